package org.duebook.ledger;

/**
 * The practice gave up an open amount, or took that back.
 *
 * @param eventId unique name of the event
 * @param occurredAt milliseconds since the epoch
 * @param adjustmentId names the write-off; a reversal has one of its own
 * @param claimId the claim
 * @param type declared or taken back
 * @param reason why
 * @param party whose balance is given up
 * @param amountCents above 0; a REVERSED undoes the whole write-off it names, whatever its own
 *     amount
 * @param reversesAdjustmentId with REVERSED: the write-off that no longer holds
 */
public record WriteOffFact(
    String eventId,
    long occurredAt,
    String adjustmentId,
    String claimId,
    Type type,
    Reason reason,
    Party party,
    long amountCents,
    String reversesAdjustmentId)
    implements Fact {

  /** Declared or taken back. */
  public enum Type {
    /** An amount is given up. */
    WRITTEN_OFF,
    /** An earlier write-off no longer holds. */
    REVERSED
  }

  /** Why an amount is given up. */
  public enum Reason {
    /** Not worth the cost of collecting. */
    SMALL_BALANCE,
    /** Not expected to be paid. */
    BAD_DEBT,
    /** Financial assistance granted. */
    CHARITY,
    /** A courtesy to the patient. */
    COURTESY,
    /** The claim was filed too late. */
    TIMELY_FILING,
    /** The payer's denial is accepted. */
    DENIAL,
    /** Any other decision of the office. */
    ADMINISTRATIVE
  }

  @Override
  public BusinessId businessId() {
    return new BusinessId(BusinessId.Kind.WRITE_OFF, adjustmentId);
  }

  @Override
  public BusinessId reverses() {
    return type == Type.REVERSED
        ? new BusinessId(BusinessId.Kind.WRITE_OFF, reversesAdjustmentId)
        : null;
  }
}
