package org.duebook.ledger;

import java.util.List;

/**
 * A payer explained what it decided on a claim (one claim of an 835), or took such an explanation
 * back. It explains; only a payment moves money.
 *
 * @param eventId unique name of the event
 * @param occurredAt milliseconds since the epoch
 * @param eobId names the explanation
 * @param claimId the claim it is about
 * @param type decided or taken back
 * @param reversesEobId with REVERSED: the explanation that no longer holds
 * @param payerId who decided
 * @param payerSequence 1 for the primary payer, 2 for the secondary, and so on
 * @param allowedCents what the payer allows, or null if not stated
 * @param paidCents what the payer says it pays
 * @param adjustments why the rest is not paid; not read on a REVERSED
 * @param remarkCodes remittance advice remark codes
 * @param forwarded whether the payer has sent the claim on to the next payer
 * @param traceNumber of the payment it goes with, or null
 */
public record RemittanceFact(
    String eventId,
    long occurredAt,
    String eobId,
    String claimId,
    Type type,
    String reversesEobId,
    String payerId,
    int payerSequence,
    Long allowedCents,
    long paidCents,
    List<RemittanceAdjustment> adjustments,
    List<String> remarkCodes,
    boolean forwarded,
    String traceNumber)
    implements Fact {

  /** Keeps its own copies of the lists. */
  public RemittanceFact {
    adjustments = List.copyOf(adjustments);
    remarkCodes = List.copyOf(remarkCodes);
  }

  /** Decided or taken back. */
  public enum Type {
    /** The payer decided. */
    PROCESSED,
    /** The payer took an earlier decision back. */
    REVERSED
  }

  @Override
  public BusinessId businessId() {
    return new BusinessId(BusinessId.Kind.REMITTANCE, eobId);
  }

  @Override
  public BusinessId reverses() {
    return type == Type.REVERSED ? new BusinessId(BusinessId.Kind.REMITTANCE, reversesEobId) : null;
  }
}
