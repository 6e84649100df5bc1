package org.duebook.models.evaluation;

/**
 * How a model did on a part of the examples.
 *
 * @param group the part
 * @param count examples
 * @param lateShare the part that was late
 * @param meanProbability what the model promised
 * @param brier mean squared distance
 * @param areaUnderCurve NaN if all were late or none
 */
public record GroupError(
    String group,
    int count,
    double lateShare,
    double meanProbability,
    double brier,
    double areaUnderCurve) {}
