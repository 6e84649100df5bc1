package org.duebook.analytics.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.duebook.analytics.OutputTopic;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.EventTopic;

/**
 * The topics as they should be made. Input topics keep everything, so that the job can be run again
 * from the beginning; control topics and upserts are compacted; exceptions and rejects are kept for
 * a year.
 */
public final class KafkaTopics {
  private static final String FOR_EVER = "-1";

  /**
   * Largest record of an output topic, in bytes. A refused record goes out whole and with a reason,
   * so this must be more than what a topic takes in: 1 MiB, unless the broker was told otherwise.
   */
  static final int MOST_OUTPUT_BYTES = 2 * 1024 * 1024;

  /** Largest record of a control topic, in bytes: a model of some hundred trees fits in well. */
  public static final int MOST_CONTROL_BYTES = 16 * 1024 * 1024;

  private static final Duration LONGEST_WAIT_FOR_LEADERS = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final String A_YEAR = String.valueOf(Duration.ofDays(365).toMillis());

  private KafkaTopics() {}

  /**
   * All topics.
   *
   * @param prefix put before every name
   * @param partitions of every topic
   * @param replication copies of every partition; empty leaves it to the broker
   */
  public static List<NewTopic> all(String prefix, int partitions, Optional<Short> replication) {
    List<NewTopic> topics = new ArrayList<>();
    for (EventTopic topic : EventTopic.values()) {
      topics.add(
          topic(prefix + topic.topicName(), partitions, replication)
              .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER)));
    }
    for (ControlTopic topic : ControlTopic.values()) {
      // One partition: of two announcements the later holds.
      topics.add(
          topic(prefix + topic.topicName(), 1, replication)
              .configs(
                  Map.of(
                      TopicConfig.CLEANUP_POLICY_CONFIG,
                      TopicConfig.CLEANUP_POLICY_COMPACT,
                      TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                      String.valueOf(MOST_CONTROL_BYTES))));
    }
    for (OutputTopic topic : OutputTopic.values()) {
      topics.add(
          topic(prefix + topic.topicName(), partitions, replication).configs(configuration(topic)));
    }
    return topics;
  }

  private static NewTopic topic(String name, int partitions, Optional<Short> replication) {
    return new NewTopic(name, Optional.of(partitions), replication);
  }

  private static Map<String, String> configuration(OutputTopic topic) {
    String mostBytes = String.valueOf(MOST_OUTPUT_BYTES);
    return topic.isUpsert()
        ? Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            mostBytes)
        : Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            A_YEAR,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            mostBytes);
  }

  /**
   * Makes those topics that are not there; one that is there is left as it is. When it returns, the
   * leader of every new partition knows that it is one: a producer that is quicker than that can
   * lose its first records (KAFKA-15591: the first batch is turned away, the second is let in, and
   * the first never fits again).
   *
   * @return the topics that were made
   * @throws ExecutionException if the brokers refuse, or a new topic is not led within 30 seconds
   */
  public static List<NewTopic> createMissing(Admin admin, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    Set<String> present = admin.listTopics().names().get();
    List<NewTopic> missing = topics.stream().filter(t -> !present.contains(t.name())).toList();
    admin.createTopics(missing).all().get();
    awaitLeaders(admin, beginnings(missing));
    return missing;
  }

  /** Only a partition's leader can tell where the partition begins. */
  private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> beginnings)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_WAIT_FOR_LEADERS.toNanos();
    while (true) {
      try {
        admin.listOffsets(beginnings).all().get();
        return;
      } catch (ExecutionException e) {
        // The client asks again by itself where a leader is being chosen, but not where a broker
        // has yet to hear of the topic.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }

  private static Map<TopicPartition, OffsetSpec> beginnings(Collection<NewTopic> topics) {
    Map<TopicPartition, OffsetSpec> beginnings = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        beginnings.put(new TopicPartition(topic.name(), partition), OffsetSpec.earliest());
      }
    }
    return beginnings;
  }
}
