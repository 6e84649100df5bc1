package org.duebook.models.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duebook.models.measure.CalibrationBand;
import org.duebook.models.measure.Estimate;

/** An evaluation as maps and lists, for {@link JsonText}. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** All figures of an evaluation; a figure that there is none of is null. */
  public static Map<String, Object> of(Evaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("firstSnapshotOn", evaluation.firstSnapshotOn());
    json.put("lastSnapshotOn", evaluation.lastSnapshotOn());
    json.put("count", evaluation.quality().count());
    json.put("lateCount", evaluation.quality().lateCount());
    json.put("accounts", evaluation.accounts());
    json.put("baseRate", evaluation.quality().baseRate());
    json.put("meanProbability", evaluation.quality().meanProbability());
    json.put(
        "contenders", evaluation.contenders().stream().map(EvaluationJson::contender).toList());
    json.put(
        "calibration",
        evaluation.quality().calibration().stream().map(EvaluationJson::band).toList());
    json.put("byPayerClass", groups(evaluation.byPayerClass()));
    json.put("byBalance", groups(evaluation.byBalance()));
    return json;
  }

  private static Map<String, Object> contender(Contender contender) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", contender.name());
    json.put("auc", estimate(contender.areaUnderCurve()));
    json.put("logLoss", estimate(contender.logLoss()));
    json.put("brier", estimate(contender.brier()));
    json.put("expectedCalibrationError", estimate(contender.calibrationError()));
    json.put("gainAt10", estimate(contender.gainAt10()));
    json.put("gainAt20", estimate(contender.gainAt20()));
    json.put("gainAt30", estimate(contender.gainAt30()));
    return json;
  }

  private static Map<String, Object> estimate(Estimate estimate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", estimate.value());
    json.put("low", estimate.low());
    json.put("high", estimate.high());
    return json;
  }

  private static Map<String, Object> band(CalibrationBand band) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", band.from());
    json.put("to", band.to());
    json.put("count", band.count());
    json.put("meanProbability", band.meanProbability());
    json.put("lateShare", band.lateShare());
    return json;
  }

  private static List<Map<String, Object>> groups(List<GroupError> errors) {
    return errors.stream()
        .map(
            error -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("group", error.group());
              json.put("count", error.count());
              json.put("lateShare", error.lateShare());
              json.put("meanProbability", error.meanProbability());
              json.put("brier", error.brier());
              json.put("auc", error.areaUnderCurve());
              return json;
            })
        .toList();
  }
}
