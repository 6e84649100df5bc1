package org.duebook.models.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.models.contract.FeatureContract;

/**
 * The candidates that are tried, simplest first: always the same few, so that a card can name them.
 */
final class Search {
  private static final double[] COSTS = {0.01, 0.1, 1};
  private static final List<TreeSettings> TREES =
      List.of(
          new TreeSettings(100, 3, 0.05),
          new TreeSettings(200, 3, 0.1),
          new TreeSettings(150, 5, 0.05),
          new TreeSettings(200, 6, 0.05));

  /** How many there are. */
  static final int SIZE = COSTS.length + TREES.size();

  private Search() {}

  /** Trains one of them, by its number among the candidates. */
  static Candidate train(
      int number,
      FeatureContract contract,
      Matrix training,
      int[] inputs,
      double baseRate,
      long seed,
      LocalDate knownUntil) {
    return number < COSTS.length
        ? new LinearTrainer(contract, training, seed, knownUntil).train(inputs, COSTS[number])
        : new TreeTrainer(contract, training, baseRate, seed)
            .train(inputs, TREES.get(number - COSTS.length));
  }

  /** Trains them all; {@code progress} is told of each before it begins. */
  static List<Candidate> run(
      FeatureContract contract,
      Matrix training,
      int[] inputs,
      double baseRate,
      TrainingOptions options,
      LocalDate knownUntil,
      TrainingProgress progress,
      int steps) {
    LinearTrainer linear = new LinearTrainer(contract, training, options.seed(), knownUntil);
    TreeTrainer trees = new TreeTrainer(contract, training, baseRate, options.seed());
    List<Candidate> candidates = new ArrayList<>();
    for (double cost : COSTS) {
      progress.step("logistic regression, cost " + cost, 1 + candidates.size(), steps);
      candidates.add(linear.train(inputs, cost));
    }
    for (TreeSettings settings : TREES) {
      progress.step(settings.text(), 1 + candidates.size(), steps);
      candidates.add(trees.train(inputs, settings));
    }
    return List.copyOf(candidates);
  }
}
