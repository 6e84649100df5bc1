package org.duebook.models.training;

import java.util.Arrays;
import org.duebook.models.scoring.IsotonicCalibration;
import org.duebook.models.scoring.PlattCalibration;

/** Fits calibrations on log-odds and outcomes that the raw model has not learnt from. */
final class CalibrationFit {
  private static final int NEWTON_STEPS = 50;
  private static final double SMALLEST_SLOPE = 0.01;
  private static final double NEWTON_DONE = 1e-10;

  /** Fewest cases of a point: of fewer the late part is told by chance. */
  private static final int SMALLEST_POINT = 20;

  private static final int MOST_POINTS = 200;

  private CalibrationFit() {}

  /**
   * A logistic curve of greatest likelihood (Newton's method). Targets are drawn in a little from 0
   * and 1, as Platt proposes, so that a clean separation does not make the slope infinite.
   */
  static PlattCalibration platt(double[] logOdds, boolean[] late) {
    double lateCount = 0;
    for (boolean one : late) {
      lateCount += one ? 1 : 0;
    }
    double lateTarget = (lateCount + 1) / (lateCount + 2);
    double onTimeTarget = 1 / (late.length - lateCount + 2);
    double slope = 1;
    double intercept = 0;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double gradientSlope = 0;
      double gradientIntercept = 0;
      double slopeSlope = 1e-9;
      double slopeIntercept = 0;
      double interceptIntercept = 1e-9;
      for (int i = 0; i < late.length; i++) {
        double probability = 1 / (1 + Math.exp(-(slope * logOdds[i] + intercept)));
        double miss = probability - (late[i] ? lateTarget : onTimeTarget);
        double weight = probability * (1 - probability);
        gradientSlope += miss * logOdds[i];
        gradientIntercept += miss;
        slopeSlope += weight * logOdds[i] * logOdds[i];
        slopeIntercept += weight * logOdds[i];
        interceptIntercept += weight;
      }
      double determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
      if (!(determinant > 0)) {
        break;
      }
      double moveSlope =
          (gradientSlope * interceptIntercept - gradientIntercept * slopeIntercept) / determinant;
      double moveIntercept =
          (gradientIntercept * slopeSlope - gradientSlope * slopeIntercept) / determinant;
      slope -= moveSlope;
      intercept -= moveIntercept;
      if (Math.abs(moveSlope) + Math.abs(moveIntercept) < NEWTON_DONE) {
        break;
      }
    }
    if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
      return new PlattCalibration(1, 0);
    }
    // A curve that falls would turn the order round.
    return new PlattCalibration(Math.max(SMALLEST_SLOPE, slope), intercept);
  }

  /**
   * A rising line: cases in groups by log-odds, neighbouring groups pooled where the late part
   * falls (pool adjacent violators), each pool a point.
   */
  static IsotonicCalibration isotonic(double[] logOdds, boolean[] late) {
    int count = late.length;
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(logOdds[a], logOdds[b]));
    int groupSize = Math.max(SMALLEST_POINT, count / MOST_POINTS);
    double[] sums = new double[count];
    double[] lates = new double[count];
    double[] sizes = new double[count];
    int pools = 0;
    int start = 0;
    while (start < count) {
      int end = Math.min(count, start + groupSize);
      while (end < count && logOdds[order[end]] == logOdds[order[end - 1]]) {
        end++;
      }
      sums[pools] = 0;
      lates[pools] = 0;
      sizes[pools] = end - start;
      for (int i = start; i < end; i++) {
        sums[pools] += logOdds[order[i]];
        lates[pools] += late[order[i]] ? 1 : 0;
      }
      pools++;
      start = end;
      while (pools > 1
          && lates[pools - 1] * sizes[pools - 2] <= lates[pools - 2] * sizes[pools - 1]) {
        sums[pools - 2] += sums[pools - 1];
        lates[pools - 2] += lates[pools - 1];
        sizes[pools - 2] += sizes[pools - 1];
        pools--;
      }
    }
    double[] points = new double[pools];
    double[] probabilities = new double[pools];
    double smallest = 1.0 / (count + 2);
    for (int i = 0; i < pools; i++) {
      points[i] = sums[i] / sizes[i];
      // Nothing is certain: a sure and wrong probability would cost without end.
      probabilities[i] = Math.min(1 - smallest, Math.max(smallest, lates[i] / sizes[i]));
    }
    return new IsotonicCalibration(points, probabilities);
  }
}
