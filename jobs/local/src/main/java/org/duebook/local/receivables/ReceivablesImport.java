package org.duebook.local.receivables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.local.receivables.ExportFile.Row;
import org.duebook.wire.EventTopic;
import org.duebook.wire.PlainJson;

/**
 * Turns an export into event files. Rows and the events of one topic are held in memory, so that
 * each file can be written in the order of time.
 */
final class ReceivablesImport {
  private static final Comparator<SpecificRecord> IN_ORDER_OF_TIME =
      Comparator.comparing(ReceivablesImport::occurredAt);

  // The contract page, section 1: every event opens with the same four fields.
  private static final int OCCURRED_AT = 3;

  private final ReceivablesMapping mapping;
  private final LocalDate openAt;
  private final ReceivableEvents eventsOfRows;
  private final ImportTotals totals = new ImportTotals();
  private final List<Receivable> receivables = new ArrayList<>();
  private final Map<EventTopic, Integer> written = new EnumMap<>(EventTopic.class);

  /**
   * An import.
   *
   * @param openAt what settled on this day or later is open; null: nothing is changed
   */
  ReceivablesImport(ReceivablesMapping mapping, LocalDate openAt) {
    this.mapping = mapping;
    this.openAt = openAt;
    this.eventsOfRows = new ReceivableEvents(mapping);
  }

  /**
   * Reads a whole export.
   *
   * @param stopAtFirst whether to read no further than the first row that is refused
   * @param progress is told how many rows were read so far
   * @throws IOException if the file is not readable or no CSV
   * @throws SettingsException if the mapping does not fit its header
   */
  ImportTotals read(Path csv, boolean stopAtFirst, LongConsumer progress) throws IOException {
    try (ExportFile file = new ExportFile(csv, mapping.charset(), mapping.separator())) {
      Row header = file.next();
      if (header == null) {
        throw new IOException("line 1: nothing (expected: a header with names of columns)");
      }
      RowReader reader = new RowReader(mapping, header.values());
      for (Row row = file.next(); row != null; row = file.next()) {
        try {
          take(reader.read(row));
        } catch (RefusedRowException refusal) {
          totals.refused("line %d: %s".formatted(row.line(), refusal.getMessage()));
          if (stopAtFirst) {
            return totals;
          }
        }
        progress.accept(totals.rows());
      }
    }
    return totals;
  }

  private void take(Receivable row) {
    Receivable receivable = openAt == null ? row : row.knownBefore(openAt);
    totals.taken(receivable);
    receivables.add(receivable);
  }

  /** Writes the files; those of an earlier import, simulation or history are replaced. */
  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (EventTopic topic : EventTopic.values()) {
      Files.deleteIfExists(directory.resolve(topic.topicName() + ".avro"));
      Files.deleteIfExists(directory.resolve(topic.topicName() + ".jsonl"));
      List<SpecificRecord> events = events(topic);
      written.put(topic, events.size());
      if (!events.isEmpty()) {
        write(directory.resolve(topic.topicName() + ".jsonl"), events);
      }
    }
  }

  private List<SpecificRecord> events(EventTopic topic) {
    List<SpecificRecord> events = new ArrayList<>();
    for (Receivable receivable : receivables) {
      events.addAll(eventsOfRows.of(topic, receivable));
    }
    events.sort(IN_ORDER_OF_TIME);
    return events;
  }

  private static void write(Path file, List<SpecificRecord> events) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (SpecificRecord event : events) {
        writer.write(PlainJson.write(event));
        writer.write('\n');
      }
    }
  }

  private static Instant occurredAt(SpecificRecord event) {
    return (Instant) event.get(OCCURRED_AT);
  }

  /** How many events of a topic were written. */
  int written(EventTopic topic) {
    return written.getOrDefault(topic, 0);
  }
}
