package org.duebook.kpi.portfolio;

import java.util.Map;
import java.util.TreeMap;
import org.duebook.kpi.Durations;

/**
 * Counts how often something took how many days, so that percentiles are exact without the single
 * cases.
 */
final class DurationCounts {
  private final TreeMap<Integer, Long> counts = new TreeMap<>();

  void add(int days, long count) {
    counts.merge(days, count, Long::sum);
  }

  /** The figures of all that was counted, or null if that is nothing. */
  Durations durations() {
    long count = 0;
    long sum = 0;
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      count += entry.getValue();
      sum += entry.getKey() * entry.getValue();
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
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      passed += entry.getValue();
      if (passed >= rank) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("rank: " + rank + " (expected: at most " + count + ")");
  }
}
