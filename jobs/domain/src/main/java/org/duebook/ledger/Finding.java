package org.duebook.ledger;

/**
 * Something about an account that a person should know. It changes no number.
 *
 * @param kind what it is
 * @param claimId the claim, or null if it is about the account
 * @param amountCents the money concerned, or null
 * @param eventId the event that gave rise to it, or null if it follows from several
 * @param detail in words, without patient data
 */
public record Finding(Kind kind, String claimId, Long amountCents, String eventId, String detail) {

  /** Kinds of finding. */
  public enum Kind {
    /** Payers together claim more contractual reduction than the charge leaves (X12 RFI 1696). */
    COB_OVERSTATED,
    /** An adjustment reason code that is not in the reference table. */
    UNKNOWN_REASON_CODE,
    /** A remittance of a payer sequence for which the claim has no coverage. */
    UNKNOWN_COVERAGE,
    /** A remittance of another payer than the coverage of its sequence names. */
    PAYER_MISMATCH,
    /** Two events tell of one business id; the earlier counts nowhere. */
    BUSINESS_ID_CONFLICT,
    /** An event id came again with other content. */
    EVENT_ID_REUSED,
    /** A fact has waited long for its claim. */
    WAITING_FOR_CLAIM,
    /** A reversal has waited long for what it names. */
    WAITING_FOR_ORIGINAL,
    /** A reversal that undoes nothing: it names a reversal, or what it names is undone already. */
    REVERSAL_WITHOUT_EFFECT,
    /** Two accounts of a practice use one claim id. */
    CLAIM_ID_SHARED,
    /** A clock of a claim starts after the day it is read on; the age counts as 0. */
    NEGATIVE_AGE,
    /** An event took effect before everything that windows of key figures keep. */
    TOO_OLD_FOR_WINDOWS
  }
}
