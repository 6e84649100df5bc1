package org.duebook.local.cluster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.local.history.HistoryEvent;
import org.duebook.local.history.WireEvents;

/** The records of events without what protects them from being told twice or out of turn. */
final class LessProtectedEvents {
  private static final List<String> EVENT_ID = List.of("eventId");
  private static final List<String> IDENTITIES =
      List.of("eventId", "submissionId", "eobId", "paymentId", "adjustmentId", "activityId");

  private final Set<String> seen = new HashSet<>();
  private int count;

  /** The record of the next event; that of the contract as long as no protection is away. */
  SpecificRecord of(HistoryEvent event) {
    SpecificRecord record = WireEvents.of(event);
    count++;
    boolean isAgain = !seen.add(event.eventId());
    if (isAgain && Without.EVENT_IDS.isTakenAway()) {
      rename(record, EVENT_ID);
    }
    if (isAgain && Without.IDENTITIES.isTakenAway()) {
      rename(record, IDENTITIES);
    }
    if (Without.MOMENTS.isTakenAway()) {
      Instant sentAt = FaultTrial.LAST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
      record.put(record.getSchema().getField("occurredAt").pos(), sentAt.plusMillis(count));
    }
    return record;
  }

  private void rename(SpecificRecord record, List<String> fields) {
    fields.stream()
        .map(record.getSchema()::getField)
        .filter(Objects::nonNull)
        .forEach(it -> record.put(it.pos(), record.get(it.pos()) + "-" + count));
  }
}
