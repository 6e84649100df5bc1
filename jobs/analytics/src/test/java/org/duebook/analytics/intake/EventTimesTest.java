package org.duebook.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.flink.util.clock.SystemClock;
import org.duebook.analytics.Events;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.Pace;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.Test;

class EventTimesTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final long LATEST = Events.at("2026-06-30");
  private static final Pace REPLAY = new Pace.Replay(LocalDate.parse("2026-06-30"), LATEST, false);
  private static final Pace LIVE =
      new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));

  /** A partition with what its watermarks were. */
  private static final class Partition implements WatermarkOutput {
    private final List<Long> watermarks = new ArrayList<>();
    private final WatermarkGenerator<IncomingRecord> generator;
    private final TimestampAssigner<IncomingRecord> timestamps;
    private boolean idle;

    Partition(Pace pace, Duration idleness) {
      WatermarkStrategy<IncomingRecord> strategy = EventTimes.strategy(pace, A_MINUTE, idleness);
      Context context = new Context();
      generator = strategy.createWatermarkGenerator(context);
      timestamps = strategy.createTimestampAssigner(context);
    }

    private static final class Context
        implements org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier.Context,
            org.apache.flink.api.common.eventtime.TimestampAssignerSupplier.Context {
      @Override
      public MetricGroup getMetricGroup() {
        return new UnregisteredMetricsGroup();
      }

      @Override
      public RelativeClock getInputActivityClock() {
        return SystemClock.getInstance();
      }
    }

    void gets(long occurredAt) {
      IncomingRecord incoming =
          new IncomingRecord(EventTopic.CLAIMS, "claims", 0, 0, occurredAt, new byte[0]);
      long timestamp = timestamps.extractTimestamp(incoming, 17);
      generator.onEvent(incoming, timestamp, this);
      generator.onPeriodicEmit(this);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }

  private static Partition partition(Pace pace) {
    return new Partition(pace, Duration.ofDays(1));
  }

  @Test
  void timeFollowsTheLatestEventByTheDisorderThatIsUsual() {
    Partition partition = partition(REPLAY);
    partition.gets(Events.at("2026-01-31"));
    partition.gets(Events.at("2026-01-30"));
    partition.gets(Events.at("2026-02-01"));
    assertThat(partition.watermarks)
        .containsExactly(
            Events.at("2026-01-31") - A_MINUTE.toMillis() - 1,
            Events.at("2026-01-31") - A_MINUTE.toMillis() - 1,
            Events.at("2026-02-01") - A_MINUTE.toMillis() - 1);
  }

  @Test
  void aDateThatNobodyBelievesMovesNoTime() {
    Partition partition = partition(REPLAY);
    partition.gets(Events.at("1960-01-01"));
    partition.gets(Events.at("2090-01-01"));
    partition.gets(IncomingRecord.UNKNOWN_TIME);
    partition.gets(Long.MAX_VALUE);
    partition.gets(LATEST + 1);
    partition.gets(Events.at("1989-12-30"));
    assertThat(partition.watermarks).isEmpty();
    partition.gets(LATEST);
    assertThat(partition.watermarks).containsExactly(LATEST - A_MINUTE.toMillis() - 1);
  }

  @Test
  void liveADateWithinADayMovesTimeAndOneBeyondDoesNot() {
    Partition partition = partition(LIVE);
    long now = System.currentTimeMillis();
    partition.gets(now + Duration.ofHours(25).toMillis());
    assertThat(partition.watermarks).isEmpty();
    long withinADay = now + Duration.ofHours(23).toMillis();
    partition.gets(withinADay);
    assertThat(partition.watermarks).containsExactly(withinADay - A_MINUTE.toMillis() - 1);
  }

  @Test
  void believableIsWhatTheRulesOfEveryZoneMayTake() {
    long latest = Events.at("2026-01-31");
    long first = Instant.parse("1989-12-31T00:00:00Z").toEpochMilli();
    assertThat(EventTimes.isBelievable(first - 1, latest)).isFalse();
    assertThat(EventTimes.isBelievable(first, latest)).isTrue();
    assertThat(EventTimes.isBelievable(latest, latest)).isTrue();
    assertThat(EventTimes.isBelievable(latest + 1, latest)).isFalse();
    // The first midnight of 1990 on earth.
    assertThat(
            EventTimes.isBelievable(Instant.parse("1989-12-31T10:00:00Z").toEpochMilli(), latest))
        .isTrue();
  }

  @Test
  void aSilentPartitionHoldsNobodyBack() {
    Partition partition = new Partition(REPLAY, Duration.ofNanos(1));
    partition.gets(Events.at("2026-01-31"));
    for (int i = 0; i < 1_000_000 && !partition.idle; i++) {
      partition.generator.onPeriodicEmit(partition);
    }
    assertThat(partition.idle).isTrue();
    partition.gets(Events.at("2026-02-01"));
    assertThat(partition.watermarks).last().isEqualTo(Events.at("2026-02-01") - 60_001);
  }
}
