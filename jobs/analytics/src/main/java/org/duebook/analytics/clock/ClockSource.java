package org.duebook.analytics.clock;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.duebook.analytics.OperatorIds;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.IncomingRecordCodec;
import org.duebook.analytics.serialization.CodecType;

/**
 * A stream without records whose watermark is the machine's clock.
 *
 * <p>Time in the job is the least of all streams that are not idle. While a topic is busy, its
 * events hold time to their own; when all are silent, this stream carries it on, so that balances
 * age over a silent weekend.
 */
public final class ClockSource {
  private static final double TICKS_PER_SECOND = 1;

  private ClockSource() {}

  /** Adds the clock to a job. */
  public static DataStream<IncomingRecord> in(StreamExecutionEnvironment environment) {
    TypeInformation<IncomingRecord> type = new CodecType<>(new IncomingRecordCodec());
    DataGeneratorSource<IncomingRecord> ticks =
        new DataGeneratorSource<>(
            index -> new IncomingRecord(null, null, 0, index, 0, new byte[0]),
            Long.MAX_VALUE,
            RateLimiterStrategy.perSecond(TICKS_PER_SECOND),
            type);
    return environment
        .fromSource(ticks, WatermarkStrategy.forGenerator(context -> new Now()), "clock", type)
        .uid(OperatorIds.CLOCK_SOURCE)
        .setParallelism(1)
        .filter(tick -> false)
        .uid(OperatorIds.CLOCK_ONLY_TIME)
        .name("only time passes")
        .setParallelism(1);
  }

  private static final class Now implements WatermarkGenerator<IncomingRecord> {
    @Override
    public void onEvent(IncomingRecord tick, long timestamp, WatermarkOutput output) {
      // The clock goes on without ticks; they only keep the stream from being idle.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(new Watermark(System.currentTimeMillis() - 1));
    }
  }
}
