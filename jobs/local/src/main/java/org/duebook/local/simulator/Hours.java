package org.duebook.local.simulator;

/**
 * When in a day something is done, on the practice's clock.
 *
 * <p>Everything ends well before midnight, so that what one step causes still falls on its day.
 */
enum Hours {
  /** Visits and the front desk; who plans a visit chooses a day on which the practice is open. */
  CLINIC(8, 17, false),
  /** The billing office: claims, statements, postings. */
  OFFICE(8, 18, true),
  /** Calls and messages to patients: inside 08:00 to 21:00, contract page, section 5. */
  CONTACT(9, 20, true),
  /** Payers send their remittances in the early hours. */
  PAYER(5, 11, true),
  /** Patients pay on any day. */
  PATIENT(7, 22, false);

  static final long DAY_MILLIS = 86_400_000L;

  private static final long HOUR_MILLIS = 3_600_000L;
  private static final int DAYS_PER_WEEK = 7;
  private static final int MONDAY_OFFSET = 3;
  private static final int SATURDAY = 5;

  private final long fromMillis;
  private final long lengthMillis;
  private final boolean weekdaysOnly;

  Hours(int fromHour, int toHour, boolean weekdaysOnly) {
    this.fromMillis = fromHour * HOUR_MILLIS;
    this.lengthMillis = (toHour - fromHour) * HOUR_MILLIS;
    this.weekdaysOnly = weekdaysOnly;
  }

  /** The epoch day of a business time. */
  static long dayOf(long businessTime) {
    return Math.floorDiv(businessTime, DAY_MILLIS);
  }

  /** 0 for Monday to 6 for Sunday. */
  static int dayOfWeek(long epochDay) {
    return (int) Math.floorMod(epochDay + MONDAY_OFFSET, (long) DAYS_PER_WEEK);
  }

  /** The given day, or the first one after it on which this is done. */
  long openDay(long epochDay) {
    int dayOfWeek = dayOfWeek(epochDay);
    return weekdaysOnly && dayOfWeek >= SATURDAY ? epochDay + DAYS_PER_WEEK - dayOfWeek : epochDay;
  }

  /** A business time within these hours of exactly that day, to the second. */
  long within(long epochDay, Chance chance) {
    long seconds = chance.below(lengthMillis / 1000);
    return epochDay * DAY_MILLIS + fromMillis + seconds * 1000;
  }
}
