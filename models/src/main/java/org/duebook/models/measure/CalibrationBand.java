package org.duebook.models.measure;

/**
 * A tenth of the cases, by probability: what was promised and what came true.
 *
 * @param from the lowest probability in it
 * @param to the highest
 * @param count cases
 * @param meanProbability what was promised
 * @param lateShare the part that was late
 */
public record CalibrationBand(
    double from, double to, int count, double meanProbability, double lateShare) {}
