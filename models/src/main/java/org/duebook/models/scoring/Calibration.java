package org.duebook.models.scoring;

/**
 * Turns the log-odds of a raw model into a probability that can be taken at its word. Never
 * decreasing, so that it changes no order.
 */
public sealed interface Calibration permits PlattCalibration, IsotonicCalibration {
  /** The probability of log-odds, between 0 and 1; NaN of NaN. */
  double probability(double logOdds);

  /** Its name on a card. */
  String text();
}
