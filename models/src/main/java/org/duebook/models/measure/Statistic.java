package org.duebook.models.measure;

/** A figure of weighted cases: weight 2 counts a case twice, weight 0 leaves it out. */
interface Statistic {
  /**
   * The figure.
   *
   * @param weights by case; null weighs each case once
   * @return NaN if there is none, as of one class only
   */
  double of(int[] weights);

  /** The weight of a case. */
  static int weight(int[] weights, int i) {
    return weights == null ? 1 : weights[i];
  }
}
