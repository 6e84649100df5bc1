package org.duebook.analytics.portfolio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;
import org.duebook.kpi.portfolio.PortfolioKey;

/** Bytes of a {@link PortfolioChange}. */
public final class PortfolioChangeCodec implements Codec<PortfolioChange> {
  private static final long serialVersionUID = 1L;
  private static final CellSumsCodec SUMS = new CellSumsCodec();
  private static final PortfolioKey.Dimension[] DIMENSIONS = PortfolioKey.Dimension.values();

  /** For Flink, which names it in savepoints. */
  public PortfolioChangeCodec() {}

  @Override
  public Class<PortfolioChange> type() {
    return PortfolioChange.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(PortfolioChange change, DataOutput output) throws IOException {
    writeKey(change.key(), output);
    Fields.writeInt(change.asOfEpochDay(), output);
    SUMS.write(change.change(), output);
  }

  static void writeKey(PortfolioKey key, DataOutput output) throws IOException {
    Fields.writeSymbol(key.dimension(), output);
    Fields.writeText(key.practiceId(), output);
    Fields.writeText(key.payerId(), output);
  }

  static PortfolioKey readKey(DataInput input) throws IOException {
    return new PortfolioKey(
        Fields.readSymbol(DIMENSIONS, input), Fields.readText(input), Fields.readText(input));
  }

  @Override
  public PortfolioChange read(int version, DataInput input) throws IOException {
    return new PortfolioChange(
        readKey(input), Fields.readInt(input), SUMS.read(SUMS.version(), input));
  }

  @Override
  public PortfolioChange copy(PortfolioChange change) {
    return change;
  }
}
