package org.duebook.analytics.worklist;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;
import org.duebook.schemas.FollowUpKind;

/** Bytes of an {@link OpenFollowUp}. */
public final class OpenFollowUpCodec implements Codec<OpenFollowUp> {
  private static final long serialVersionUID = 1L;
  private static final FollowUpKind[] KINDS = FollowUpKind.values();

  /** For Flink, which names it in savepoints. */
  public OpenFollowUpCodec() {}

  @Override
  public Class<OpenFollowUp> type() {
    return OpenFollowUp.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(OpenFollowUp followUp, DataOutput output) throws IOException {
    Fields.writeText(followUp.key(), output);
    Fields.writeSymbol(followUp.kind(), output);
    Fields.writeText(followUp.action(), output);
    Fields.writeLong(followUp.priorityCents(), output);
    Fields.writeInt(followUp.deadline(), output);
  }

  @Override
  public OpenFollowUp read(int version, DataInput input) throws IOException {
    return new OpenFollowUp(
        Fields.readText(input),
        Fields.readSymbol(KINDS, input),
        Fields.readText(input),
        Fields.readLong(input),
        Fields.readInt(input));
  }

  @Override
  public OpenFollowUp copy(OpenFollowUp followUp) {
    return followUp;
  }
}
