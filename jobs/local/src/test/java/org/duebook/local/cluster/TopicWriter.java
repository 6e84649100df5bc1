package org.duebook.local.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.duebook.local.history.HistoryEvent;
import org.duebook.local.history.WireEvents;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;

/**
 * Sends events to the five topics, each to a partition drawn at random: what belongs together is
 * split over partitions.
 */
final class TopicWriter implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
  private final String topicPrefix;
  private final int partitions;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private final Random random;
  private final LessProtectedEvents lessProtected = new LessProtectedEvents();

  TopicWriter(String bootstrapServers, String topicPrefix, int partitions, long seed) {
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.topicPrefix = topicPrefix;
    this.partitions = partitions;
    this.random = new Random(seed);
  }

  /** Sends events in their order and waits until the broker has them all. */
  void send(List<HistoryEvent> events) {
    sendRecords(drawPartitions(events));
  }

  /** The records of events, each for a partition drawn at random, topics without the prefix. */
  List<ProducerRecord<byte[], byte[]>> drawPartitions(List<HistoryEvent> events) {
    return events.stream()
        .map(event -> record(event, lessProtected.of(event), random.nextInt(partitions)))
        .toList();
  }

  /** Sends records in their order, each to its partition, and waits until the broker has them. */
  void sendRecords(List<ProducerRecord<byte[], byte[]>> records) {
    records.forEach(record -> sent.add(producer.send(prefixed(record))));
    awaitAll();
  }

  private ProducerRecord<byte[], byte[]> prefixed(ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        topicPrefix + record.topic(), record.partition(), record.key(), record.value());
  }

  /** Sends an event to every partition of its topic. */
  void sendToAllPartitions(HistoryEvent event) {
    for (int partition = 0; partition < partitions; partition++) {
      sent.add(producer.send(prefixed(record(event, partition))));
    }
    awaitAll();
  }

  /** An event that the broker refused fails the test here. */
  private void awaitAll() {
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while sending", e);
      } catch (ExecutionException e) {
        throw new AssertionError("Kafka did not take an event: " + e.getCause(), e);
      }
    }
    sent.clear();
  }

  /** Sends an event to one partition, and tells where it lies. */
  RecordMetadata send(HistoryEvent event, int partition) {
    return placeOf(record(event, partition));
  }

  private ProducerRecord<byte[], byte[]> record(HistoryEvent event, int partition) {
    return record(event, WireEvents.of(event), partition);
  }

  private ProducerRecord<byte[], byte[]> record(
      HistoryEvent event, SpecificRecord sentAs, int partition) {
    byte[] key =
        event.accountId() == null ? null : event.accountId().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        event.topic().topicName(), partition, key, wireFormat.encode(sentAs));
  }

  /** The bytes of an event, as they are sent. */
  byte[] bytes(HistoryEvent event) {
    return wireFormat.encode(WireEvents.of(event));
  }

  /** Sends bytes as they are, and tells where they lie. */
  RecordMetadata sendBytes(EventTopic topic, byte[] payload) {
    return placeOf(
        new ProducerRecord<>(topic.topicName(), random.nextInt(partitions), null, payload));
  }

  /** Sends bytes as they are to the topic of models. */
  RecordMetadata sendModelBytes(byte[] payload) {
    byte[] key = "PATIENT:CHAMPION".getBytes(StandardCharsets.UTF_8);
    return placeOf(new ProducerRecord<>(ControlTopic.MODELS.topicName(), 0, key, payload));
  }

  private RecordMetadata placeOf(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(prefixed(record)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refused a record", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
