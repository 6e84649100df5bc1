package org.duebook.local.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duebook.analytics.OutputTopic;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.RejectedEvent;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;

/**
 * What a reader of the output topics has seen so far, from their beginning on. Reading goes on only
 * while somebody waits for something.
 */
final class PublishedRecords implements AutoCloseable {
  /** Which records a reader sees. */
  enum Isolation {
    /** What a checkpoint has committed, as every reader should. */
    READ_COMMITTED,
    /** Everything that was written, in transactions that are open or aborted, too. */
    READ_UNCOMMITTED
  }

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
  private final Map<String, OutputTopic> topics = new HashMap<>();
  private final Map<OutputTopic, List<ConsumerRecord<byte[], byte[]>>> seen =
      new EnumMap<>(OutputTopic.class);

  PublishedRecords(
      String bootstrapServers, String topicPrefix, int partitions, Isolation isolation) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation.name().toLowerCase(Locale.ROOT),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all = new ArrayList<>();
    for (OutputTopic topic : OutputTopic.values()) {
      topics.put(topicPrefix + topic.topicName(), topic);
      seen.put(topic, new ArrayList<>());
      for (int partition = 0; partition < partitions; partition++) {
        all.add(new TopicPartition(topicPrefix + topic.topicName(), partition));
      }
    }
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /**
   * Reads until something holds.
   *
   * @return whether it held before the time was over
   */
  boolean readUntil(BooleanSupplier holds, Duration atMost) {
    Instant deadline = Instant.now().plus(atMost);
    int looked = -1;
    while (Instant.now().isBefore(deadline)) {
      if (looked != count()) {
        looked = count();
        if (holds.getAsBoolean()) {
          return true;
        }
      }
      poll();
    }
    return holds.getAsBoolean();
  }

  /** Reads everything that is there for this reader now. */
  void readToTheEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll();
    }
  }

  /** Goes on behind all that is there now, as a reader does that has forgotten where it was. */
  void skipToTheEnd() {
    consumer.seekToEnd(consumer.assignment());
  }

  private void poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      seen.get(topics.get(record.topic())).add(record);
    }
  }

  /** How many records of all topics were seen. */
  int count() {
    return seen.values().stream().mapToInt(List::size).sum();
  }

  /** Everything said of each account, in its order; a tombstone is null. */
  Map<String, List<AccountKpis>> accountKpis() {
    Map<String, List<AccountKpis>> said = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : seen.get(OutputTopic.ACCOUNT_KPIS)) {
      said.computeIfAbsent(key(record), key -> new ArrayList<>())
          .add(record.value() == null ? null : decode(record.value(), AccountKpis.class));
    }
    return said;
  }

  /** The last that was said of each account that was not taken back. */
  Map<String, AccountKpis> lastAccountKpis() {
    Map<String, AccountKpis> last = new TreeMap<>();
    accountKpis()
        .forEach(
            (key, said) -> {
              if (said.get(said.size() - 1) != null) {
                last.put(key, said.get(said.size() - 1));
              }
            });
    return last;
  }

  Stream<LedgerException> exceptions() {
    return records(OutputTopic.LEDGER_EXCEPTIONS, LedgerException.class);
  }

  Stream<RejectedEvent> rejections() {
    return records(OutputTopic.REJECTED_EVENTS, RejectedEvent.class);
  }

  /** The last follow-up of each account that was not taken back. */
  Map<String, PatientFollowUp> patientFollowUps() {
    return last(OutputTopic.PATIENT_FOLLOW_UPS, PatientFollowUp.class);
  }

  /** The last record of each key that was not taken back. */
  <T extends SpecificRecord> Map<String, T> last(OutputTopic topic, Class<T> type) {
    Map<String, T> last = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : seen.get(topic)) {
      if (record.value() == null) {
        last.remove(key(record));
      } else {
        last.put(key(record), decode(record.value(), type));
      }
    }
    return last;
  }

  /** The keys of all records of a topic, in their order. */
  List<String> keys(OutputTopic topic) {
    return seen.get(topic).stream().map(PublishedRecords::key).toList();
  }

  private <T extends SpecificRecord> Stream<T> records(OutputTopic topic, Class<T> type) {
    return seen.get(topic).stream().map(record -> decode(record.value(), type));
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private <T extends SpecificRecord> T decode(byte[] value, Class<T> type) {
    try {
      return wireFormat.decode(value, type);
    } catch (UndecodableException e) {
      throw new AssertionError("an output record is no " + type.getSimpleName(), e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
