package org.duebook.kpi.portfolio;

import java.util.Arrays;
import org.duebook.kpi.Durations;

/**
 * Counts how often something took how many days, so that percentiles are exact without the single
 * cases.
 */
final class DurationCounts {
  /** Days that are counted without growing. */
  static final int A_YEAR = 366;

  /** By days. */
  private long[] counts = new long[A_YEAR];

  void add(int days, long count) {
    if (days >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(days + 1, 2 * counts.length));
    }
    counts[days] += count;
  }

  /** The counts by days, to add to where they reach; not any more once more days were added. */
  long[] counts() {
    return counts;
  }

  void addAll(DurationCounts other) {
    if (counts.length < other.counts.length) {
      counts = Arrays.copyOf(counts, other.counts.length);
    }
    for (int days = 0; days < other.counts.length; days++) {
      counts[days] += other.counts[days];
    }
  }

  /** The figures of all that was counted, or null if that is nothing. */
  Durations durations() {
    long count = 0;
    long sum = 0;
    for (int days = 0; days < counts.length; days++) {
      count += counts[days];
      sum += days * counts[days];
    }
    return count <= 0
        ? null
        : new Durations(
            Math.toIntExact(count),
            (double) sum / count,
            nearestRank(count, 50),
            nearestRank(count, 90));
  }

  private int nearestRank(long count, int percent) {
    long rank = (count * percent + 99) / 100;
    long passed = 0;
    for (int days = 0; days < counts.length; days++) {
      passed += counts[days];
      if (passed >= rank) {
        return days;
      }
    }
    throw new IllegalStateException("rank: " + rank + " (expected: at most " + count + ")");
  }
}
