package org.duebook.ledger;

import java.util.List;

/**
 * Money came in, was given back, or turned out not to have come.
 *
 * @param eventId unique name of the event
 * @param occurredAt milliseconds since the epoch
 * @param paymentId names the payment; a reversal has one of its own
 * @param type what happened
 * @param source whose money it is
 * @param payerId the payer of insurer money, or null
 * @param method how it came
 * @param amountCents above 0
 * @param allocations what it is for; the rest of the amount is unapplied. Not read on a REVERSED,
 *     which undoes the whole payment it names
 * @param reversesPaymentId with REVERSED: the payment that is undone
 * @param traceNumber of the check or transfer, or null
 */
public record PaymentFact(
    String eventId,
    long occurredAt,
    String paymentId,
    Type type,
    Source source,
    String payerId,
    Method method,
    long amountCents,
    List<Allocation> allocations,
    String reversesPaymentId,
    String traceNumber)
    implements Fact {

  /** Keeps its own copy of the allocations. */
  public PaymentFact {
    allocations = List.copyOf(allocations);
  }

  /** What happened to the money. */
  public enum Type {
    /** It came in. */
    RECEIVED,
    /** A RECEIVED or REFUNDED is undone: bounced, charged back, recouped. */
    REVERSED,
    /** It was given back. */
    REFUNDED
  }

  /** Whose money it is. */
  public enum Source {
    /** The patient or guarantor. */
    PATIENT(Party.PATIENT),
    /** A payer. */
    INSURER(Party.INSURER),
    /** A collection agency, on the patient's behalf. */
    AGENCY(Party.PATIENT);

    private final Party party;

    Source(Party party) {
      this.party = party;
    }

    /** The party whose balance the money pays. */
    public Party party() {
      return party;
    }
  }

  /** How the money came. */
  public enum Method {
    /** Notes and coins. */
    CASH,
    /** A check, which can bounce. */
    CHECK,
    /** A card, which can be charged back. */
    CARD,
    /** Direct debit. */
    ACH,
    /** A payer's electronic funds transfer. */
    EFT,
    /** Anything else. */
    OTHER
  }

  @Override
  public BusinessId businessId() {
    return new BusinessId(BusinessId.Kind.PAYMENT, paymentId);
  }

  @Override
  public BusinessId reverses() {
    return type == Type.REVERSED
        ? new BusinessId(BusinessId.Kind.PAYMENT, reversesPaymentId)
        : null;
  }
}
