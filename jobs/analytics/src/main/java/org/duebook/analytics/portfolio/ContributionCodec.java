package org.duebook.analytics.portfolio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of a {@link Contribution}. */
public final class ContributionCodec implements Codec<Contribution> {
  private static final long serialVersionUID = 1L;
  private static final CellSumsCodec SUMS = new CellSumsCodec();

  /** For Flink, which names it in savepoints. */
  public ContributionCodec() {}

  @Override
  public Class<Contribution> type() {
    return Contribution.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Contribution contribution, DataOutput output) throws IOException {
    Fields.writeText(contribution.practiceId(), output);
    Fields.writeText(contribution.payerId(), output);
    Fields.writeInt(contribution.asOfEpochDay(), output);
    SUMS.write(contribution.change(), output);
  }

  @Override
  public Contribution read(int version, DataInput input) throws IOException {
    return new Contribution(
        Fields.readText(input),
        Fields.readText(input),
        Fields.readInt(input),
        SUMS.read(SUMS.version(), input));
  }

  @Override
  public Contribution copy(Contribution contribution) {
    return contribution;
  }
}
