package org.duebook.models.scoring;

import java.util.Arrays;

/**
 * How each feature was spread over the training data, in bins: the yardstick of drift. A feature of
 * few values has a bin for each, any other has bins of about a tenth of the data.
 *
 * <p>The population stability index is the sum over bins of (share now − share in training) × ln of
 * their quotient. By custom below 0.1 is stable and above 0.25 has shifted. An empty bin counts as
 * a ten-thousandth, as the logarithm of 0 would make one new value a catastrophe.
 */
public final class StabilityBins {
  private static final int MOST_BINS = 10;
  private static final double SMALLEST_SHARE = 1e-4;

  final double[][] edges;
  final double[][] shares;

  /**
   * Bins as an artifact holds them.
   *
   * @param edges by feature: a value on an edge belongs to the bin above it
   * @param shares by feature: the part of the training data in each bin, one more than edges
   * @throws IllegalArgumentException if they do not fit
   */
  public StabilityBins(double[][] edges, double[][] shares) {
    this.edges = edges.clone();
    this.shares = shares.clone();
    boolean fits = edges.length == shares.length;
    for (int feature = 0; fits && feature < edges.length; feature++) {
      fits = shares[feature].length == edges[feature].length + 1 && rises(edges[feature]);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "bins of features: edges out of order or shares that do not fit them (expected: rising"
              + " edges, one share more than edges)");
    }
  }

  private static boolean rises(double[] edges) {
    for (int i = 1; i < edges.length; i++) {
      if (!(edges[i] > edges[i - 1])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Bins of training data.
   *
   * @param columns by feature, all its values; at least one
   */
  public static StabilityBins of(double[][] columns) {
    double[][] edges = new double[columns.length][];
    double[][] shares = new double[columns.length][];
    for (int feature = 0; feature < columns.length; feature++) {
      double[] sorted = columns[feature].clone();
      Arrays.sort(sorted);
      edges[feature] = edgesOf(sorted);
      shares[feature] = new double[edges[feature].length + 1];
      for (double value : sorted) {
        shares[feature][bin(edges[feature], value)] += 1.0 / sorted.length;
      }
    }
    return new StabilityBins(edges, shares);
  }

  private static double[] edgesOf(double[] sorted) {
    double[] distinct = Arrays.stream(sorted).distinct().limit(MOST_BINS + 1L).toArray();
    if (distinct.length == 1) {
      // What never varied drifts when any other value comes, be it below or above.
      return new double[] {distinct[0], Math.nextUp(distinct[0])};
    }
    if (distinct.length <= MOST_BINS) {
      return Arrays.copyOfRange(distinct, 1, distinct.length);
    }
    double[] candidates = new double[MOST_BINS - 1];
    for (int i = 1; i < MOST_BINS; i++) {
      candidates[i - 1] = sorted[(int) ((long) sorted.length * i / MOST_BINS)];
    }
    // The lowest value is no edge: nothing lies below it.
    return Arrays.stream(candidates).filter(edge -> edge > sorted[0]).distinct().toArray();
  }

  /** How many features there are. */
  public int features() {
    return edges.length;
  }

  /** How many bins a feature has. */
  public int bins(int feature) {
    return shares[feature].length;
  }

  /** The bin of a value, from 0; NaN lies in the lowest. */
  public int bin(int feature, double value) {
    return bin(edges[feature], value);
  }

  private static int bin(double[] edges, double value) {
    int bin = 0;
    while (bin < edges.length && value >= edges[bin]) {
      bin++;
    }
    return bin;
  }

  /** The part of the training data in a bin. */
  public double trainingShare(int feature, int bin) {
    return shares[feature][bin];
  }

  /**
   * The population stability index of a feature.
   *
   * @param counts how many values fell into each bin
   * @return 0 or more; NaN if nothing was counted
   * @throws IllegalArgumentException if there are not as many counts as bins
   */
  public double index(int feature, long[] counts) {
    if (counts.length != bins(feature)) {
      throw new IllegalArgumentException(
          "counts: " + counts.length + " (expected: " + bins(feature) + ", one a bin)");
    }
    long total = Arrays.stream(counts).sum();
    if (total == 0) {
      return Double.NaN;
    }
    double index = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      double now = Math.max(SMALLEST_SHARE, (double) counts[bin] / total);
      double then = Math.max(SMALLEST_SHARE, shares[feature][bin]);
      index += (now - then) * Math.log(now / then);
    }
    return index;
  }
}
