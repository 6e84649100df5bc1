package org.duebook.models.evaluation;

import org.duebook.models.measure.Estimate;

/**
 * One way to judge shares or to order work, and how well it did. A figure that it has none of is
 * NaN.
 *
 * @param name as a reader sees it
 * @param areaUnderCurve how well late and on-time shares are told apart
 * @param logLoss of its probabilities
 * @param brier of the same
 * @param calibrationError of the same
 * @param gainAt10 share of late money in the first 10 % of its queue
 * @param gainAt20 in the first 20 %
 * @param gainAt30 in the first 30 %
 */
public record Contender(
    String name,
    Estimate areaUnderCurve,
    Estimate logLoss,
    Estimate brier,
    Estimate calibrationError,
    Estimate gainAt10,
    Estimate gainAt20,
    Estimate gainAt30) {}
