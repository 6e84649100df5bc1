package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BenefitYearTest {
  private static final InsurancePlan PLAN = new InsurancePlan(50_000, 0, 0.2);
  private static final long NEW_YEARS_EVE = LocalDate.of(2025, 12, 31).toEpochDay();
  private static final long NEW_YEARS_DAY = NEW_YEARS_EVE + 1;

  private final BenefitYear benefits =
      new BenefitYear(LocalDate.of(2025, 1, 1), PLAN, Chance.of(1, 1, 1));

  @Test
  void theDeductibleIsTakenUntilItIsUsedUp() {
    assertThat(benefits.take(NEW_YEARS_EVE, 30_000, PLAN)).isEqualTo(30_000);
    assertThat(benefits.take(NEW_YEARS_EVE, 30_000, PLAN)).isEqualTo(20_000);
    assertThat(benefits.take(NEW_YEARS_EVE, 30_000, PLAN)).isZero();
  }

  @Test
  void itBeginsAnewOnNewYearsDay() {
    benefits.take(NEW_YEARS_EVE, 50_000, PLAN);

    assertThat(benefits.take(NEW_YEARS_DAY, 60_000, PLAN)).isEqualTo(50_000);
  }

  @Test
  void aClaimOfLastYearUsesNothingOfThisYears() {
    benefits.take(NEW_YEARS_DAY, 10_000, PLAN);
    benefits.take(NEW_YEARS_EVE, 30_000, PLAN);

    assertThat(benefits.take(NEW_YEARS_DAY, 60_000, PLAN)).isEqualTo(40_000);
  }

  @Test
  void whatAWithdrawnDecisionTookIsThereAgain() {
    long taken = benefits.take(NEW_YEARS_EVE, 50_000, PLAN);
    benefits.giveBack(NEW_YEARS_EVE, taken);

    assertThat(benefits.take(NEW_YEARS_EVE, 50_000, PLAN)).isEqualTo(50_000);
  }

  @Test
  void inTheMiddleOfAYearPartOfItMayBeUsed() {
    BenefitYear begun = new BenefitYear(LocalDate.of(2025, 10, 1), PLAN, Chance.of(1, 1, 2));

    assertThat(begun.take(NEW_YEARS_EVE, 60_000, PLAN)).isPositive().isLessThan(50_000);
  }
}
