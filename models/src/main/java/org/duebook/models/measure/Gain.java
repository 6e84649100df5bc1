package org.duebook.models.measure;

/**
 * The share of late money that stands in the first part of a queue. Where a run of equal scores
 * lies across the end of that part, it counts in proportion: that is what chance would pick.
 */
public final class Gain {
  private final Order order;
  private final Cases cases;

  /**
   * A queue.
   *
   * @param scores the highest is worked first
   * @param cases what came true
   * @throws IllegalArgumentException if a score is NaN
   */
  public Gain(double[] scores, Cases cases) {
    this.order = new Order(scores);
    this.cases = cases;
  }

  /**
   * The share of late cents in the first part of the queue.
   *
   * @param part of the queue by count, 0 to 1
   * @return 0 to 1; NaN if nothing was late
   */
  public double share(double part) {
    return share(part, null);
  }

  /** The same with 95 % intervals, one a part. */
  public Estimate[] shares(double... parts) {
    Statistic[] statistics = new Statistic[parts.length];
    for (int i = 0; i < parts.length; i++) {
      double part = parts[i];
      statistics[i] = weights -> share(part, weights);
    }
    return Bootstrap.estimates(cases, statistics);
  }

  private double share(double part, int[] weights) {
    double total = 0;
    double lateTotal = 0;
    for (int i = 0; i < cases.count(); i++) {
      int weight = Statistic.weight(weights, i);
      total += weight;
      lateTotal += cases.isLate(i) ? (double) weight * cases.openCents(i) : 0;
    }
    double room = part * total;
    double found = 0;
    double runWeight = 0;
    double runLate = 0;
    for (int rank = 0; rank < order.count() && room > 0; rank++) {
      int i = order.at(rank);
      int weight = Statistic.weight(weights, i);
      runWeight += weight;
      runLate += cases.isLate(i) ? (double) weight * cases.openCents(i) : 0;
      if (order.endsRun(rank)) {
        found += runWeight <= room ? runLate : runLate * room / runWeight;
        room -= runWeight;
        runWeight = 0;
        runLate = 0;
      }
    }
    return lateTotal == 0 ? Double.NaN : found / lateTotal;
  }
}
