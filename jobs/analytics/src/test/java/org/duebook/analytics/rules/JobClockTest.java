package org.duebook.analytics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.flink.streaming.api.TimerService;
import org.duebook.analytics.Events;
import org.duebook.ledger.BusinessCalendar;
import org.junit.jupiter.api.Test;

class JobClockTest {
  private static final JobClock LIVE =
      new JobClock(
          new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24)));
  private static final JobClock REPLAY =
      new JobClock(new Pace.Replay(LocalDate.parse("2026-03-31"), Events.at("2026-04-02"), false));
  private static final BusinessCalendar TOKYO =
      new BusinessCalendar(ZoneId.of("Asia/Tokyo").normalized());

  /** Business time and the machine's, as an operator is told them. */
  private record Time(long currentWatermark, long currentProcessingTime) implements TimerService {
    @Override
    public void registerProcessingTimeTimer(long time) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void registerEventTimeTimer(long time) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void deleteEventTimeTimer(long time) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void liveItIsTheMachinesTime() {
    assertThat(LIVE.now(1_000)).isEqualTo(Instant.ofEpochMilli(1_000));
    assertThat(LIVE.latestOccurredAt(1_000)).isEqualTo(1_000 + 86_400_000);
    assertThat(LIVE.isBeyondHorizon(LocalDate.MAX)).isFalse();
  }

  @Test
  void inAReplayItIsTheEndOfTheHistory() {
    assertThat(REPLAY.now(1_000)).isEqualTo("2026-03-31T23:59:59.999Z");
    assertThat(REPLAY.latestOccurredAt(1_000)).isEqualTo(Events.at("2026-04-02"));
    assertThat(REPLAY.isBeyondHorizon(LocalDate.parse("2026-03-31"))).isFalse();
    assertThat(REPLAY.isBeyondHorizon(LocalDate.parse("2026-04-01"))).isTrue();
  }

  @Test
  void theBusinessDayIsThatOfTheWatermarkInThePracticesZone() {
    long evening = Instant.parse("2026-01-31T15:00:00Z").toEpochMilli();
    assertThat(LIVE.businessDay(new Time(evening, 0), TOKYO)).isEqualTo("2026-02-01");
    assertThat(LIVE.businessDay(new Time(evening - 1, 0), TOKYO)).isEqualTo("2026-01-31");
    assertThat(LIVE.businessDay(new Time(Long.MIN_VALUE, evening), TOKYO))
        .as("the machine's, before business time begins")
        .isEqualTo("2026-02-01");
    assertThat(LIVE.businessDay(new Time(Long.MAX_VALUE, evening), TOKYO))
        .as("and after it has ended")
        .isEqualTo("2026-02-01");
    assertThat(REPLAY.businessDay(new Time(evening, 0), TOKYO)).isEqualTo("2026-03-31");
  }
}
