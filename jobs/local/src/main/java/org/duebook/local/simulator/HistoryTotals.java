package org.duebook.local.simulator;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentType;
import org.duebook.wire.EventTopic;

/** Adds up what has happened in a history; a redelivery does not happen again. */
final class HistoryTotals {
  private final Map<EventTopic, Map<Enum<?>, Long>> events = new EnumMap<>(EventTopic.class);
  private long count;
  private long chargesCents;
  private long receiptsCents;

  HistoryTotals() {
    for (EventTopic topic : EventTopic.values()) {
      events.put(topic, new HashMap<>());
    }
  }

  void add(SimulatedEvent event) {
    count++;
    events.get(event.topic()).merge(typeOf(event.record()), 1L, Long::sum);
    if (event.record() instanceof ClaimEvent claim && claim.getType() == ClaimEventType.SUBMITTED) {
      chargesCents += claim.getTerms().getBilledCents();
    } else if (event.record() instanceof PaymentEvent payment) {
      boolean received = payment.getType() == PaymentType.RECEIVED;
      receiptsCents += received ? payment.getAmountCents() : -payment.getAmountCents();
    }
  }

  private static Enum<?> typeOf(SpecificRecord record) {
    if (record instanceof ClaimEvent claim) {
      return claim.getType();
    } else if (record instanceof EobEvent eob) {
      return eob.getType();
    } else if (record instanceof PaymentEvent payment) {
      return payment.getType();
    } else if (record instanceof AdjustmentEvent adjustment) {
      return adjustment.getType();
    }
    return ((ActivityEvent) record).getType();
  }

  /** Events of a topic by the name of their type. */
  SortedMap<String, Long> events(EventTopic topic) {
    SortedMap<String, Long> byName = new TreeMap<>();
    events.get(topic).forEach((type, number) -> byName.put(type.name(), number));
    return byName;
  }

  /** All events. */
  long count() {
    return count;
  }

  /** What was billed by first submissions, in cents. */
  long chargesCents() {
    return chargesCents;
  }

  /** Money received, less what bounced, was recouped or given back, in cents. */
  long receiptsCents() {
    return receiptsCents;
  }
}
