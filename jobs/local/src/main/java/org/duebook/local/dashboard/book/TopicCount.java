package org.duebook.local.dashboard.book;

import java.time.Instant;
import java.time.LocalDate;

/** What was read of one topic. Rates are of the last seconds. Not safe for several threads. */
final class TopicCount {
  /** Ten minutes, and the second that runs, which is left out of rates. */
  static final int SECONDS = 601;

  private static final int RATE_SECONDS = 10;

  private final long[] perSecond = new long[SECONDS];
  private long firstSecond = -1;
  private long lastSecond = -1;
  private long records;
  private long unreadable;
  private String firstUnreadable;
  private LocalDate businessDay;
  private Instant madeAt;
  private long behind;

  void count(long second) {
    records++;
    moveTo(second);
    perSecond[(int) (lastSecond % SECONDS)]++;
  }

  private void moveTo(long second) {
    if (lastSecond < 0) {
      firstSecond = second;
      lastSecond = second;
      return;
    }
    long empty = Math.min(second - lastSecond, SECONDS);
    for (long i = 1; i <= empty; i++) {
      perSecond[(int) ((second - empty + i) % SECONDS)] = 0;
    }
    lastSecond = Math.max(lastSecond, second);
  }

  void seen(LocalDate asOf, Instant updatedAt) {
    if (businessDay == null || asOf.isAfter(businessDay)) {
      businessDay = asOf;
    }
    if (madeAt == null || updatedAt.isAfter(madeAt)) {
      madeAt = updatedAt;
    }
  }

  void unreadable(String what) {
    unreadable++;
    if (firstUnreadable == null) {
      firstUnreadable = what;
    }
  }

  void behind(long recordsBehind) {
    behind = recordsBehind;
  }

  /** When its first record was read; far ahead: none was. */
  long firstSecond() {
    return firstSecond < 0 ? Long.MAX_VALUE : firstSecond;
  }

  /**
   * Records of some seconds that are over.
   *
   * @param from first of them, at most ten minutes ago
   * @param until the one after the last of them, at most the one that runs
   */
  long between(long from, long until) {
    moveTo(Math.max(until, lastSecond));
    long records = 0;
    for (long second = Math.max(0, from); second < until; second++) {
      records += perSecond[(int) (second % SECONDS)];
    }
    return records;
  }

  TopicStatus status(ReadTopic topic, boolean exists, long now) {
    long recent = between(now - RATE_SECONDS, now);
    long passed = firstSecond < 0 ? RATE_SECONDS : Math.max(1, now - firstSecond);
    return new TopicStatus(
        topic,
        exists,
        records,
        (double) recent / Math.min(RATE_SECONDS, passed),
        behind,
        businessDay,
        madeAt,
        unreadable,
        firstUnreadable);
  }
}
