package org.duebook.analytics.portfolio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;

/** Bytes of {@link CellSums}: about eight a cell. */
public final class CellSumsCodec implements Codec<CellSums> {
  private static final long serialVersionUID = 1L;
  private static final Measure[] MEASURES = Measure.values();

  /** For Flink, which names it in savepoints. */
  public CellSumsCodec() {}

  @Override
  public Class<CellSums> type() {
    return CellSums.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(CellSums sums, DataOutput output) throws IOException {
    Fields.writeInt(sums.size(), output);
    try {
      sums.forEach(
          (measure, epochDay, detail, value) -> {
            try {
              Fields.writeSymbol(measure, output);
              Fields.writeInt(epochDay, output);
              Fields.writeInt(detail, output);
              Fields.writeLong(value, output);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public CellSums read(int version, DataInput input) throws IOException {
    int size = Fields.readInt(input);
    CellSums sums = new CellSums(size);
    for (int i = 0; i < size; i++) {
      Measure measure = Fields.readSymbol(MEASURES, input);
      int epochDay = Fields.readInt(input);
      int detail = Fields.readInt(input);
      sums.add(measure, epochDay, detail, Fields.readLong(input));
    }
    return sums;
  }

  @Override
  public CellSums copy(CellSums sums) {
    return sums.copy();
  }
}
