package org.duebook.kpi;

import java.util.Arrays;

/**
 * How long things took, in whole days.
 *
 * @param count how many
 * @param mean arithmetic mean
 * @param median nearest rank
 * @param p90 nearest rank: nine in ten took no longer
 */
public record Durations(int count, double mean, int median, int p90) {

  /** The figures of a sample, or null if it is empty. */
  public static Durations of(int[] days) {
    if (days.length == 0) {
      return null;
    }
    int[] sorted = days.clone();
    Arrays.sort(sorted);
    long sum = Arrays.stream(sorted).asLongStream().sum();
    return new Durations(
        sorted.length,
        (double) sum / sorted.length,
        nearestRank(sorted, 50),
        nearestRank(sorted, 90));
  }

  private static int nearestRank(int[] sorted, int percent) {
    int rank = (int) (((long) sorted.length * percent + 99) / 100);
    return sorted[rank - 1];
  }
}
