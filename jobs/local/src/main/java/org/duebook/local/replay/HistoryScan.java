package org.duebook.local.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.duebook.analytics.intake.EventTimes;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.wire.EventTopic;

/**
 * What a first look at the files tells of a history: when it ends, and how far its events are out
 * of order.
 *
 * <p>A replay that knows the disorder lets business time wait for the last straggler, so that every
 * day is told whole and two replays write the same. Where files are in order, as most are, nothing
 * waits.
 *
 * @param lastDay the business day of the latest event, or null if none tells its time
 * @param disorder by how much events of a topic come after later ones
 */
public record HistoryScan(LocalDate lastDay, Map<EventTopic, Duration> disorder) {

  /**
   * Reads the times of all events.
   *
   * @param latestOccurredAt events after this instant are mistakes and do not count
   */
  public static HistoryScan of(EventFiles files, BusinessCalendar calendar, long latestOccurredAt)
      throws IOException {
    long latest = Long.MIN_VALUE;
    Map<EventTopic, Duration> disorder = new EnumMap<>(EventTopic.class);
    for (Map.Entry<EventTopic, List<Path>> entry : files.byTopic().entrySet()) {
      Times times = new Times();
      for (Path file : entry.getValue()) {
        read(entry.getKey(), file, latestOccurredAt, times);
      }
      latest = Math.max(latest, times.latest);
      // Flink takes the files of a topic in any order: with several of them nothing is known but
      // the whole span.
      long millis = entry.getValue().size() == 1 ? times.disorder : times.span();
      disorder.put(entry.getKey(), Duration.ofMillis(millis));
    }
    return new HistoryScan(latest == Long.MIN_VALUE ? null : calendar.dayOf(latest), disorder);
  }

  private static void read(EventTopic topic, Path file, long latestOccurredAt, Times times)
      throws IOException {
    try (EventFileReader reader = EventFileReader.open(topic, file)) {
      for (IncomingRecord record = reader.next(); record != null; record = reader.next()) {
        if (EventTimes.isBelievable(record.occurredAt(), latestOccurredAt)) {
          times.add(record.occurredAt());
        }
      }
    }
  }

  private static final class Times {
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private long disorder;

    void add(long occurredAt) {
      earliest = Math.min(earliest, occurredAt);
      latest = Math.max(latest, occurredAt);
      disorder = Math.max(disorder, latest - occurredAt);
    }

    long span() {
      return earliest > latest ? 0 : latest - earliest;
    }
  }
}
