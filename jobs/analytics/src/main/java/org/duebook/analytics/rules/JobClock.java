package org.duebook.analytics.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.TimerService;
import org.duebook.ledger.BusinessCalendar;

/**
 * Tells an operator what time it is: the machine's time live, the end of the history in a replay,
 * so that two replays of one history write the same.
 */
public final class JobClock {
  private final Pace pace;

  /** The clock of a pace. */
  public JobClock(Pace pace) {
    this.pace = pace;
  }

  /**
   * When something leaves the job; {@code processingTime} is the machine's, in milliseconds since
   * the epoch.
   */
  public Instant now(long processingTime) {
    if (pace instanceof Pace.Replay replay) {
      return replay.horizon().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);
    }
    return Instant.ofEpochMilli(processingTime);
  }

  /**
   * The business day on which something is told: live the day of the watermark, or the machine's
   * while there is none yet; in a replay the last.
   */
  public LocalDate businessDay(TimerService time, BusinessCalendar calendar) {
    if (pace instanceof Pace.Replay replay) {
      return replay.horizon();
    }
    long watermark = time.currentWatermark();
    boolean known = watermark != Long.MIN_VALUE && watermark != Long.MAX_VALUE;
    return calendar.dayOf(known ? watermark : time.currentProcessingTime());
  }

  /** The last millisecond at which an event that comes in now may have taken effect. */
  public long latestOccurredAt(long processingTime) {
    if (pace instanceof Pace.Live live) {
      return processingTime + live.aheadLimit().toMillis();
    }
    return ((Pace.Replay) pace).latestOccurredAt();
  }

  /** Whether a day is beyond the history that is replayed; never live. */
  public boolean isBeyondHorizon(LocalDate day) {
    return pace instanceof Pace.Replay replay && day.isAfter(replay.horizon());
  }
}
