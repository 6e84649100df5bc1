package org.duebook.benchmark.throughput;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * One figure of runs that differ only by chance.
 *
 * @param sorted at least one, the smallest first however they are given
 */
record Sample(List<Double> sorted) {

  /** Keeps its own copy, sorted. */
  Sample {
    sorted = sorted.stream().sorted().toList();
  }

  static Sample of(DoubleStream figures) {
    return new Sample(figures.boxed().toList());
  }

  double least() {
    return sorted.get(0);
  }

  double most() {
    return sorted.get(sorted.size() - 1);
  }

  double median() {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Largest less smallest, in per cent of the median; of one run nobody knows it. */
  String spread() {
    return sorted.size() == 1
        ? "–"
        : String.format(Locale.ROOT, "%.0f %%", 100 * (most() - least()) / median());
  }

  /** The smallest figure that so large a share of all does not exceed. */
  double quantile(double share) {
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
