package org.duebook.local.history;

import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Fact;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;
import org.duebook.wire.EventTopic;

/**
 * One event as a producer sends it.
 *
 * @param practiceId the practice
 * @param accountId the account that the event names, or null if it knows only the claim
 * @param fact what it states
 */
public record HistoryEvent(String practiceId, String accountId, Fact fact) {

  /** Unique name of the event. */
  public String eventId() {
    return fact.eventId();
  }

  /** When it took effect, in milliseconds since the epoch. */
  public long occurredAt() {
    return fact.occurredAt();
  }

  /** The topic, or the file, that the event belongs to. */
  public EventTopic topic() {
    if (fact instanceof ClaimFact) {
      return EventTopic.CLAIMS;
    }
    if (fact instanceof RemittanceFact) {
      return EventTopic.EOBS;
    }
    if (fact instanceof PaymentFact) {
      return EventTopic.PAYMENTS;
    }
    if (fact instanceof WriteOffFact) {
      return EventTopic.ADJUSTMENTS;
    }
    if (fact instanceof ActivityFact) {
      return EventTopic.ACTIVITIES;
    }
    throw new IllegalArgumentException("fact: " + fact.getClass() + " (expected: one of five)");
  }
}
