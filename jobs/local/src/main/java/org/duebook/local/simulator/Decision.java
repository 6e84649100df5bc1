package org.duebook.local.simulator;

import java.util.ArrayList;
import java.util.List;
import org.duebook.schemas.AdjustmentGroup;
import org.duebook.schemas.EobAdjustment;
import org.duebook.schemas.PayerClass;

/**
 * What a payer says about a claim. Whatever it says, what it pays and what it takes off add up to
 * what was billed.
 *
 * @param allowedCents what it recognises, or null with a denial of everything
 * @param paidCents what it pays
 * @param patientCents what it leaves to the patient or the next payer: the PR total
 * @param deniedCents what it denies
 * @param adjustments what it takes off the charge
 * @param remarkCodes remarks
 */
record Decision(
    Long allowedCents,
    long paidCents,
    long patientCents,
    long deniedCents,
    List<EobAdjustment> adjustments,
    List<String> remarkCodes) {
  private static final String DEDUCTIBLE = "1";
  private static final String COINSURANCE = "2";
  private static final String COPAY = "3";
  private static final String PRIOR_PAYERS = "23";
  private static final String FEE_SCHEDULE = "45";
  private static final String SEQUESTRATION = "253";

  // Budget Control Act: Medicare takes 2 % off its part since 2013.
  private static final double SEQUESTRATION_SHARE = 0.02;

  /** What the plan leaves to the patient, by kind, in cents. */
  record PatientPart(long deductibleCents, long copayCents, long coinsuranceCents) {
    long total() {
      return deductibleCents + copayCents + coinsuranceCents;
    }
  }

  /**
   * Paid, perhaps but for some denied lines.
   *
   * @param billedCents the charge
   * @param allowedCents recognised, at most the charge less what is denied
   * @param patient left to the patient, at most what is allowed
   * @param denial why some lines are denied, or null
   * @param deniedCents charge of these lines
   */
  static Decision paid(
      long billedCents,
      long allowedCents,
      PatientPart patient,
      PayerProfile payer,
      DenialReason denial,
      long deniedCents) {
    long beforeSequestration = allowedCents - patient.total();
    long sequestered =
        payer.is(PayerClass.MEDICARE)
            ? StrictMath.round(beforeSequestration * SEQUESTRATION_SHARE)
            : 0;
    List<EobAdjustment> adjustments = new ArrayList<>(4);
    take(adjustments, AdjustmentGroup.CO, FEE_SCHEDULE, billedCents - deniedCents - allowedCents);
    take(adjustments, AdjustmentGroup.CO, SEQUESTRATION, sequestered);
    if (denial != null) {
      take(adjustments, AdjustmentGroup.CO, denial.code(), deniedCents);
    }
    take(adjustments, AdjustmentGroup.PR, DEDUCTIBLE, patient.deductibleCents());
    take(adjustments, AdjustmentGroup.PR, COINSURANCE, patient.coinsuranceCents());
    take(adjustments, AdjustmentGroup.PR, COPAY, patient.copayCents());
    return new Decision(
        allowedCents,
        beforeSequestration - sequestered,
        patient.total(),
        deniedCents,
        adjustments,
        denial == null ? List.of() : denial.remarks());
  }

  /** Nothing paid, nothing left to the patient: the money stays open with the insurer. */
  static Decision denied(long billedCents, DenialReason reason) {
    List<EobAdjustment> adjustments = new ArrayList<>(1);
    take(adjustments, AdjustmentGroup.CO, reason.code(), billedCents);
    return new Decision(null, 0, 0, billedCents, adjustments, reason.remarks());
  }

  /** Nothing paid, and the patient has to: the plan does not cover the service. */
  static Decision leftToPatient(long billedCents, DenialReason reason) {
    List<EobAdjustment> adjustments = new ArrayList<>(1);
    take(adjustments, AdjustmentGroup.PR, reason.code(), billedCents);
    return new Decision(null, 0, billedCents, 0, adjustments, reason.remarks());
  }

  /**
   * A later payer's word on what the earlier ones left: OA 23 is everything they did, so that only
   * the rest is told anew (X12 RFI 2143).
   *
   * @param billedCents the charge
   * @param leftCents PR total of the payer before
   * @param paidShare how much of that it pays
   * @param patientShare how much of that it leaves to the patient; what remains is given up by
   *     contract
   */
  static Decision afterPriorPayers(
      long billedCents, long leftCents, double paidShare, double patientShare) {
    long paid = StrictMath.round(leftCents * paidShare);
    long patient = Math.min(leftCents - paid, StrictMath.round(leftCents * patientShare));
    List<EobAdjustment> adjustments = new ArrayList<>(3);
    take(adjustments, AdjustmentGroup.OA, PRIOR_PAYERS, billedCents - leftCents);
    take(adjustments, AdjustmentGroup.CO, FEE_SCHEDULE, leftCents - paid - patient);
    take(adjustments, AdjustmentGroup.PR, COINSURANCE, patient);
    return new Decision(leftCents, paid, patient, 0, adjustments, List.of());
  }

  /**
   * The mistake some payers make: they give up by contract what the payers before have paid and
   * given up already. The sums are right, the meaning is not (X12 RFI 1696).
   */
  Decision withPriorPayersTakenForContractual() {
    long contractual = 0;
    List<EobAdjustment> rest = new ArrayList<>(adjustments.size());
    for (EobAdjustment adjustment : adjustments) {
      if (adjustment.getGroup() == AdjustmentGroup.PR) {
        rest.add(adjustment);
      } else {
        contractual += adjustment.getAmountCents();
      }
    }
    List<EobAdjustment> overstated = new ArrayList<>(rest.size() + 1);
    take(overstated, AdjustmentGroup.CO, FEE_SCHEDULE, contractual);
    overstated.addAll(rest);
    return new Decision(allowedCents, paidCents, patientCents, 0, overstated, remarkCodes);
  }

  /**
   * The same claim with more recognised: the patient's part stays, the payer pays the difference.
   */
  Decision raisedBy(long cents) {
    List<EobAdjustment> raised = new ArrayList<>(adjustments.size());
    for (EobAdjustment adjustment : adjustments) {
      boolean lowered = adjustment.getReasonCode().equals(FEE_SCHEDULE);
      take(
          raised,
          adjustment.getGroup(),
          adjustment.getReasonCode(),
          lowered ? adjustment.getAmountCents() - cents : adjustment.getAmountCents());
    }
    return new Decision(
        allowedCents + cents, paidCents + cents, patientCents, deniedCents, raised, remarkCodes);
  }

  boolean deniesEverything() {
    return paidCents == 0 && deniedCents > 0;
  }

  private static void take(
      List<EobAdjustment> adjustments, AdjustmentGroup group, String reasonCode, long cents) {
    if (cents != 0) {
      adjustments.add(new EobAdjustment(group, reasonCode, cents));
    }
  }
}
