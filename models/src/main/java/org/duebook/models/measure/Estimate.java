package org.duebook.models.measure;

/**
 * A figure and how far chance could move it.
 *
 * @param value the figure; NaN if there is none
 * @param low the lower end of its 95 % interval; NaN if none was reckoned
 * @param high the upper end
 */
public record Estimate(double value, double low, double high) {
  /** A figure of which no interval was reckoned. */
  public static Estimate of(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  /** Whether an interval is there. */
  public boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}
