package org.duebook.analytics.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.duebook.analytics.record.OutputRecord;

/**
 * Hands a record to Kafka as it is, and names the topic beforehand: the sink asks the broker for
 * the open transactions of that topic after a failure.
 *
 * <p>The record's time in Kafka is that of writing, not of the business: retention counts from it,
 * and a history that is played back must not expire at once.
 */
final class OutputRecordWriter
    implements KafkaRecordSerializationSchema<OutputRecord>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  private final String topicName;

  OutputRecordWriter(String topicName) {
    this.topicName = topicName;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      OutputRecord record, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        topicName, record.key().getBytes(StandardCharsets.UTF_8), record.value());
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(List.of(topicName))));
  }
}
