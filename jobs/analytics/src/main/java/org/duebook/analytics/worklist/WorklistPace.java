package org.duebook.analytics.worklist;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.streaming.api.TimerService;
import org.duebook.analytics.rules.Pace;
import org.duebook.ledger.BusinessCalendar;

/**
 * When worklists are made anew: live at most once in an interval; in a replay at the end of its
 * last day, since the lists of past mornings help nobody.
 *
 * @param pace of the job
 * @param interval between two worklists of a practice, live
 */
public record WorklistPace(Pace pace, Duration interval) implements Serializable {

  void askForOne(BusinessCalendar calendar, TimerService time) {
    if (pace instanceof Pace.Replay replay) {
      time.registerEventTimeTimer(calendar.endOf(replay.horizon()));
      return;
    }
    long millis = interval.toMillis();
    long now = time.currentProcessingTime();
    time.registerProcessingTimeTimer(now - Math.floorMod(now, millis) + millis);
  }

  /** Whether it is known as of which business day a list is made; right after a start it is not. */
  boolean knowsTheDay(TimerService time) {
    return pace instanceof Pace.Replay || time.currentWatermark() != Long.MIN_VALUE;
  }
}
