package org.duebook.analytics.latepayment;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;
import org.duebook.ledger.Party;
import org.duebook.schemas.ModelRole;

/** Bytes of a {@link ScoredExample}. */
public final class ScoredExampleCodec implements Codec<ScoredExample> {
  private static final long serialVersionUID = 1L;
  private static final Party[] PARTIES = Party.values();
  private static final ModelRole[] ROLES = ModelRole.values();

  /** For Flink, which names it in savepoints. */
  public ScoredExampleCodec() {}

  @Override
  public Class<ScoredExample> type() {
    return ScoredExample.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(ScoredExample example, DataOutput output) throws IOException {
    Fields.writeText(example.modelId(), output);
    Fields.writeSymbol(example.role(), output);
    Fields.writeSymbol(example.party(), output);
    Fields.writeInt(example.epochDay(), output);
    output.writeDouble(example.probability());
    output.writeBoolean(example.late());
    Fields.writeBytes(example.bins(), output);
    Fields.writeBytes(example.artifact(), output);
  }

  @Override
  public ScoredExample read(int version, DataInput input) throws IOException {
    return new ScoredExample(
        Fields.readText(input),
        Fields.readSymbol(ROLES, input),
        Fields.readSymbol(PARTIES, input),
        Fields.readInt(input),
        input.readDouble(),
        input.readBoolean(),
        Fields.readBytes(input),
        Fields.readBytes(input));
  }

  @Override
  public ScoredExample copy(ScoredExample example) {
    return example;
  }
}
