package org.duebook.local.simulator;

/**
 * How far the arrival of events departs from the order in which they occurred. {@code occurredAt}
 * stays true: an event arrives on time or late, never early.
 *
 * @param duplicates the share of events that are delivered a second time later, the same to the
 *     byte; 0 to 1
 * @param shuffleDays each event arrives up to this many days after it occurred, evenly spread; 0 or
 *     more
 */
public record Disorder(double duplicates, double shuffleDays) {
  /** Every event once, and in order. */
  public static final Disorder NONE = new Disorder(0, 0);

  /** Refuses what can't be. */
  public Disorder {
    if (!(duplicates >= 0 && duplicates <= 1)) {
      throw new IllegalArgumentException("duplicates: " + duplicates + " (expected: 0 to 1)");
    }
    if (!(shuffleDays >= 0 && shuffleDays <= 3650)) {
      throw new IllegalArgumentException("shuffleDays: " + shuffleDays + " (expected: 0 to 3650)");
    }
  }

  boolean isNone() {
    return duplicates == 0 && shuffleDays == 0;
  }
}
