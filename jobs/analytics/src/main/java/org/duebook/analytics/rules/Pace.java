package org.duebook.analytics.rules;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;

/** How business time passes for the job, and when it speaks. */
public sealed interface Pace extends Serializable {

  /**
   * Events come as they happen. Changes of a key are gathered for a moment and leave as one record.
   *
   * <p>While business time is more than {@link #BEHIND} behind the machine's clock, the job catches
   * up with history: nobody acts on a record that is old when it leaves, so an account speaks less
   * often and portfolios alone learn of each day.
   *
   * @param coalescing a key changes its record at most once in this time
   * @param catchUp an account speaks at most once in this time while the job catches up; zero if
   *     history is to be told day by day as well
   * @param aheadLimit how far ahead of the machine's clock an event may be dated
   */
  record Live(Duration coalescing, Duration catchUp, Duration aheadLimit) implements Pace {
    /** A day ends in the last time zone 26 hours after it ended in the first. */
    private static final Duration BEHIND = Duration.ofDays(2);

    /**
     * Whether the job catches up with history.
     *
     * @param businessTime what the job has come to, in milliseconds since the epoch
     * @param processingTime the machine's, in milliseconds since the epoch
     */
    public boolean isBehind(long businessTime, long processingTime) {
      return !catchUp.isZero()
          && businessTime != Long.MIN_VALUE
          && processingTime - businessTime > BEHIND.toMillis();
    }
  }

  /**
   * A finite history is read. Only event time counts, so that a run is repeatable: each account
   * speaks at the end of the business days on which it changed, and once more at the end of the
   * last.
   *
   * @param horizon the last business day; later events are not known
   * @param latestOccurredAt the last millisecond at which a valid event may have taken effect
   * @param lastDayOnly whether accounts speak at the end of the last day alone
   */
  record Replay(LocalDate horizon, long latestOccurredAt, boolean lastDayOnly) implements Pace {}
}
