package org.duebook.ledger;

/**
 * A claim was sent, replaced, voided or acknowledged.
 *
 * @param eventId unique name of the event
 * @param occurredAt milliseconds since the epoch
 * @param claimId names the claim within its account; a replacement keeps it
 * @param submissionId names the submission; a replacement brings a new one
 * @param type what happened
 * @param terms what is asked for; present with SUBMITTED and REPLACED only
 */
public record ClaimFact(
    String eventId,
    long occurredAt,
    String claimId,
    String submissionId,
    Type type,
    ClaimTerms terms)
    implements Fact {

  /** What happened to the claim. */
  public enum Type {
    /** Sent for the first time. */
    SUBMITTED(BusinessId.Kind.CLAIM_SUBMITTED),
    /** Sent again in place of an earlier submission. */
    REPLACED(BusinessId.Kind.CLAIM_REPLACED),
    /** Taken back. */
    VOIDED(BusinessId.Kind.CLAIM_VOIDED),
    /** Acknowledged by the payer or clearing house (277CA). */
    ACCEPTED(BusinessId.Kind.CLAIM_ACCEPTED),
    /** Refused before adjudication (277CA). */
    REJECTED(BusinessId.Kind.CLAIM_REJECTED);

    private final BusinessId.Kind businessIdKind;

    Type(BusinessId.Kind businessIdKind) {
      this.businessIdKind = businessIdKind;
    }

    /** Whether it states terms and so makes the claim seen. */
    public boolean isSubmission() {
      return this == SUBMITTED || this == REPLACED;
    }
  }

  @Override
  public BusinessId businessId() {
    return new BusinessId(type.businessIdKind, submissionId);
  }
}
