package org.duebook.analytics.record;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;
import org.duebook.wire.EventTopic;

/** Bytes of an {@link IncomingRecord}. */
public final class IncomingRecordCodec implements Codec<IncomingRecord> {
  private static final long serialVersionUID = 1L;
  private static final EventTopic[] TOPICS = EventTopic.values();

  /** For Flink, which names it in savepoints. */
  public IncomingRecordCodec() {}

  @Override
  public Class<IncomingRecord> type() {
    return IncomingRecord.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(IncomingRecord record, DataOutput output) throws IOException {
    Fields.writeSymbol(record.topic(), output);
    Fields.writeText(record.origin(), output);
    Fields.writeInt(record.partition(), output);
    Fields.writeLong(record.offset(), output);
    Fields.writeLong(record.occurredAt(), output);
    Fields.writeBytes(record.payload(), output);
  }

  @Override
  public IncomingRecord read(int version, DataInput input) throws IOException {
    return new IncomingRecord(
        Fields.readSymbol(TOPICS, input),
        Fields.readText(input),
        Fields.readInt(input),
        Fields.readLong(input),
        Fields.readLong(input),
        Fields.readBytes(input));
  }

  @Override
  public IncomingRecord copy(IncomingRecord record) {
    return record;
  }
}
