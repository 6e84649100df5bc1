package org.duebook.models.scoring;

/**
 * A sum of weights times standardised features. Amounts, days and numbers go in as the logarithm of
 * one plus their value; below 0 they count as 0.
 */
public final class LinearScorer implements Scorer {
  private final int size;
  private final int payerFeature;
  final int[] inputs;
  final boolean[] logarithms;
  final double[] means;
  final double[] deviations;
  final double[] weights;
  final double bias;

  /**
   * A linear model; entry i of each array belongs to feature {@code inputs[i]}.
   *
   * @param size features of the contract
   * @param payerFeature the feature that the payer's late rate stands in for
   * @param inputs the features it reads
   * @param logarithms whether the logarithm of one plus the value is taken
   * @param means what is then subtracted
   * @param deviations what it is then divided by; above 0
   * @param weights log-odds per standardised unit
   * @param bias log-odds of a share that is average in all
   * @throws IllegalArgumentException if lengths or numbers do not fit
   */
  public LinearScorer(
      int size,
      int payerFeature,
      int[] inputs,
      boolean[] logarithms,
      double[] means,
      double[] deviations,
      double[] weights,
      double bias) {
    this.size = size;
    this.payerFeature = payerFeature;
    this.inputs = inputs.clone();
    this.logarithms = logarithms.clone();
    this.means = means.clone();
    this.deviations = deviations.clone();
    this.weights = weights.clone();
    this.bias = bias;
    check();
  }

  private void check() {
    boolean fits =
        logarithms.length == inputs.length
            && means.length == inputs.length
            && deviations.length == inputs.length
            && weights.length == inputs.length
            && Double.isFinite(bias);
    for (int i = 0; fits && i < inputs.length; i++) {
      fits =
          inputs[i] >= 0
              && inputs[i] < size
              && Double.isFinite(means[i])
              && Double.isFinite(weights[i])
              && Double.isFinite(deviations[i])
              && deviations[i] > 0;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "linear model: numbers that are not finite, deviations not above 0, or features out of"
              + " range (expected: one of each for every input)");
    }
  }

  @Override
  public Kind kind() {
    return Kind.LINEAR;
  }

  @Override
  public double logOdds(double[] features, double payerLateRate) {
    double sum = bias;
    for (int i = 0; i < inputs.length; i++) {
      sum += weights[i] * standardised(i, features, payerLateRate);
    }
    return sum;
  }

  @Override
  public void addEffects(double[] features, double payerLateRate, double[] effects) {
    for (int i = 0; i < inputs.length; i++) {
      effects[inputs[i]] += weights[i] * standardised(i, features, payerLateRate);
    }
  }

  private double standardised(int i, double[] features, double payerLateRate) {
    int feature = inputs[i];
    return standardised(i, feature == payerFeature ? payerLateRate : features[feature]);
  }

  private double standardised(int i, double value) {
    double scaled = logarithms[i] ? Math.log1p(Math.max(0, value)) : value;
    return (scaled - means[i]) / deviations[i];
  }

  /**
   * What the weight of a feature is multiplied with: Tribuo's own model is fed with this.
   *
   * @throws IllegalArgumentException if the model does not read the feature
   */
  public double standardisedValue(int feature, double value) {
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i] == feature) {
        return standardised(i, value);
      }
    }
    throw new IllegalArgumentException(
        "feature " + feature + ": not read by the model (expected: one of its inputs)");
  }
}
