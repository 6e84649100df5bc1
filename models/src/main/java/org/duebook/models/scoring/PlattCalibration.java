package org.duebook.models.scoring;

/**
 * A logistic curve over the raw log-odds.
 *
 * @param slope above 0, or the order would turn round
 * @param intercept log-odds where the raw ones are 0
 */
public record PlattCalibration(double slope, double intercept) implements Calibration {
  /**
   * A curve.
   *
   * @throws IllegalArgumentException if the slope is not above 0 or a number is not finite
   */
  public PlattCalibration {
    if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
      throw new IllegalArgumentException(
          "Platt calibration: slope "
              + slope
              + ", intercept "
              + intercept
              + " (expected: finite numbers, a slope above 0)");
    }
  }

  @Override
  public double probability(double logOdds) {
    return Scorer.probability(slope * logOdds + intercept);
  }

  @Override
  public String text() {
    return "Platt";
  }
}
