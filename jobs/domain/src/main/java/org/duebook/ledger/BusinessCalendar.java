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
  private static final long SECONDS_PER_DAY = 86_400L;

  /**
   * The days from 1970 to 2059, each made when it is first asked for. What a ledger keeps of its
   * claims names the same days again and again: an object for each mention was a twentieth of all
   * that the job kept on the heap.
   */
  private static final LocalDate[] DAYS = new LocalDate[1 << 15];

  /** The calendar of a practice that names no zone. */
  public static final BusinessCalendar UTC = new BusinessCalendar(ZoneOffset.UTC);

  /** The day on which something took effect; {@code occurredAt} in milliseconds since the epoch. */
  public LocalDate dayOf(long occurredAt) {
    if (zone.equals(ZoneOffset.UTC)) {
      return day(Math.floorDiv(occurredAt, MILLIS_PER_DAY));
    }
    Instant instant = Instant.ofEpochMilli(occurredAt);
    int offsetSeconds = zone.getRules().getOffset(instant).getTotalSeconds();
    return day(Math.floorDiv(instant.getEpochSecond() + offsetSeconds, SECONDS_PER_DAY));
  }

  private static LocalDate day(long epochDay) {
    if (epochDay < 0 || epochDay >= DAYS.length) {
      return LocalDate.ofEpochDay(epochDay);
    }
    int place = (int) epochDay;
    LocalDate day = DAYS[place];
    if (day == null) {
      // Another thread may do the same at once; either object is right.
      day = LocalDate.ofEpochDay(epochDay);
      DAYS[place] = day;
    }
    return day;
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
