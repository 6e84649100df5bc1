package org.duebook.analytics.worklist;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of a {@link FollowUpChange}. */
public final class FollowUpChangeCodec implements Codec<FollowUpChange> {
  private static final long serialVersionUID = 1L;
  private static final OpenFollowUpCodec FOLLOW_UP = new OpenFollowUpCodec();

  /** For Flink, which names it in savepoints. */
  public FollowUpChangeCodec() {}

  @Override
  public Class<FollowUpChange> type() {
    return FollowUpChange.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(FollowUpChange change, DataOutput output) throws IOException {
    Fields.writeText(change.practiceId(), output);
    FOLLOW_UP.write(change.followUp(), output);
    output.writeBoolean(change.gone());
    Fields.writeInt(change.listLength(), output);
  }

  @Override
  public FollowUpChange read(int version, DataInput input) throws IOException {
    return new FollowUpChange(
        Fields.readText(input),
        FOLLOW_UP.read(version, input),
        input.readBoolean(),
        Fields.readInt(input));
  }

  @Override
  public FollowUpChange copy(FollowUpChange change) {
    return change;
  }
}
