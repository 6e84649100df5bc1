package org.duebook.local.terminal;

import java.util.Locale;

/** Shows cents as money: {@code 1,234.56}, negative with a minus in front. */
public final class Money {
  private Money() {}

  /** An amount with thousands separators and two decimals. */
  public static String of(long cents) {
    long magnitude = Math.abs(cents);
    return String.format(
        Locale.ROOT, "%s%,d.%02d", cents < 0 ? "-" : "", magnitude / 100, magnitude % 100);
  }
}
