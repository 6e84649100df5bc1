package org.duebook.analytics.outlet;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.record.OutputRecordCodec;
import org.duebook.analytics.serialization.CodecType;

/** Where operators put what is not their main output. */
public final class Outlets {
  /** Type of everything that leaves the job. */
  public static final TypeInformation<OutputRecord> OUTPUT =
      new CodecType<>(new OutputRecordCodec());

  /** Records for {@code rejected-events}. */
  public static final OutputTag<OutputRecord> REJECTED = new OutputTag<>("rejected", OUTPUT);

  /** Records for {@code ledger-exceptions}. */
  public static final OutputTag<OutputRecord> EXCEPTIONS = new OutputTag<>("exceptions", OUTPUT);

  private Outlets() {}
}
