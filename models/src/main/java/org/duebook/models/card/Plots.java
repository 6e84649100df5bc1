package org.duebook.models.card;

import java.util.ArrayList;
import java.util.List;
import org.duebook.models.evaluation.Evaluation;

/** The two drawings beside a card. */
final class Plots {
  private static final String SOLID = "none";
  private static final String DASHED = "6 4";
  private static final String DOTTED = "2 3";

  private Plots() {}

  /** What was promised across, what came true up: on the diagonal promises are kept. */
  static String calibration(Evaluation test) {
    List<double[]> bands =
        test.quality().calibration().stream()
            .map(band -> new double[] {band.meanProbability(), band.lateShare()})
            .toList();
    return new Plot("What was promised and what came late", "promised late", "came late")
        .line(
            "promises kept", "#888888", DASHED, List.of(new double[2], new double[] {1, 1}), false)
        .line("tenths of the test", "#1f5fa8", SOLID, bands, true)
        .svg();
  }

  /** How much late money is found while a queue is worked. */
  static String gain(Evaluation test) {
    return new Plot("Late money found", "part of the queue worked", "part of late money found")
        .line("any order", "#888888", DASHED, List.of(new double[2], new double[] {1, 1}), false)
        .line("this model", "#1f5fa8", SOLID, points(test.modelCurve()), false)
        .line("largest first", "#b8601f", DOTTED, points(test.largestCurve()), false)
        .line("oldest first", "#3a7a3a", DASHED, points(test.oldestCurve()), false)
        .svg();
  }

  private static List<double[]> points(List<Double> curve) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      points.add(new double[] {(double) i / (curve.size() - 1), curve.get(i)});
    }
    return points;
  }
}
