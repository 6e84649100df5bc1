package org.duebook.models.scoring;

/**
 * The raw model: log-odds of lateness before calibration. Reads arrays in the contract's order; the
 * late rate of the payer comes beside them, so that the caller's array is never written to.
 */
public sealed interface Scorer permits LinearScorer, TreeScorer {
  /** How it reckons. */
  Kind kind();

  /** The log-odds of lateness. */
  double logOdds(double[] features, double payerLateRate);

  /**
   * Adds what each feature moved the log-odds by to {@code effects}, which has the contract's
   * length.
   */
  void addEffects(double[] features, double payerLateRate, double[] effects);

  /** The probability of log-odds. */
  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
