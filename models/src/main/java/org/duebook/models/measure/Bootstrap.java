package org.duebook.models.measure;

import java.util.Arrays;
import java.util.Random;

/**
 * 95 % intervals by drawing accounts anew, 200 times, from a fixed seed: the same cases give the
 * same interval. The percentiles are nearest-rank.
 *
 * <p>Draws are moved by as much as their mean is off the figure: drawn anew, cases that lie well on
 * average scatter more, and a small calibration error would lie below its own interval.
 */
final class Bootstrap {
  private static final int DRAWS = 200;
  private static final long SEED = 20260101;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /** Figures with their intervals, in the order asked for. */
  static Estimate[] estimates(Cases cases, Statistic... statistics) {
    double[][] draws = new double[statistics.length][DRAWS];
    Random random = new Random(SEED);
    int[] weightOfAccount = new int[cases.accountCount()];
    int[] weights = new int[cases.count()];
    for (int draw = 0; draw < DRAWS; draw++) {
      Arrays.fill(weightOfAccount, 0);
      for (int i = 0; i < weightOfAccount.length; i++) {
        weightOfAccount[random.nextInt(weightOfAccount.length)]++;
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = weightOfAccount[cases.account(i)];
      }
      for (int s = 0; s < statistics.length; s++) {
        draws[s][draw] = statistics[s].of(weights);
      }
    }
    Estimate[] estimates = new Estimate[statistics.length];
    for (int s = 0; s < statistics.length; s++) {
      estimates[s] = estimate(statistics[s].of(null), draws[s]);
    }
    return estimates;
  }

  private static Estimate estimate(double value, double[] draws) {
    double[] sorted = Arrays.stream(draws).filter(draw -> !Double.isNaN(draw)).sorted().toArray();
    if (sorted.length == 0) {
      return Estimate.of(value);
    }
    double bias = Arrays.stream(sorted).average().orElse(value) - value;
    // None of the figures can be below 0.
    return new Estimate(
        value, Math.max(0, percentile(sorted, TAIL) - bias), percentile(sorted, 1 - TAIL) - bias);
  }

  private static double percentile(double[] sorted, double part) {
    int rank = (int) Math.ceil(part * sorted.length);
    return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
  }
}
