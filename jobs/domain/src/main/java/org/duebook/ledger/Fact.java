package org.duebook.ledger;

/**
 * What one event states about an account. Facts are immutable and are kept as they came; positions
 * are made from them.
 *
 * <p>Components that may be null say so; the others never are, save texts, which {@link FactRules}
 * checks.
 *
 * <p>Two facts with the same {@link #businessId()} are a correction: the one with the greater
 * {@link #moment()} holds and the other counts nowhere (contract page, section 1).
 */
public sealed interface Fact
    permits ClaimFact, RemittanceFact, PaymentFact, WriteOffFact, ActivityFact {

  /** Unique name of the event that brought the fact; a redelivery repeats it. */
  String eventId();

  /** When it took effect in the business, in milliseconds since 1970-01-01T00:00:00Z. */
  long occurredAt();

  /** The thing in the business that the fact is about; facts with equal ids correct each other. */
  BusinessId businessId();

  /** With a reversal: the thing it undoes; null for every other fact. */
  default BusinessId reverses() {
    return null;
  }

  /** The fact's place in the order of facts. */
  default Moment moment() {
    return new Moment(occurredAt(), eventId());
  }
}
