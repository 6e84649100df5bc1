package org.duebook.analytics.rules;

import java.time.LocalDate;
import java.util.List;
import org.duebook.ledger.BusinessCalendar;

/**
 * The business days of a portfolio of practices in several time zones: a day is over when it is
 * over for all of them, so that each practice's whole day is in it.
 *
 * @param calendars of the practices, at least one
 */
public record PortfolioCalendar(List<BusinessCalendar> calendars) {
  /** Keeps its own copy. */
  public PortfolioCalendar {
    calendars = List.copyOf(calendars);
  }

  /** The day that is not over yet; {@code instant} in milliseconds since the epoch. */
  public LocalDate dayOf(long instant) {
    LocalDate day = calendars.get(0).dayOf(instant);
    for (BusinessCalendar calendar : calendars) {
      LocalDate other = calendar.dayOf(instant);
      day = other.isBefore(day) ? other : day;
    }
    return day;
  }

  /** The last millisecond of a day, as milliseconds since the epoch. */
  public long endOf(LocalDate day) {
    long end = Long.MIN_VALUE;
    for (BusinessCalendar calendar : calendars) {
      end = Math.max(end, calendar.endOf(day));
    }
    return end;
  }

  /**
   * The end of the first day that ends later than a given one, as milliseconds since the epoch. It
   * is the next day but where a zone crossed the date line and left a day out.
   */
  public long endAfter(LocalDate day) {
    long end = endOf(day);
    LocalDate next = day.plusDays(1);
    while (endOf(next) <= end) {
      next = next.plusDays(1);
    }
    return endOf(next);
  }
}
