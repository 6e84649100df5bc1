package org.duebook.benchmark.throughput;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duebook.analytics.OutputTopic;

/**
 * Reads what the job says of accounts, on a thread of its own, from now on: notes when each key was
 * first heard of.
 */
final class OutputReader implements AutoCloseable {
  /** Figures, and what is to be done. */
  static final List<OutputTopic> TOPICS =
      List.of(
          OutputTopic.ACCOUNT_KPIS, OutputTopic.PATIENT_FOLLOW_UPS, OutputTopic.PAYER_FOLLOW_UPS);

  private static final Duration POLL = Duration.ofMillis(100);

  private final IsolationLevel isolation;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, OutputTopic> topics = new HashMap<>();
  private final Map<OutputTopic, Map<String, Long>> firstSeen = new EnumMap<>(OutputTopic.class);
  private CompletableFuture<Void> reading;
  private volatile boolean ended;

  private OutputReader(String bootstrapServers, Workload workload, IsolationLevel isolation) {
    this.isolation = isolation;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation.toString()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all = new ArrayList<>();
    for (OutputTopic topic : TOPICS) {
      topics.put(workload.topicPrefix() + topic.topicName(), topic);
      firstSeen.put(topic, new ConcurrentHashMap<>());
      all.addAll(workload.partitions(topic.topicName()));
    }
    consumer.assign(all);
    consumer.seekToEnd(all);
    // Seeking waits until somebody asks.
    all.forEach(consumer::position);
  }

  static OutputReader start(String bootstrapServers, Workload workload, IsolationLevel isolation) {
    OutputReader reader = new OutputReader(bootstrapServers, workload, isolation);
    reader.reading = Background.run(reader::read);
    return reader;
  }

  private void read() {
    while (!ended) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        firstSeen
            .get(topics.get(record.topic()))
            .putIfAbsent(new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
      }
    }
    consumer.close();
  }

  IsolationLevel isolation() {
    return isolation;
  }

  /** When each key was first heard of. */
  Map<String, Long> firstSeen(OutputTopic topic) {
    return firstSeen.get(topic);
  }

  @Override
  public void close() {
    ended = true;
    reading.join();
  }
}
