package org.duebook.benchmark.throughput;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.WireFormat;

/** Reads and decodes every event of the workload on one thread. */
final class RawConsumer {
  private static final Duration POLL = Duration.ofMillis(100);

  private RawConsumer() {}

  static void run(RunPlan plan) throws Exception {
    WireFormat wireFormat = new SingleObjectWireFormat();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                plan.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      for (EventTopic topic : EventTopic.values()) {
        read(plan.topicPrefix() + topic.topicName(), topic, consumer, wireFormat);
      }
    }
  }

  private static void read(
      String name, EventTopic topic, KafkaConsumer<byte[], byte[]> consumer, WireFormat wireFormat)
      throws Exception {
    List<TopicPartition> partitions =
        consumer.partitionsFor(name).stream()
            .map(partition -> new TopicPartition(name, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (wireFormat.decode(record.value(), topic) == null) {
          throw new IllegalStateException(
              "%s: nothing decoded of %s"
                  .formatted(name, Arrays.toString(Arrays.copyOf(record.value(), 10))));
        }
      }
    }
  }
}
