package org.duebook.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Tells the business day of an instant: the calendar day in the practice's zone.
 *
 * @param zone the practice's time zone
 */
public record BusinessCalendar(ZoneId zone) {
  private static final long MILLIS_PER_DAY = 86_400_000L;

  /** The calendar of a practice that names no zone. */
  public static final BusinessCalendar UTC = new BusinessCalendar(ZoneOffset.UTC);

  /** The day on which something took effect; {@code occurredAt} in milliseconds since the epoch. */
  public LocalDate dayOf(long occurredAt) {
    if (zone.equals(ZoneOffset.UTC)) {
      return LocalDate.ofEpochDay(Math.floorDiv(occurredAt, MILLIS_PER_DAY));
    }
    return Instant.ofEpochMilli(occurredAt).atZone(zone).toLocalDate();
  }

  /** The first millisecond of a day, as milliseconds since the epoch. */
  public long startOf(LocalDate day) {
    if (zone.equals(ZoneOffset.UTC)) {
      return day.toEpochDay() * MILLIS_PER_DAY;
    }
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The last millisecond of a day, as milliseconds since the epoch. */
  public long endOf(LocalDate day) {
    return startOf(day.plusDays(1)) - 1;
  }
}
