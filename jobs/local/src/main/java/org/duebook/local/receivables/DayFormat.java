package org.duebook.local.receivables;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** How an export writes days. A day that is not in the calendar is none. */
final class DayFormat {
  private static final LocalDate EXAMPLE = LocalDate.of(2026, 1, 31);

  private final String pattern;
  private final DateTimeFormatter formatter;

  /**
   * A format.
   *
   * @param pattern as {@link DateTimeFormatter} has it, such as {@code M/d/yyyy}
   * @throws IllegalArgumentException if it is none, or does not make out a day
   */
  DayFormat(String pattern) {
    this.pattern = pattern;
    // Strictly, a year of an era needs the era; whoever writes y means the year.
    this.formatter =
        DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    String written;
    try {
      written = EXAMPLE.atTime(0, 0).format(formatter);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(pattern + ": asks for more than a day and a time", e);
    }
    if (!EXAMPLE.equals(day(written))) {
      throw new IllegalArgumentException(pattern + ": does not make out a day");
    }
  }

  /** The day that a text names, or null if it names none. */
  LocalDate day(String text) {
    try {
      return formatter.parse(text, LocalDate::from);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The pattern, with an example. */
  String expected() {
    return "a day like " + EXAMPLE.atTime(0, 0).format(formatter) + ", " + pattern;
  }
}
