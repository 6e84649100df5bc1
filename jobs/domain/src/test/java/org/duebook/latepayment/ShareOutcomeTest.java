package org.duebook.latepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.pr;

import java.time.LocalDate;
import java.util.List;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.Party;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.api.Test;

/** When a share is late, and from when that is known (contract page, section 4). */
class ShareOutcomeTest {
  private static final LateHorizons HORIZONS = LateHorizons.DEFAULT;

  private final BillingOffice office = new BillingOffice();

  private List<ShareOutcome> outcomes(String day) {
    return ShareOutcome.of(office.on(day).position(), HORIZONS);
  }

  private ShareOutcome onlyOutcome(String day) {
    assertThat(outcomes(day)).hasSize(1);
    return outcomes(day).get(0);
  }

  @Test
  void aShareThatIsNeitherSettledNorOverItsHorizonHasNoOutcomeYet() {
    office.on("2026-01-01").submits("claim", "100.00", 0);

    // Day 90 after 2026-01-01 is 2026-04-01: the share may still be paid on it.
    assertThat(outcomes("2026-04-01")).isEmpty();
    AccountPosition position = office.position();
    assertThat(ShareOutcome.nextKnownOn(position, HORIZONS)).isEqualTo(day("2026-04-02"));
  }

  @Test
  void aShareIsLateFromTheDayAfterItsHorizon() {
    office.on("2026-01-01").submits("claim", "100.00", 0);

    assertThat(onlyOutcome("2026-04-02"))
        .isEqualTo(
            new ShareOutcome(
                "claim", Party.PATIENT, day("2026-01-01"), true, null, day("2026-04-02")));
    assertThat(ShareOutcome.nextKnownOn(office.position(), HORIZONS)).isNull();
  }

  @Test
  void aShareSettledOnTheLastDayIsNotLate() {
    office.on("2026-01-01").submits("claim", "100.00", 0);
    office.on("2026-04-01").patientPays("claim", "100.00");

    assertThat(onlyOutcome("2026-04-01"))
        .isEqualTo(
            new ShareOutcome(
                "claim", Party.PATIENT, day("2026-01-01"), false, 90, day("2026-04-01")));
  }

  @Test
  void aShareSettledADayTooLateIsLateAndItsDaysToPayAreKnown() {
    office.on("2026-01-01").submits("claim", "100.00", 0);
    office.on("2026-04-02").patientPays("claim", "100.00");

    assertThat(onlyOutcome("2026-04-03"))
        .isEqualTo(
            new ShareOutcome(
                "claim", Party.PATIENT, day("2026-01-01"), true, 91, day("2026-04-02")));
  }

  @Test
  void writingOffIsNotPaying() {
    office.on("2026-01-01").submits("claim", "100.00", 0);
    office.on("2026-02-01").writesOff("claim", Party.PATIENT, "100.00");

    assertThat(outcomes("2026-02-01")).isEmpty();
    assertThat(onlyOutcome("2026-04-02").late()).isTrue();
  }

  @Test
  void aBouncedPaymentTakesTheOutcomeBack() {
    office.on("2026-01-01").submits("claim", "100.00", 0);
    PaymentFact check = office.on("2026-01-20").patientPays("claim", "100.00");
    assertThat(onlyOutcome("2026-01-20").late()).isFalse();

    office.on("2026-01-27").bounces(check);
    assertThat(outcomes("2026-01-27")).isEmpty();
    assertThat(onlyOutcome("2026-04-02").late()).isTrue();
  }

  @Test
  void anInsurerIsLateAfterSixtyDaysFromBilling() {
    office.on("2026-01-01").submits("claim", "100.00", 1);

    assertThat(outcomes("2026-03-02")).isEmpty();
    assertThat(onlyOutcome("2026-03-03"))
        .isEqualTo(
            new ShareOutcome(
                "claim", Party.INSURER, day("2026-01-01"), true, null, day("2026-03-03")));
  }

  @Test
  void eachPartyHasAnOutcomeOfItsOwn() {
    office.on("2026-01-01").submits("claim", "100.00", 1);
    office.on("2026-01-15").remits("claim", 1, "60.00", co("45", "10.00"), pr("1", "30.00"));
    office.on("2026-01-16").insurerPays("claim", "60.00");

    assertThat(outcomes("2026-04-20"))
        .extracting(ShareOutcome::party, ShareOutcome::responsibleOn, ShareOutcome::late)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Party.INSURER, day("2026-01-01"), false),
            org.assertj.core.groups.Tuple.tuple(Party.PATIENT, day("2026-01-15"), true));
  }

  @Test
  void aShareThatIsGoneHasNoOutcome() {
    office.on("2026-01-01").submits("claim", "100.00", 0);
    office.on("2026-02-01").voids("claim");

    LocalDate longAfter = day("2026-06-01");
    assertThat(outcomes(longAfter.toString())).isEmpty();
    assertThat(ShareOutcome.nextKnownOn(office.position(), HORIZONS)).isNull();
  }
}
