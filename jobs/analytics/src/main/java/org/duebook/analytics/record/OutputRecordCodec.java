package org.duebook.analytics.record;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of an {@link OutputRecord}. */
public final class OutputRecordCodec implements Codec<OutputRecord> {
  private static final long serialVersionUID = 1L;

  /** For Flink, which names it in savepoints. */
  public OutputRecordCodec() {}

  @Override
  public Class<OutputRecord> type() {
    return OutputRecord.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(OutputRecord record, DataOutput output) throws IOException {
    Fields.writeText(record.key(), output);
    Fields.writeBytes(record.value(), output);
  }

  @Override
  public OutputRecord read(int version, DataInput input) throws IOException {
    return new OutputRecord(Fields.readText(input), Fields.readBytes(input));
  }

  @Override
  public OutputRecord copy(OutputRecord record) {
    return record;
  }
}
