package org.duebook.analytics.portfolio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of a {@link PortfolioStatus}. */
public final class PortfolioStatusCodec implements Codec<PortfolioStatus> {
  private static final long serialVersionUID = 1L;

  /** For Flink, which names it in savepoints. */
  public PortfolioStatusCodec() {}

  @Override
  public Class<PortfolioStatus> type() {
    return PortfolioStatus.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(PortfolioStatus status, DataOutput output) throws IOException {
    PortfolioChangeCodec.writeKey(status.key(), output);
    Fields.writeInt(status.closedDay(), output);
    Fields.writeInt(status.keptFrom(), output);
    output.writeLong(status.emitted());
  }

  @Override
  public PortfolioStatus read(int version, DataInput input) throws IOException {
    return new PortfolioStatus(
        PortfolioChangeCodec.readKey(input),
        Fields.readInt(input),
        Fields.readInt(input),
        input.readLong());
  }

  @Override
  public PortfolioStatus copy(PortfolioStatus status) {
    return status;
  }
}
