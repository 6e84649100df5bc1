package org.duebook.models.training;

import java.util.List;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.evaluation.Example;
import org.duebook.models.evaluation.UnusableExamplesException;
import org.duebook.models.measure.AreaUnderCurve;

/** Refuses examples that no honest model can be made of. */
final class Suitability {
  /** Fewest training examples. Below, a model of some ten features learns chance. */
  static final int TRAINING = 300;

  /** Fewest validation and fewest test examples. Below, figures have no meaning. */
  static final int JUDGING = 100;

  /** Fewest late and fewest on-time examples in each part. */
  static final int CLASS = 20;

  /**
   * A feature that alone tells late from on-time better than this knows the outcome. The best
   * honest one that was seen, an account's past late rate, comes to about 0.9.
   */
  static final double KNOWS_OUTCOME = 0.995;

  private Suitability() {}

  static void check(TimeSplit split) throws UnusableExamplesException {
    check("training", split.training(), TRAINING, split);
    check("validation", split.validation(), JUDGING, split);
    check("test", split.test(), JUDGING, split);
  }

  private static void check(String part, List<Example> examples, int fewest, TimeSplit split)
      throws UnusableExamplesException {
    if (examples.size() < fewest) {
      throw new UnusableExamplesException(
          "examples: "
              + examples.size()
              + " in the "
              + part
              + " part (expected: at least "
              + fewest
              + "; validation from "
              + split.validationFrom()
              + ", test from "
              + split.testFrom()
              + "; a longer history is needed)");
    }
    long late = examples.stream().filter(Example::late).count();
    if (late == 0 || late == examples.size()) {
      throw new UnusableExamplesException(
          "examples: "
              + (late == 0 ? "none is" : "all are")
              + " late in the "
              + part
              + " part (expected: both outcomes; a model can't learn from one)");
    }
    long fewer = Math.min(late, examples.size() - late);
    if (fewer < CLASS) {
      throw new UnusableExamplesException(
          "examples: only "
              + fewer
              + (late == fewer ? " late" : " on time")
              + " in the "
              + part
              + " part (expected: at least "
              + CLASS
              + "; a longer history is needed)");
    }
  }

  static void checkNoFeatureKnowsTheOutcome(Matrix matrix, FeatureContract contract, int[] inputs)
      throws UnusableExamplesException {
    for (int input : inputs) {
      double area = AreaUnderCurve.of(matrix.column(input), matrix.late);
      if (area >= KNOWS_OUTCOME || area <= 1 - KNOWS_OUTCOME) {
        throw new UnusableExamplesException(
            "feature "
                + contract.features().get(input).name()
                + ": alone it tells late from on-time (AUC "
                + Math.max(area, 1 - area)
                + "; expected: below "
                + KNOWS_OUTCOME
                + "). It knows the outcome: mend what fills it, or leave it out with --leave-out");
      }
    }
  }
}
