package org.duebook.ledger;

/**
 * Names a thing in the business, as against the event that tells of it (contract page, section 1).
 *
 * @param kind which of the producers' id spaces
 * @param id the producer's id within it
 */
public record BusinessId(Kind kind, String id) {

  /**
   * The id spaces. A submission may be told of once per type, so each claim type is a space of its
   * own.
   */
  public enum Kind {
    /** {@code submissionId} of a SUBMITTED. */
    CLAIM_SUBMITTED,
    /** {@code submissionId} of a REPLACED. */
    CLAIM_REPLACED,
    /** {@code submissionId} of a VOIDED. */
    CLAIM_VOIDED,
    /** {@code submissionId} of an ACCEPTED. */
    CLAIM_ACCEPTED,
    /** {@code submissionId} of a REJECTED. */
    CLAIM_REJECTED,
    /** {@code eobId}. */
    REMITTANCE,
    /** {@code paymentId}. */
    PAYMENT,
    /** {@code adjustmentId}. */
    WRITE_OFF,
    /** {@code activityId}. */
    ACTIVITY
  }
}
