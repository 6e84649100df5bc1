package org.duebook.analytics.record;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;
import org.duebook.wire.ControlTopic;

/** Bytes of a {@link ControlRecord}. */
public final class ControlRecordCodec implements Codec<ControlRecord> {
  private static final long serialVersionUID = 1L;
  private static final ControlTopic[] TOPICS = ControlTopic.values();

  /** For Flink, which names it in savepoints. */
  public ControlRecordCodec() {}

  @Override
  public Class<ControlRecord> type() {
    return ControlRecord.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(ControlRecord record, DataOutput output) throws IOException {
    Fields.writeSymbol(record.topic(), output);
    Fields.writeText(record.origin(), output);
    Fields.writeInt(record.partition(), output);
    Fields.writeLong(record.offset(), output);
    Fields.writeBytes(record.payload(), output);
  }

  @Override
  public ControlRecord read(int version, DataInput input) throws IOException {
    return new ControlRecord(
        Fields.readSymbol(TOPICS, input),
        Fields.readText(input),
        Fields.readInt(input),
        Fields.readLong(input),
        Fields.readBytes(input));
  }

  @Override
  public ControlRecord copy(ControlRecord record) {
    return record;
  }
}
