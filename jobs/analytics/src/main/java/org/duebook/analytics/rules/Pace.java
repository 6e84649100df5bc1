package org.duebook.analytics.rules;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;

/** How business time passes for the job, and when it speaks. */
public sealed interface Pace extends Serializable {

  /**
   * Events come as they happen. Changes of a key are gathered for a moment and leave as one record.
   *
   * @param coalescing a key changes its record at most once in this time
   * @param aheadLimit how far ahead of the machine's clock an event may be dated
   */
  record Live(Duration coalescing, Duration aheadLimit) implements Pace {}

  /**
   * A finite history is read. Only event time counts, so that a run is repeatable: each account
   * speaks at the end of the business days on which it changed, and once more at the end of the
   * last.
   *
   * @param horizon the last business day; later events are not known
   * @param latestOccurredAt the last millisecond at which a valid event may have taken effect
   */
  record Replay(LocalDate horizon, long latestOccurredAt) implements Pace {}
}
