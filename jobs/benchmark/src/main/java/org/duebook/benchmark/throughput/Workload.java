package org.duebook.benchmark.throughput;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.local.simulator.SimulatedEvent;
import org.duebook.local.simulator.SimulatedHistory;
import org.duebook.local.simulator.SimulationOptions;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;

/**
 * Simulated events of some accounts, laid into topics before anything is measured. The same number
 * of events over more accounts is a shorter time of more accounts.
 *
 * @param accounts how many
 * @param events at least so many: whole business days
 */
record Workload(int accounts, long events) {
  private static final int PARTITIONS = 2;
  private static final int ACCOUNTS_OF_A_PRACTICE = 2_500;
  private static final int MOST_PRACTICES = 40;
  private static final long SEED = 7;
  private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
  private static final long PROGRESS = 250_000;

  /**
   * What was laid.
   *
   * @param byTopic events of each topic
   * @param days business days
   */
  record Laid(Map<EventTopic, Long> byTopic, int days) {
    long events() {
      return byTopic.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Begins the names of its topics. */
  String topicPrefix() {
    return "accounts-" + accounts + "-";
  }

  private int practices() {
    return Math.max(1, Math.min(MOST_PRACTICES, accounts / ACCOUNTS_OF_A_PRACTICE));
  }

  /** What happens to its accounts, from the first day on: the same every time. */
  SimulatedHistory history() {
    return new SimulatedHistory(
        SEED, accounts, FIRST_DAY, SimulationOptions.defaults().withPractices(practices()));
  }

  /** The partitions of one of its topics. */
  List<TopicPartition> partitions(String topicName) {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(partition -> new TopicPartition(topicPrefix() + topicName, partition))
        .toList();
  }

  /** Makes the topics and fills those of the events. */
  Laid lay(String bootstrapServers, PrintWriter progress) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      KafkaTopics.createMissing(admin, topics());
    }
    SimulatedHistory history = history();
    SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
    Map<EventTopic, Long> laid = new EnumMap<>(EventTopic.class);
    AtomicReference<Exception> refusal = new AtomicReference<>();
    long sent = 0;
    int days = 0;
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      while (sent < events) {
        List<SimulatedEvent> day = history.nextDay();
        days++;
        for (SimulatedEvent event : day) {
          Future<?> unused =
              producer.send(
                  new ProducerRecord<>(
                      topicPrefix() + event.topic().topicName(),
                      event.key(),
                      wireFormat.encode(event.record())),
                  (place, refused) -> refusal.compareAndSet(null, refused));
          laid.merge(event.topic(), 1L, Long::sum);
          if (++sent % PROGRESS == 0) {
            progress.printf("  laid %,d events, %d days%n", sent, days);
          }
        }
      }
    }
    if (refusal.get() != null) {
      throw new IllegalStateException("Kafka refused an event", refusal.get());
    }
    return new Laid(laid, days);
  }

  /** Output topics as if nothing had been written. */
  void emptyOutputs(String bootstrapServers) throws Exception {
    List<String> outputs =
        List.of(OutputTopic.values()).stream()
            .map(topic -> topicPrefix() + topic.topicName())
            .toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.deleteTopics(outputs).all().get();
      while (admin.listTopics().names().get().stream().anyMatch(outputs::contains)) {
        Thread.onSpinWait();
      }
      KafkaTopics.createMissing(admin, topics());
    }
  }

  private List<NewTopic> topics() {
    return KafkaTopics.all(topicPrefix(), PARTITIONS, Optional.empty());
  }
}
