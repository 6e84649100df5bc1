package org.duebook.analytics.guidance;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.duebook.analytics.OperatorIds;
import org.duebook.analytics.record.ControlRecord;
import org.duebook.analytics.record.ControlRecordCodec;
import org.duebook.analytics.serialization.CodecType;

/** Streams of control records: announcements, which belong to no moment of the business. */
public final class Controls {
  /** Neither carries business time on nor holds it back. */
  public static final WatermarkStrategy<ControlRecord> TIMELESS =
      WatermarkStrategy.forGenerator(context -> new AlwaysIdle());

  private Controls() {}

  /** A stream without announcements, for runs that have no control topics. */
  public static DataStream<ControlRecord> none(StreamExecutionEnvironment environment) {
    TypeInformation<ControlRecord> type = new CodecType<>(new ControlRecordCodec());
    DataGeneratorSource<ControlRecord> one =
        new DataGeneratorSource<>(
            index -> new ControlRecord(null, "", 0, index, new byte[0]), 1, type);
    return environment
        .fromSource(one, TIMELESS, "no announcements", type)
        .uid(OperatorIds.NO_CONTROLS_SOURCE)
        .setParallelism(1)
        .filter(record -> false)
        .uid(OperatorIds.NO_CONTROLS)
        .name("nothing is announced")
        .setParallelism(1);
  }

  private static final class AlwaysIdle implements WatermarkGenerator<ControlRecord> {
    @Override
    public void onEvent(ControlRecord record, long timestamp, WatermarkOutput output) {
      output.markIdle();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }
}
