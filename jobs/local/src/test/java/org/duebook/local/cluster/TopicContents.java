package org.duebook.local.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.local.history.HistoryEvent;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;

/**
 * What lay in the topics of a job at some moment, so that topics made anew can hold the same: every
 * record in its partition and at its offset. Names of topics are without the prefix of the trial.
 *
 * <p>In a file it is, compressed, for each record the topic, the partition, and key and value, each
 * behind its length, which is -1 for null.
 */
final class TopicContents {
  private static final Duration POLL = Duration.ofMillis(100);

  private TopicContents() {}

  /** Reads what readers at read_committed see in the event and output topics now. */
  static List<ProducerRecord<byte[], byte[]>> of(
      String bootstrapServers, String topicPrefix, int partitions) {
    Map<String, Object> properties =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    List<ProducerRecord<byte[], byte[]>> contents = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Set<TopicPartition> all =
          topicNames()
              .flatMap(
                  topic ->
                      Stream.iterate(0, partition -> partition + 1)
                          .limit(partitions)
                          .map(partition -> new TopicPartition(topicPrefix + topic, partition)))
              .collect(Collectors.toSet());
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          contents.add(
              new ProducerRecord<>(
                  record.topic().substring(topicPrefix.length()),
                  record.partition(),
                  record.key(),
                  record.value()));
        }
      }
    }
    return contents;
  }

  private static Stream<String> topicNames() {
    return Stream.concat(
        Stream.of(EventTopic.values()).map(EventTopic::topicName),
        Stream.of(OutputTopic.values()).map(OutputTopic::topicName));
  }

  /** The events among them, in their order; they keep every rule, since they were taken once. */
  static List<HistoryEvent> events(List<ProducerRecord<byte[], byte[]>> contents) {
    FactReader reader =
        new FactReader(
            new SingleObjectWireFormat(),
            new PracticeRules(SettingsFile.defaults().businessRules()));
    List<HistoryEvent> events = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : contents) {
      Stream.of(EventTopic.values())
          .filter(topic -> topic.topicName().equals(record.topic()))
          .map(topic -> new IncomingRecord(topic, record.topic(), 0, 0, 0, record.value()))
          .map(incoming -> reader.read(incoming, Long.MAX_VALUE))
          .map(reading -> (FactReader.Accepted) reading)
          .map(it -> new HistoryEvent(it.practiceId(), it.accountId(), it.fact()))
          .forEach(events::add);
    }
    return events;
  }

  /** Writes records to a file. */
  static void write(Path file, List<ProducerRecord<byte[], byte[]>> contents) throws IOException {
    try (DataOutputStream output =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      output.writeInt(contents.size());
      for (ProducerRecord<byte[], byte[]> record : contents) {
        output.writeUTF(record.topic());
        output.writeInt(record.partition());
        write(output, record.key());
        write(output, record.value());
      }
    }
  }

  private static void write(DataOutputStream output, byte[] bytes) throws IOException {
    output.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      output.write(bytes);
    }
  }

  /** Reads what {@link #write} has written. */
  static List<ProducerRecord<byte[], byte[]>> read(Path file) throws IOException {
    List<ProducerRecord<byte[], byte[]>> contents = new ArrayList<>();
    try (DataInputStream input =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      for (int left = input.readInt(); left > 0; left--) {
        contents.add(
            new ProducerRecord<>(input.readUTF(), input.readInt(), bytes(input), bytes(input)));
      }
    }
    return contents;
  }

  private static byte[] bytes(DataInputStream input) throws IOException {
    int length = input.readInt();
    return length < 0 ? null : input.readNBytes(length);
  }
}
