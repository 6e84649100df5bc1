package org.duebook.benchmark.throughput;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.duebook.analytics.OutputTopic;
import org.duebook.wire.EventTopic;

/** Asks Kafka how far a live job is. */
final class Progress implements AutoCloseable {
  /** Longer than a silent partition holds business time back. */
  private static final Duration QUIET = Duration.ofSeconds(40);

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Admin admin;
  private final String groupId;
  private final List<TopicPartition> inputs;
  private final List<TopicPartition> outputs;

  Progress(String bootstrapServers, Workload workload, String groupId) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.groupId = groupId;
    inputs = partitions(workload, Stream.of(EventTopic.values()).map(EventTopic::topicName));
    outputs = partitions(workload, OutputReader.TOPICS.stream().map(OutputTopic::topicName));
  }

  private static List<TopicPartition> partitions(Workload workload, Stream<String> topics) {
    return topics.flatMap(topic -> workload.partitions(topic).stream()).toList();
  }

  /**
   * Waits until the job has said all that follows from what the topics hold: a checkpoint holds
   * every event, all that was written is committed, and nothing was written for a while.
   */
  void awaitAllIsSaid(JavaProcess job) throws Exception {
    long unread = unread();
    long lastChange = System.nanoTime();
    while (unread > 0) {
      pause(job);
      long now = unread();
      if (now != unread) {
        lastChange = System.nanoTime();
      } else if (isOver(PATIENCE, lastChange)) {
        throw new IllegalStateException(
            "%d events are unread and nothing was read for %s".formatted(unread, PATIENCE));
      }
      unread = now;
    }
    Map<TopicPartition, Long> said = ends(outputs, IsolationLevel.READ_UNCOMMITTED);
    lastChange = System.nanoTime();
    while (!isOver(QUIET, lastChange)) {
      pause(job);
      Map<TopicPartition, Long> now = ends(outputs, IsolationLevel.READ_UNCOMMITTED);
      if (!now.equals(said) || !now.equals(ends(outputs, IsolationLevel.READ_COMMITTED))) {
        lastChange = System.nanoTime();
      }
      said = now;
    }
  }

  private static boolean isOver(Duration duration, long since) {
    return System.nanoTime() - since > duration.toNanos();
  }

  private static void pause(JavaProcess job) throws InterruptedException {
    job.mustBeAlive();
    TimeUnit.MILLISECONDS.sleep(500);
  }

  /** Events that no completed checkpoint holds. */
  private long unread() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata().get();
    return ends(inputs, IsolationLevel.READ_COMMITTED).entrySet().stream()
        .mapToLong(end -> end.getValue() - positionIn(end.getKey(), read))
        .sum();
  }

  private static long positionIn(
      TopicPartition partition, Map<TopicPartition, OffsetAndMetadata> read) {
    OffsetAndMetadata position = read.get(partition);
    return position == null ? 0 : position.offset();
  }

  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(
            partitions.stream()
                .collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest())),
            new ListOffsetsOptions(isolation))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  @Override
  public void close() {
    admin.close();
  }
}
