package org.duebook.models.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duebook.models.evaluation.EvaluationJson;
import org.duebook.models.evaluation.JsonText;
import org.duebook.models.scoring.ModelFacts;
import org.duebook.models.training.Importance;
import org.duebook.models.training.TrainedModel;
import org.duebook.models.training.TrainingReport;
import org.duebook.models.training.Trial;

/** A card for tools: the same facts as in Markdown. */
final class CardJson {
  private CardJson() {}

  static String of(TrainedModel trained) {
    ModelFacts facts = trained.model().facts();
    TrainingReport report = trained.report();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("modelId", facts.modelId());
    json.put("party", facts.party());
    json.put("kind", trained.model().scorer().kind().text());
    json.put("simulated", facts.simulated());
    json.put("purpose", CardWords.purpose(facts));
    json.put("notFor", CardWords.NOT_FOR);
    json.put("horizonDays", facts.horizonDays());
    json.put("knownUntil", facts.knownUntil());
    json.put("contractVersion", facts.contractVersion());
    json.put("contractHash", facts.contractHash());
    json.put("dataHash", report.dataHash());
    json.put("tribuoSha256", facts.tribuoSha256());
    json.put("trainingFrom", report.trainingFrom());
    json.put("validationFrom", report.validationFrom());
    json.put("testFrom", report.testFrom());
    json.put("trainingCount", report.trainingCount());
    json.put("validationCount", report.validationCount());
    json.put("finalCount", report.finalCount());
    json.put("undecided", report.undecided());
    json.put("decidedAtSnapshot", report.decidedAtSnapshot());
    json.put("seed", report.seed());
    json.put("trainingBaseRate", trained.model().baseRate());
    json.put("calibration", trained.model().calibration().text());
    json.put("plattLogLoss", report.plattLoss());
    json.put("isotonicLogLoss", report.isotonicLoss());
    json.put("candidates", report.trials().stream().map(CardJson::trial).toList());
    json.put("features", report.importances().stream().map(CardJson::feature).toList());
    json.put("constantFeatures", report.constant());
    json.put("leftOutFeatures", report.leftOut());
    json.put("test", EvaluationJson.of(report.test()));
    json.put("unseenAccounts", report.unseen() == null ? null : EvaluationJson.of(report.unseen()));
    json.put("retrain", List.of(CardWords.REPLAY, CardWords.train(facts)));
    return JsonText.of(json);
  }

  private static Map<String, Object> trial(Trial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("settings", trial.settings());
    json.put("logLoss", trial.logLoss());
    json.put("behindBest", trial.behindBest());
    json.put("noise", trial.noise());
    json.put("chosen", trial.chosen());
    json.put("note", trial.note());
    return json;
  }

  private static Map<String, Object> feature(Importance importance) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", importance.feature().name());
    json.put("meaning", importance.feature().meaning());
    json.put("unit", importance.feature().unit().text());
    json.put("direction", importance.feature().direction().text());
    json.put("meanEffect", importance.meanEffect());
    return json;
  }
}
