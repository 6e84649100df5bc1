package org.duebook.models.training;

/** Is told how far a training is. */
@FunctionalInterface
public interface TrainingProgress {
  /** Tells nobody. */
  TrainingProgress SILENT = (step, done, total) -> {};

  /**
   * A step begins.
   *
   * @param step what is done now, in a few words
   * @param done steps before it
   * @param total all steps
   */
  void step(String step, int done, int total);
}
