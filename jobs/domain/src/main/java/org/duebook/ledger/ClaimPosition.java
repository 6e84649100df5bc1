package org.duebook.ledger;

import java.time.LocalDate;

/**
 * Where one claim stands as of a day (contract page, section 2). Amounts in cents.
 *
 * @param claimId the claim
 * @param seen whether a submission is there; if not, every amount is 0 and money meant for it is
 *     unapplied
 * @param terms of the live submission, or null if not seen
 * @param chargeCents C, 0 once voided
 * @param contractualCents K
 * @param patientShareCents S, as far as released
 * @param insurerCashCents I, received less reversed and refunded
 * @param patientCashCents P, likewise; an agency's money counts here
 * @param insurerWriteOffCents Wi in force
 * @param patientWriteOffCents Wp in force
 * @param overstatedCents contractual reduction that the payers claim beyond what the charge leaves
 * @param billedOn earliest SUBMITTED, else earliest REPLACED
 * @param patientResponsibleOn the day the released share last became more than 0; null while it is
 *     0
 * @param firstStatementOn the first statement about the claim or the whole account on or after that
 *     day; null if there was none, and while the share is 0. Legal clocks count from here
 * @param insurerSettledOn the day the insurers' part last became settled in money, or null
 * @param patientSettledOn the day the patient's share last became settled in money, or null
 * @param insurerCreditSince the day the insurers' open amount last fell below 0, or null
 * @param patientCreditSince the day the patient's open amount last fell below 0, or null
 */
public record ClaimPosition(
    String claimId,
    boolean seen,
    ClaimTerms terms,
    long chargeCents,
    long contractualCents,
    long patientShareCents,
    long insurerCashCents,
    long patientCashCents,
    long insurerWriteOffCents,
    long patientWriteOffCents,
    long overstatedCents,
    LocalDate billedOn,
    LocalDate patientResponsibleOn,
    LocalDate firstStatementOn,
    LocalDate insurerSettledOn,
    LocalDate patientSettledOn,
    LocalDate insurerCreditSince,
    LocalDate patientCreditSince) {

  /** What the insurers owe (positive) or are owed (negative). */
  public long insurerOpenCents() {
    return chargeCents
        - contractualCents
        - patientShareCents
        - insurerCashCents
        - insurerWriteOffCents;
  }

  /** What the patient owes (positive) or is owed (negative). */
  public long patientOpenCents() {
    return patientShareCents - patientCashCents - patientWriteOffCents;
  }

  /** What a party owes (positive) or is owed (negative). */
  public long openCents(Party party) {
    return party == Party.INSURER ? insurerOpenCents() : patientOpenCents();
  }

  /**
   * The day a party became responsible: the insurers when they were billed, the patient when the
   * share was released. Null for a patient without a share, even one who owes money back because
   * more was refunded than had come.
   */
  public LocalDate responsibleOn(Party party) {
    return party == Party.INSURER ? billedOn : patientResponsibleOn;
  }

  /** The day a party's part last became settled in money, or null. */
  public LocalDate settledOn(Party party) {
    return party == Party.INSURER ? insurerSettledOn : patientSettledOn;
  }

  /** This position with its statement clock read. */
  ClaimPosition withFirstStatementOn(LocalDate day) {
    if (day == null) {
      return this;
    }
    return new ClaimPosition(
        claimId,
        seen,
        terms,
        chargeCents,
        contractualCents,
        patientShareCents,
        insurerCashCents,
        patientCashCents,
        insurerWriteOffCents,
        patientWriteOffCents,
        overstatedCents,
        billedOn,
        patientResponsibleOn,
        day,
        insurerSettledOn,
        patientSettledOn,
        insurerCreditSince,
        patientCreditSince);
  }

  /** Day of the service as the live submission states it, or null if not seen. */
  public LocalDate serviceDate() {
    return terms == null ? null : terms.serviceDate();
  }
}
