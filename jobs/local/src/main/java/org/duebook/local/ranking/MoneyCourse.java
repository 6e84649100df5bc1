package org.duebook.local.ranking;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one party had in truth not paid of its part of one claim, day by day, in cents. What was
 * written off counts: it never came. What was taken back, reduced by contract or moved to the other
 * party does not: nobody could have brought it in.
 */
final class MoneyCourse {
  private final int index;
  private final TreeMap<LocalDate, Long> unpaid = new TreeMap<>();

  /**
   * A course without days.
   *
   * @param index its number among all courses
   */
  MoneyCourse(int index) {
    this.index = index;
  }

  int index() {
    return index;
  }

  /** Says how much is unpaid at the end of a day, and of all later days until more is said. */
  void tell(LocalDate day, long cents) {
    Map.Entry<LocalDate, Long> last = unpaid.lastEntry();
    if (last == null || last.getValue() != cents) {
      unpaid.put(day, cents);
    }
  }

  /** How much is unpaid at the end of a day, at least 0. */
  long unpaidAtEndOf(LocalDate day) {
    Map.Entry<LocalDate, Long> entry = unpaid.floorEntry(day);
    return entry == null ? 0 : Math.max(0, entry.getValue());
  }
}
