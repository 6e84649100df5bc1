package org.duebook.analytics.intake;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.Pace;

/**
 * Makes business time from what comes in: the watermark of a partition follows the latest
 * believable {@code occurredAt}.
 *
 * <p>A record dated further ahead than may be, or before 1990, is refused later and must not move
 * time: one typing error would age every balance.
 */
public final class EventTimes {
  /** 1990-01-01T00:00:00Z less a day, so that every zone's first day is believed. */
  private static final long EARLIEST = 631_065_600_000L;

  private EventTimes() {}

  /**
   * The strategy for a source.
   *
   * @param pace what counts as too far ahead
   * @param outOfOrderness how much later than a later one an event of a partition usually comes;
   *     late events are never lost, they only change days already told
   * @param idleness after how long without records a partition no longer holds time back
   */
  public static WatermarkStrategy<IncomingRecord> strategy(
      Pace pace, Duration outOfOrderness, Duration idleness) {
    return WatermarkStrategy.<IncomingRecord>forGenerator(
            context -> new Generator(new JobClock(pace), outOfOrderness.toMillis()))
        .withTimestampAssigner((incoming, previous) -> incoming.occurredAt())
        .withIdleness(idleness);
  }

  /**
   * Whether an event time may move business time.
   *
   * @param occurredAt milliseconds since the epoch, or {@link IncomingRecord#UNKNOWN_TIME}
   * @param latestOccurredAt the last millisecond at which anything may have taken effect
   */
  public static boolean isBelievable(long occurredAt, long latestOccurredAt) {
    return occurredAt >= EARLIEST && occurredAt <= latestOccurredAt;
  }

  private static final class Generator implements WatermarkGenerator<IncomingRecord> {
    private final JobClock clock;
    private final long outOfOrderness;
    private long latest = Long.MIN_VALUE;

    Generator(JobClock clock, long outOfOrderness) {
      this.clock = clock;
      this.outOfOrderness = outOfOrderness;
    }

    @Override
    public void onEvent(IncomingRecord incoming, long timestamp, WatermarkOutput output) {
      if (timestamp > latest
          && isBelievable(timestamp, clock.latestOccurredAt(System.currentTimeMillis()))) {
        latest = timestamp;
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (latest != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(latest - outOfOrderness - 1));
      }
    }
  }
}
