package org.duebook.models.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duebook.models.measure.CalibrationBand;
import org.duebook.models.measure.Estimate;

/** The tables that a card and the command line show of an evaluation. */
public final class EvaluationTables {
  private EvaluationTables() {}

  /** All of them, in the order of a card. */
  public static List<Table> all(Evaluation evaluation) {
    return List.of(
        contenders(evaluation),
        gains(evaluation),
        calibration(evaluation),
        groups("Error by class of payer", evaluation.byPayerClass()),
        groups("Error by open amount", evaluation.byBalance()));
  }

  /** How well late and on-time shares are told apart, and what the probabilities are worth. */
  public static Table contenders(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    for (Contender contender : evaluation.contenders()) {
      if (!Double.isNaN(contender.areaUnderCurve().value())) {
        rows.add(
            List.of(
                contender.name(),
                figure(contender.areaUnderCurve()),
                figure(contender.logLoss()),
                figure(contender.brier()),
                figure(contender.calibrationError())));
      }
    }
    return new Table(
        "Quality (95 % interval)", List.of("judged by", "AUC", "log loss", "Brier", "ECE"), rows);
  }

  /** The share of late money in the first part of each queue. */
  public static Table gains(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    for (Contender contender : evaluation.contenders()) {
      rows.add(
          List.of(
              contender.name(),
              percent(contender.gainAt10()),
              percent(contender.gainAt20()),
              percent(contender.gainAt30())));
    }
    return new Table(
        "Share of late money in the first part of the queue (95 % interval)",
        List.of("queue ordered by", "first 10 %", "first 20 %", "first 30 %"), rows);
  }

  /** What was promised and what came true. */
  public static Table calibration(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    for (CalibrationBand band : evaluation.quality().calibration()) {
      rows.add(
          List.of(
              percent(band.from()) + " to " + percent(band.to()),
              format("%,d", band.count()),
              percent(band.meanProbability()),
              percent(band.lateShare())));
    }
    return new Table(
        "Calibration by tenths of the shares",
        List.of("probability", "shares", "promised late", "came late"),
        rows);
  }

  /** How the model did on parts of the examples. */
  public static Table groups(String title, List<GroupError> errors) {
    List<List<String>> rows = new ArrayList<>();
    for (GroupError error : errors) {
      rows.add(
          List.of(
              error.group(),
              format("%,d", error.count()),
              percent(error.meanProbability()),
              percent(error.lateShare()),
              number(error.brier()),
              number(error.areaUnderCurve())));
    }
    return new Table(
        title, List.of("part", "shares", "promised late", "came late", "Brier", "AUC"), rows);
  }

  /** A figure with three decimals and its interval; a dash if there is none. */
  public static String figure(Estimate estimate) {
    return estimate.hasInterval() && estimate.high() > estimate.low()
        ? format("%.3f (%.3f-%.3f)", estimate.value(), estimate.low(), estimate.high())
        : number(estimate.value());
  }

  private static String percent(Estimate estimate) {
    return estimate.hasInterval() && estimate.high() > estimate.low()
        ? format(
            "%.1f %% (%.1f-%.1f)",
            estimate.value() * 100, estimate.low() * 100, estimate.high() * 100)
        : percent(estimate.value());
  }

  /** A part of one in percent; a dash if there is none. */
  public static String percent(double share) {
    return Double.isNaN(share) ? "-" : format("%.1f %%", share * 100);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : format("%.3f", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
