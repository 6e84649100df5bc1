package org.duebook.followup;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The one place where a decision compares a date with today. A date that has not come yet is
 * remembered, so that afterwards {@link #nextChangeOn} tells until when the same comparisons give
 * the same answers, and with them the decision.
 *
 * <p>Not safe for use by several threads; made for one decision.
 */
public final class Horizon {
  private final LocalDate today;
  private LocalDate nextChangeOn;

  /** A horizon that looks ahead from a day. */
  public Horizon(LocalDate today) {
    this.today = today;
  }

  /** Whether a day has come. */
  public boolean reached(LocalDate day) {
    if (!day.isAfter(today)) {
      return true;
    }
    nextChangeOn = nextChangeOn == null || day.isBefore(nextChangeOn) ? day : nextChangeOn;
    return false;
  }

  /** Whether a day is over. */
  public boolean passed(LocalDate day) {
    return reached(day.plusDays(1));
  }

  /** Whether it is the last {@code days} days before a day, or that day itself. */
  public boolean isWithin(int days, LocalDate day) {
    return !passed(day) && reached(day.minusDays(days));
  }

  /** Whether at least so many days have gone by since a day. */
  public boolean daysSince(LocalDate day, int days) {
    return reached(day.plusDays(days));
  }

  /**
   * The band that an age lies in.
   *
   * @param since the day of age 0
   * @param fromDays the first age of every band, rising; the first is 0
   * @return its index; 0 for an age below 0
   */
  public int band(LocalDate since, List<Integer> fromDays) {
    int band = 0;
    for (int i = 1; i < fromDays.size() && reached(since.plusDays(fromDays.get(i))); i++) {
      band = i;
    }
    return band;
  }

  /** The next day to look again if nothing happens: so many days, or a multiple, after a day. */
  public LocalDate nextTick(LocalDate since, int days) {
    long gone = Math.max(0, ChronoUnit.DAYS.between(since, today));
    LocalDate next = since.plusDays((gone / days + 1) * days);
    reached(next);
    return next;
  }

  /** The earliest later day on which an answer given so far turns, or null if none does. */
  public LocalDate nextChangeOn() {
    return nextChangeOn;
  }
}
