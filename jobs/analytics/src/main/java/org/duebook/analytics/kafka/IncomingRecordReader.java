package org.duebook.analytics.kafka;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.IncomingRecordCodec;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.wire.EventTopic;
import org.duebook.wire.UndecodableException;
import org.duebook.wire.WireFormat;

/**
 * Takes a Kafka record as bytes with its place and, where the bytes tell it, its event time.
 * Refuses nothing.
 */
final class IncomingRecordReader implements KafkaRecordDeserializationSchema<IncomingRecord> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NO_BYTES = {};

  private final EventTopic topic;
  private final WireFormat wireFormat;

  IncomingRecordReader(EventTopic topic, WireFormat wireFormat) {
    this.topic = topic;
    this.wireFormat = wireFormat;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<IncomingRecord> out) {
    byte[] payload = record.value() == null ? NO_BYTES : record.value();
    out.collect(
        new IncomingRecord(
            topic,
            record.topic(),
            record.partition(),
            record.offset(),
            occurredAt(payload),
            payload));
  }

  private long occurredAt(byte[] payload) {
    try {
      return wireFormat.header(topic, payload).occurredAt();
    } catch (UndecodableException e) {
      // The intake decodes it again and refuses it with the reason.
      return IncomingRecord.UNKNOWN_TIME;
    }
  }

  @Override
  public TypeInformation<IncomingRecord> getProducedType() {
    return new CodecType<>(new IncomingRecordCodec());
  }
}
