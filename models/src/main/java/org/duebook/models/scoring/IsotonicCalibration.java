package org.duebook.models.scoring;

import java.util.Arrays;

/**
 * A rising line through points of (raw log-odds, probability), level before the first and after the
 * last. Between points it rises evenly: steps would make many shares equal that the model tells
 * apart.
 */
public final class IsotonicCalibration implements Calibration {
  final double[] logOdds;
  final double[] probabilities;

  /**
   * A line through points.
   *
   * @param logOdds rising strictly; at least one
   * @param probabilities never falling, each between 0 and 1
   * @throws IllegalArgumentException if they are not so
   */
  public IsotonicCalibration(double[] logOdds, double[] probabilities) {
    this.logOdds = logOdds.clone();
    this.probabilities = probabilities.clone();
    boolean fits = logOdds.length > 0 && logOdds.length == probabilities.length;
    for (int i = 0; fits && i < logOdds.length; i++) {
      fits =
          Double.isFinite(logOdds[i])
              && probabilities[i] >= 0
              && probabilities[i] <= 1
              && (i == 0
                  || (logOdds[i] > logOdds[i - 1] && probabilities[i] >= probabilities[i - 1]));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "isotonic calibration: points out of order (expected: rising log-odds, probabilities from"
              + " 0 to 1 that never fall)");
    }
  }

  @Override
  public double probability(double value) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    int found = Arrays.binarySearch(logOdds, value);
    if (found >= 0) {
      return probabilities[found];
    }
    int above = -found - 1;
    if (above == 0) {
      return probabilities[0];
    }
    if (above == logOdds.length) {
      return probabilities[above - 1];
    }
    double part = (value - logOdds[above - 1]) / (logOdds[above] - logOdds[above - 1]);
    double low = probabilities[above - 1];
    return low + part * (probabilities[above] - low);
  }

  @Override
  public String text() {
    return "isotonic";
  }
}
