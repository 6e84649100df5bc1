package org.duebook.models.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.scoring.TreeScorer;

/** Lays out the trees of a booster's text dump in flat arrays, each tree breadth first. */
final class TreeDump {
  private static final Pattern SPLIT =
      Pattern.compile(
          "(\\d+):\\[f(\\d+)<([^\\]]+)\\] yes=(\\d+),no=(\\d+),missing=\\d+,.*cover=(\\S+)");
  private static final Pattern LEAF = Pattern.compile("(\\d+):leaf=([^,]+),cover=(\\S+)");

  private final int[] inputs;
  private final List<Integer> roots = new ArrayList<>();
  private final List<Integer> features = new ArrayList<>();
  private final List<Float> thresholds = new ArrayList<>();
  private final List<Integer> leftChildren = new ArrayList<>();
  private final List<Float> values = new ArrayList<>();

  private TreeDump(int[] inputs) {
    this.inputs = inputs;
  }

  /**
   * The trees of a booster.
   *
   * @param inputs the contract's index of each feature of the booster
   * @param baseRate the probability that it starts from
   */
  static TreeScorer scorer(Booster booster, int[] inputs, double baseRate, FeatureContract contract)
      throws XGBoostError {
    TreeDump dump = new TreeDump(inputs);
    for (String tree : booster.getModelDump("", true)) {
      dump.add(tree);
    }
    double start = (float) baseRate;
    return new TreeScorer(
        contract.size(),
        contract.payerLateRateIndex(),
        Math.log(start / (1 - start)),
        ints(dump.roots),
        ints(dump.features),
        floats(dump.thresholds),
        ints(dump.leftChildren),
        floats(dump.values));
  }

  private void add(String text) {
    Map<Integer, Node> nodes = new HashMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(TreeDump::node)
        .forEach(node -> nodes.put(node.id, node));
    roots.add(features.size());
    Deque<Node> waiting = new ArrayDeque<>();
    waiting.add(nodes.get(0));
    int next = features.size() + 1;
    while (!waiting.isEmpty()) {
      Node node = waiting.remove();
      values.add((float) mean(node, nodes));
      if (node.isLeaf()) {
        features.add(TreeScorer.LEAF);
        thresholds.add(0f);
        leftChildren.add(0);
      } else {
        features.add(inputs[node.feature]);
        thresholds.add(node.threshold);
        leftChildren.add(next);
        next += 2;
        waiting.add(nodes.get(node.yes));
        waiting.add(nodes.get(node.no));
      }
    }
  }

  private static double mean(Node node, Map<Integer, Node> nodes) {
    if (node.isLeaf()) {
      return node.leaf;
    }
    Node yes = nodes.get(node.yes);
    Node no = nodes.get(node.no);
    return (yes.cover * mean(yes, nodes) + no.cover * mean(no, nodes)) / (yes.cover + no.cover);
  }

  private static Node node(String line) {
    Matcher split = SPLIT.matcher(line);
    if (split.matches()) {
      return new Node(
          Integer.parseInt(split.group(1)),
          Integer.parseInt(split.group(2)),
          Float.parseFloat(split.group(3)),
          Integer.parseInt(split.group(4)),
          Integer.parseInt(split.group(5)),
          0,
          Double.parseDouble(split.group(6)));
    }
    Matcher leaf = LEAF.matcher(line);
    if (leaf.matches()) {
      return new Node(
          Integer.parseInt(leaf.group(1)),
          TreeScorer.LEAF,
          0,
          0,
          0,
          Float.parseFloat(leaf.group(2)),
          Double.parseDouble(leaf.group(3)));
    }
    throw new IllegalStateException(
        "XGBoost's dump: \"" + line + "\" (expected: a split or a leaf; its format has changed)");
  }

  private record Node(
      int id, int feature, float threshold, int yes, int no, float leaf, double cover) {
    boolean isLeaf() {
      return feature == TreeScorer.LEAF;
    }
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[] floats(List<Float> list) {
    float[] array = new float[list.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = list.get(i);
    }
    return array;
  }
}
