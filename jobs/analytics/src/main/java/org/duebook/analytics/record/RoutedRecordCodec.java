package org.duebook.analytics.record;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of a {@link RoutedRecord}. */
public final class RoutedRecordCodec implements Codec<RoutedRecord> {
  private static final long serialVersionUID = 1L;
  private static final IncomingRecordCodec RECORDS = new IncomingRecordCodec();

  /** For Flink, which names it in savepoints. */
  public RoutedRecordCodec() {}

  @Override
  public Class<RoutedRecord> type() {
    return RoutedRecord.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(RoutedRecord routed, DataOutput output) throws IOException {
    Fields.writeText(routed.practiceId(), output);
    Fields.writeText(routed.accountId(), output);
    output.writeBoolean(routed.withdrawal());
    RECORDS.write(routed.record(), output);
  }

  @Override
  public RoutedRecord read(int version, DataInput input) throws IOException {
    return new RoutedRecord(
        Fields.readName(input),
        Fields.readText(input),
        input.readBoolean(),
        RECORDS.read(version, input));
  }

  @Override
  public RoutedRecord copy(RoutedRecord routed) {
    return routed;
  }
}
