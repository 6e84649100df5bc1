package org.duebook.models.measure;

/**
 * The area under the ROC curve: the chance that of a late and an on-time case the late one has the
 * higher score; equal scores count half (Mann-Whitney).
 */
public final class AreaUnderCurve implements Statistic {
  private final Order order;
  private final boolean[] late;

  AreaUnderCurve(Order order, boolean[] late) {
    this.order = order;
    this.late = late;
  }

  /**
   * The area.
   *
   * @return NaN if there is one class only
   * @throws IllegalArgumentException if a score is NaN
   */
  public static double of(double[] scores, boolean[] late) {
    return new AreaUnderCurve(new Order(scores), late).of((int[]) null);
  }

  /**
   * The area with its 95 % interval.
   *
   * @throws IllegalArgumentException if a score is NaN
   */
  public static Estimate estimate(double[] scores, Cases cases) {
    return Bootstrap.estimates(cases, new AreaUnderCurve(new Order(scores), cases.late()))[0];
  }

  @Override
  public double of(int[] weights) {
    double lateAbove = 0;
    double lateHere = 0;
    double onTime = 0;
    double onTimeHere = 0;
    double pairsWon = 0;
    for (int rank = 0; rank < order.count(); rank++) {
      int i = order.at(rank);
      int weight = Statistic.weight(weights, i);
      if (late[i]) {
        lateHere += weight;
      } else {
        onTimeHere += weight;
      }
      if (order.endsRun(rank)) {
        pairsWon += onTimeHere * (lateAbove + lateHere / 2);
        lateAbove += lateHere;
        onTime += onTimeHere;
        lateHere = 0;
        onTimeHere = 0;
      }
    }
    return lateAbove == 0 || onTime == 0 ? Double.NaN : pairsWon / (lateAbove * onTime);
  }
}
