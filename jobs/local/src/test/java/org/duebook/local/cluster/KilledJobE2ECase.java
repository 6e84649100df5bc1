package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.local.broker.LocalBroker;
import org.duebook.local.cluster.PublishedRecords.Isolation;
import org.duebook.local.history.AwkwardHistory;
import org.duebook.local.history.ClosingEvents;
import org.duebook.local.history.Deliveries;
import org.duebook.local.history.HistoryEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job in a process of its own is killed in the middle, and no number is another one. */
final class KilledJobE2ECase {
  private static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 9, 30);

  @TempDir private Path directory;

  private TopicWriter writer;

  @Test
  void aKillInTheMiddleChangesNoNumberForReadersOfWhatIsCommitted() throws Exception {
    try (LocalBroker broker = LocalBroker.start(directory.resolve("broker"), 0)) {
      makeTopics(broker);
      writer = new TopicWriter(broker.bootstrapServers(), "", PARTITIONS, 11);
      Path settings = settings(broker);
      Outcome outcome = new Outcome(SettingsFile.read(settings));
      List<HistoryEvent> history =
          Deliveries.disordered(AwkwardHistory.of(11, 60, FIRST_DAY, LAST_DAY), 3);
      int half = history.size() / 2;

      try (PublishedRecords committed = reader(broker, Isolation.READ_COMMITTED);
          PublishedRecords uncommitted = reader(broker, Isolation.READ_UNCOMMITTED)) {
        JobProcess job = JobProcess.start(settings, null, directory.resolve("first.log"));
        send(history.subList(0, half), LAST_DAY.plusDays(1), outcome);
        waitFor(outcome, committed, job);
        send(history.subList(half, history.size()), LAST_DAY.plusDays(40), outcome);
        int committedBefore = committed.count();
        uncommitted.readUntil(() -> uncommitted.count() > committedBefore, PATIENCE);
        job.kill();
        committed.readToTheEnd();

        job = JobProcess.start(settings, latestCheckpoint(), directory.resolve("second.log"));
        try {
          waitFor(outcome, committed, job);
          committed.readToTheEnd();
          outcome.mustBeAllOf(committed);
        } finally {
          job.kill();
        }
      } finally {
        writer.close();
      }
    }
  }

  private static void makeTopics(LocalBroker broker) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      KafkaTopics.createMissing(admin, KafkaTopics.all("", PARTITIONS, Optional.empty()));
    }
  }

  private static PublishedRecords reader(LocalBroker broker, Isolation isolation) {
    return new PublishedRecords(broker.bootstrapServers(), "", PARTITIONS, isolation);
  }

  private Path settings(LocalBroker broker) throws IOException {
    return Files.writeString(
        directory.resolve("duebook.yaml"),
        """
        time: {clock: EVENTS, idleness: 1h, coalescing: 40ms, catch-up: 200ms}
        kafka:
          bootstrap-servers: %s
        flink:
          parallelism: 2
          state-backend: rocksdb
          checkpoint-interval: 400ms
          checkpoint-directory: %s
        """
            .formatted(broker.bootstrapServers(), directory.resolve("checkpoints").toUri()));
  }

  private void send(List<HistoryEvent> events, LocalDate closedDay, Outcome outcome) {
    writer.send(events);
    List<HistoryEvent> closings = ClosingEvents.of(closedDay);
    closings.forEach(writer::sendToAllPartitions);
    List<HistoryEvent> sent = new ArrayList<>(events);
    sent.addAll(closings);
    outcome.add(sent, closedDay);
  }

  private static void waitFor(Outcome outcome, PublishedRecords reader, JobProcess job) {
    boolean reached =
        reader.readUntil(
            () -> {
              job.mustBeAlive();
              return outcome.isReachedBy(reader);
            },
            PATIENCE);
    assertThat(reached ? List.of() : outcome.missingFrom(reader))
        .as("what was not published within %s", PATIENCE)
        .isEmpty();
  }

  /** The checkpoint with the highest number that was completed. */
  private Path latestCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("checkpoints"))) {
      return files
          .filter(file -> file.getFileName().toString().equals("_metadata"))
          .map(Path::getParent)
          .max(Comparator.comparingInt(KilledJobE2ECase::numberOf))
          .orElseThrow(() -> new AssertionError("no checkpoint was completed before the kill"));
    }
  }

  private static int numberOf(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }
}
