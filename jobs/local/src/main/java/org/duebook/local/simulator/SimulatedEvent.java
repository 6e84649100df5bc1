package org.duebook.local.simulator;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.wire.EventTopic;

/**
 * One event of a simulated history.
 *
 * @param topic where it belongs
 * @param key the record's account, or its claim where the record names no account
 * @param record the event itself, of the topic's record class; not to be changed
 */
public record SimulatedEvent(EventTopic topic, String key, SpecificRecord record) {
  // The contract page, section 1: every record opens with the same four fields.
  private static final int EVENT_ID = 0;
  private static final int OCCURRED_AT = 3;

  /** The event's id, unique in the history. */
  public String eventId() {
    return (String) record.get(EVENT_ID);
  }

  /** When it took effect in the business. */
  public Instant occurredAt() {
    return (Instant) record.get(OCCURRED_AT);
  }
}
