package org.duebook.models.measure;

/** The mean over cases of what a probability costs once the outcome is known. */
final class MeanLoss implements Statistic {
  /** Without it one sure and wrong probability would make the mean infinite. */
  private static final double SMALLEST = 1e-15;

  private final double[] losses;

  private MeanLoss(double[] losses) {
    this.losses = losses;
  }

  /** Logarithmic loss, natural logarithm. */
  static MeanLoss logarithmic(double[] probabilities, boolean[] late) {
    double[] losses = new double[probabilities.length];
    for (int i = 0; i < losses.length; i++) {
      double right = late[i] ? probabilities[i] : 1 - probabilities[i];
      losses[i] = -Math.log(Math.max(SMALLEST, right));
    }
    return new MeanLoss(losses);
  }

  /** Squared distance from 1 of the late and from 0 of the others (Brier). */
  static MeanLoss squared(double[] probabilities, boolean[] late) {
    double[] losses = new double[probabilities.length];
    for (int i = 0; i < losses.length; i++) {
      double distance = probabilities[i] - (late[i] ? 1 : 0);
      losses[i] = distance * distance;
    }
    return new MeanLoss(losses);
  }

  @Override
  public double of(int[] weights) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < losses.length; i++) {
      int weight = Statistic.weight(weights, i);
      sum += weight * losses[i];
      count += weight;
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
