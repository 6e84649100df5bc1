package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.duebook.schemas.AdjustmentGroup;
import org.duebook.schemas.EobAdjustment;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private static final PayerProfile COMMERCIAL = PayerProfile.all().get(0);
  private static final PayerProfile MEDICARE = PayerProfile.all().get(5);

  private static long adjusted(Decision decision) {
    return decision.adjustments().stream().mapToLong(EobAdjustment::getAmountCents).sum();
  }

  private static EobAdjustment adjustment(AdjustmentGroup group, String code, long cents) {
    return new EobAdjustment(group, code, cents);
  }

  @Test
  void aPaidClaimTakesOffTheContractAndThePatientsPart() {
    Decision decision =
        Decision.paid(50_000, 37_500, new Decision.PatientPart(7_500, 0, 0), COMMERCIAL, null, 0);

    assertThat(decision.paidCents()).isEqualTo(30_000);
    assertThat(decision.adjustments())
        .containsExactly(
            adjustment(AdjustmentGroup.CO, "45", 12_500),
            adjustment(AdjustmentGroup.PR, "1", 7_500));
  }

  @Test
  void medicareKeepsTwoPercentOfWhatItPays() {
    Decision decision =
        Decision.paid(20_000, 10_000, new Decision.PatientPart(0, 0, 2_000), MEDICARE, null, 0);

    assertThat(decision.paidCents()).isEqualTo(7_840);
    assertThat(decision.adjustments())
        .containsExactly(
            adjustment(AdjustmentGroup.CO, "45", 10_000),
            adjustment(AdjustmentGroup.CO, "253", 160),
            adjustment(AdjustmentGroup.PR, "2", 2_000));
  }

  @Test
  void aDenialLeavesEverythingWithTheInsurer() {
    Decision decision = Decision.denied(31_500, DenialReason.INCOMPLETE);

    assertThat(decision.deniesEverything()).isTrue();
    assertThat(decision.patientCents()).isZero();
    assertThat(decision.adjustments())
        .containsExactly(adjustment(AdjustmentGroup.CO, "16", 31_500));
    assertThat(decision.remarkCodes()).containsExactly("MA130");
  }

  @Test
  void aSecondPayerTellsWhatTheFirstOneDidWithOa23() {
    Decision decision = Decision.afterPriorPayers(50_000, 7_500, 65 / 75.0, 0);

    assertThat(decision.paidCents()).isEqualTo(6_500);
    assertThat(decision.adjustments())
        .containsExactly(
            adjustment(AdjustmentGroup.OA, "23", 42_500),
            adjustment(AdjustmentGroup.CO, "45", 1_000));
  }

  @Test
  void aSecondPayerThatMisreadsTheFirstOverstatesTheContract() {
    Decision decision =
        Decision.afterPriorPayers(50_000, 7_500, 65 / 75.0, 0).withPriorPayersTakenForContractual();

    assertThat(decision.adjustments())
        .containsExactly(adjustment(AdjustmentGroup.CO, "45", 43_500));
  }

  @Test
  void aRaisedDecisionPaysTheDifferenceAndLeavesThePatientsPart() {
    Decision decision =
        Decision.paid(20_000, 9_000, new Decision.PatientPart(0, 2_500, 0), COMMERCIAL, null, 0)
            .raisedBy(1_000);

    assertThat(decision.allowedCents()).isEqualTo(10_000);
    assertThat(decision.paidCents()).isEqualTo(7_500);
    assertThat(decision.patientCents()).isEqualTo(2_500);
    assertThat(adjusted(decision)).isEqualTo(12_500);
  }

  @Property(tries = 300)
  void whateverIsDecidedAddsUpToTheCharge(
      @ForAll @LongRange(min = 1, max = 10_000_000) long billed,
      @ForAll @DoubleRange(min = 0, max = 1) double allowedPart,
      @ForAll @DoubleRange(min = 0, max = 1) double patientPart,
      @ForAll @DoubleRange(min = 0, max = 0.5) double secondPart) {
    long allowed = Math.round(billed * allowedPart);
    long patient = Math.round(allowed * patientPart);
    Decision.PatientPart part = new Decision.PatientPart(patient / 2, 0, patient - patient / 2);
    Decision first = Decision.paid(billed, allowed, part, MEDICARE, null, 0);
    Decision second = Decision.afterPriorPayers(billed, patient, secondPart, secondPart);
    for (Decision decision :
        List.of(
            first,
            second,
            second.withPriorPayersTakenForContractual(),
            Decision.denied(billed, DenialReason.BUNDLED),
            Decision.leftToPatient(billed, DenialReason.NOT_COVERED))) {
      assertThat(decision.paidCents() + adjusted(decision)).isEqualTo(billed);
      assertThat(decision.paidCents()).isNotNegative();
      assertThat(decision.adjustments())
          .allSatisfy(adjusted -> assertThat(adjusted.getAmountCents()).isPositive());
    }
  }
}
