package org.duebook.models.measure;

import java.util.List;

/**
 * How good probabilities are.
 *
 * @param count cases
 * @param lateCount those that were late
 * @param meanProbability what was promised on average; NaN without cases
 * @param areaUnderCurve how well late and on-time cases are told apart; NaN of one class only
 * @param logLoss natural logarithm; lower is better
 * @param brier mean squared distance; lower is better
 * @param calibrationError expected calibration error over ten bands; lower is better
 * @param calibration the bands, lowest probability first
 */
public record Quality(
    int count,
    int lateCount,
    double meanProbability,
    Estimate areaUnderCurve,
    Estimate logLoss,
    Estimate brier,
    Estimate calibrationError,
    List<CalibrationBand> calibration) {
  /**
   * Figures with 95 % intervals.
   *
   * @throws IllegalArgumentException if a probability is NaN, or there are not as many as cases
   */
  public static Quality of(double[] probabilities, Cases cases) {
    return of(probabilities, cases, true);
  }

  /** The same without intervals, at a fraction of the time. */
  public static Quality withoutIntervals(double[] probabilities, boolean[] late) {
    return of(probabilities, Cases.of(late), false);
  }

  private static Quality of(double[] probabilities, Cases cases, boolean intervals) {
    if (probabilities.length != cases.count()) {
      throw new IllegalArgumentException(
          "probabilities: " + probabilities.length + " (expected: " + cases.count() + ")");
    }
    boolean[] late = cases.late();
    Order order = new Order(probabilities);
    CalibrationBands bands = new CalibrationBands(order, probabilities, late);
    Statistic[] statistics = {
      new AreaUnderCurve(order, late),
      MeanLoss.logarithmic(probabilities, late),
      MeanLoss.squared(probabilities, late),
      bands
    };
    Estimate[] estimates = new Estimate[statistics.length];
    if (intervals && cases.count() > 0) {
      estimates = Bootstrap.estimates(cases, statistics);
    } else {
      for (int i = 0; i < statistics.length; i++) {
        estimates[i] = Estimate.of(statistics[i].of(null));
      }
    }
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability;
    }
    return new Quality(
        cases.count(),
        cases.lateCount(),
        cases.count() == 0 ? Double.NaN : sum / cases.count(),
        estimates[0],
        estimates[1],
        estimates[2],
        estimates[3],
        bands.bands());
  }

  /** The part that was late; NaN without cases. */
  public double baseRate() {
    return count == 0 ? Double.NaN : (double) lateCount / count;
  }
}
