package org.duebook.models.measure;

import java.util.Arrays;

/**
 * Cases by score, highest first; equal scores form one run, as nobody knows which of them leads.
 */
final class Order {
  private final int[] positions;
  private final boolean[] lastOfRun;

  /**
   * An order.
   *
   * @throws IllegalArgumentException if a score is NaN
   */
  Order(double[] scores) {
    Integer[] sorted = new Integer[scores.length];
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException(
            "score: NaN (expected: a number; leave out cases without a score)");
      }
      sorted[i] = i;
    }
    Arrays.sort(sorted, (a, b) -> Double.compare(scores[b], scores[a]));
    positions = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
    lastOfRun = new boolean[scores.length];
    for (int rank = 0; rank < positions.length; rank++) {
      lastOfRun[rank] =
          rank == positions.length - 1 || scores[positions[rank]] != scores[positions[rank + 1]];
    }
  }

  int count() {
    return positions.length;
  }

  /** The case at a rank, from 0. */
  int at(int rank) {
    return positions[rank];
  }

  /** Whether the next rank has another score, or there is none. */
  boolean endsRun(int rank) {
    return lastOfRun[rank];
  }
}
