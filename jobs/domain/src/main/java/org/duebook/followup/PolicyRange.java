package org.duebook.followup;

import java.util.List;

/** Refuses numbers of a policy that make no sense. */
final class PolicyRange {
  private PolicyRange() {}

  static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw refused(name, value, "at least " + least);
    }
  }

  static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw refused(name, value, "a number from 0 to 1");
    }
  }

  static void shares(String name, List<Double> values, int bands) {
    if (!values.isEmpty() && values.size() != bands) {
      throw refused(name, values, "one number for each of " + bands + " age bands");
    }
    values.forEach(value -> share(name, value));
  }

  static void rising(String name, List<Integer> days) {
    for (int i = 1; i < days.size(); i++) {
      if (days.get(i) <= days.get(i - 1)) {
        throw refused(name, days, "numbers that rise");
      }
    }
  }

  static IllegalArgumentException refused(String name, Object value, String expected) {
    return new IllegalArgumentException("%s: %s (expected: %s)".formatted(name, value, expected));
  }
}
