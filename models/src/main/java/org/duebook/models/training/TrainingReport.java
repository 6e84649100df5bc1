package org.duebook.models.training;

import java.time.LocalDate;
import java.util.List;
import org.duebook.models.evaluation.Evaluation;

/**
 * What came of a training, for the card.
 *
 * @param dataHash SHA-256 of the examples used
 * @param trainingFrom first snapshot of the training part
 * @param validationFrom shares that began on or after this day validate
 * @param testFrom snapshots of this day or later test
 * @param trainingCount examples of the training part
 * @param validationCount of the validation part
 * @param finalCount of all parts together, on which the chosen one was fitted again at the end
 * @param undecided examples left out since their outcome was not known in time
 * @param decidedAtSnapshot examples left out since it was known too early
 * @param seed of what is drawn at random
 * @param trials all candidates
 * @param plattLoss validation log loss of the chosen one, calibrated by Platt
 * @param isotonicLoss the same, calibrated isotonically
 * @param importances features that the model reads, the most important first
 * @param constant features left out since they never vary in training
 * @param leftOut features left out on request
 * @param test figures on the test
 * @param unseen the same for accounts that are only in the test; null if there are none
 */
public record TrainingReport(
    String dataHash,
    LocalDate trainingFrom,
    LocalDate validationFrom,
    LocalDate testFrom,
    int trainingCount,
    int validationCount,
    int finalCount,
    int undecided,
    int decidedAtSnapshot,
    long seed,
    List<Trial> trials,
    double plattLoss,
    double isotonicLoss,
    List<Importance> importances,
    List<String> constant,
    List<String> leftOut,
    Evaluation test,
    Evaluation unseen) {}
