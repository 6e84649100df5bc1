package org.duebook.models.scoring;

/**
 * A sum over trees that lie in flat arrays, one entry a node. The two children of a node are
 * neighbours, and stand after it: so a walk ends, whatever the file says.
 *
 * <p>Values are compared as 32-bit numbers, as the trees were grown; compared as 64-bit ones a
 * value at a boundary would take the other branch.
 */
public final class TreeScorer implements Scorer {
  /** Stands in place of a feature where a node is a leaf. */
  public static final int LEAF = -1;

  private final int size;
  private final int payerFeature;
  final double bias;
  final int[] roots;
  final int[] features;
  final float[] thresholds;
  final int[] leftChildren;
  final float[] values;

  /**
   * Trees; entry i of each array but the roots belongs to node i.
   *
   * @param size features of the contract
   * @param payerFeature the feature that the payer's late rate stands in for
   * @param bias log-odds before any tree
   * @param roots where each tree starts
   * @param features the feature a node asks, or {@link #LEAF}
   * @param thresholds a value below goes left, any other right
   * @param leftChildren the left child; the right one is the next node
   * @param values log-odds of a leaf; of an inner node the mean of its leaves over the training
   *     data
   * @throws IllegalArgumentException if lengths, numbers or children do not fit
   */
  public TreeScorer(
      int size,
      int payerFeature,
      double bias,
      int[] roots,
      int[] features,
      float[] thresholds,
      int[] leftChildren,
      float[] values) {
    this.size = size;
    this.payerFeature = payerFeature;
    this.bias = bias;
    this.roots = roots.clone();
    this.features = features.clone();
    this.thresholds = thresholds.clone();
    this.leftChildren = leftChildren.clone();
    this.values = values.clone();
    check();
  }

  private void check() {
    int nodes = features.length;
    boolean fits =
        Double.isFinite(bias)
            && thresholds.length == nodes
            && leftChildren.length == nodes
            && values.length == nodes;
    for (int i = 0; fits && i < roots.length; i++) {
      fits = roots[i] >= 0 && roots[i] < nodes;
    }
    for (int node = 0; fits && node < nodes; node++) {
      fits = Float.isFinite(values[node]) && (features[node] == LEAF || isInnerNode(node));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "trees: a node out of range or a number that is not finite (expected: children after their"
              + " parent, features of the contract)");
    }
  }

  private boolean isInnerNode(int node) {
    return features[node] >= 0
        && features[node] < size
        && Float.isFinite(thresholds[node])
        && leftChildren[node] > node
        && leftChildren[node] + 1 < features.length;
  }

  /** How many trees there are. */
  public int trees() {
    return roots.length;
  }

  @Override
  public Kind kind() {
    return Kind.TREES;
  }

  @Override
  public double logOdds(double[] shares, double payerLateRate) {
    double sum = bias;
    for (int root : roots) {
      int node = root;
      while (features[node] != LEAF) {
        node = child(node, shares, payerLateRate);
      }
      sum += values[node];
    }
    return sum;
  }

  /**
   * Path contributions: each step of a walk moves the mean of the leaves below, and that counts for
   * the feature the step asked.
   */
  @Override
  public void addEffects(double[] shares, double payerLateRate, double[] effects) {
    for (int root : roots) {
      int node = root;
      while (features[node] != LEAF) {
        int child = child(node, shares, payerLateRate);
        effects[features[node]] += values[child] - values[node];
        node = child;
      }
    }
  }

  private int child(int node, double[] shares, double payerLateRate) {
    int feature = features[node];
    float value = (float) (feature == payerFeature ? payerLateRate : shares[feature]);
    return leftChildren[node] + (value < thresholds[node] ? 0 : 1);
  }
}
