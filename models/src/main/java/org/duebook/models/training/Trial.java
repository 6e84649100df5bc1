package org.duebook.models.training;

/**
 * A candidate as the card tells it.
 *
 * @param settings what it was asked for
 * @param logLoss on the validation part, calibrated on the other half of it
 * @param behindBest by how much its log loss is above the best one's
 * @param noise one standard error of that difference, by accounts
 * @param chosen whether it became the model
 * @param note what a reader should know, or empty
 */
public record Trial(
    String settings,
    double logLoss,
    double behindBest,
    double noise,
    boolean chosen,
    String note) {}
