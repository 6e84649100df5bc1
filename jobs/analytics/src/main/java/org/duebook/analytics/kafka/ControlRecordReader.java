package org.duebook.analytics.kafka;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duebook.analytics.record.ControlRecord;
import org.duebook.analytics.record.ControlRecordCodec;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.wire.ControlTopic;

/** Takes a record of a control topic as bytes with its place. Refuses nothing. */
final class ControlRecordReader implements KafkaRecordDeserializationSchema<ControlRecord> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NO_BYTES = {};

  private final ControlTopic topic;

  ControlRecordReader(ControlTopic topic) {
    this.topic = topic;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ControlRecord> out) {
    out.collect(
        new ControlRecord(
            topic,
            record.topic(),
            record.partition(),
            record.offset(),
            record.value() == null ? NO_BYTES : record.value()));
  }

  @Override
  public TypeInformation<ControlRecord> getProducedType() {
    return new CodecType<>(new ControlRecordCodec());
  }
}
