package org.duebook.followup;

import java.time.LocalDate;

/**
 * How long something may be done after a day: so many calendar years and days.
 *
 * @param years calendar years: one after 29 February is 28 February
 * @param days days after that
 */
public record Limit(int years, int days) {
  /** A limit must leave time. */
  public Limit {
    if (years < 0 || days < 0 || years + days == 0) {
      throw new IllegalArgumentException(
          "limit: %d years and %d days (expected: none below 0, together above 0)"
              .formatted(years, days));
    }
  }

  /** So many days. */
  public static Limit ofDays(int days) {
    return new Limit(0, days);
  }

  /** So many calendar years. */
  public static Limit ofYears(int years) {
    return new Limit(years, 0);
  }

  /** The last day. */
  public LocalDate lastDay(LocalDate since) {
    return since.plusYears(years).plusDays(days);
  }
}
