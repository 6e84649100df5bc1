package org.duebook.local.dashboard.page;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.duebook.local.dashboard.book.Book;
import org.duebook.local.dashboard.book.Outcome;
import org.duebook.local.dashboard.page.Column.Kind;
import org.duebook.schemas.CalibrationBand;
import org.duebook.schemas.FeatureStability;
import org.duebook.schemas.FollowUpKind;
import org.duebook.schemas.ModelQuality;
import org.duebook.schemas.ModelRole;
import org.duebook.schemas.Party;
import org.duebook.wire.PlainJson;

/** Models: which one decides, whether its probabilities come true, and whether the world moved. */
final class ModelsPage {
  private ModelsPage() {}

  static Page of(Book book, PageQuery query) {
    Map<String, List<ModelQuality>> weeksByModel = new TreeMap<>();
    book.modelQuality().values().stream()
        .sorted(Comparator.comparing(ModelQuality::getWeekEndsOn))
        .forEach(
            week ->
                weeksByModel
                    .computeIfAbsent(week.getModelId(), absent -> new ArrayList<>())
                    .add(week));
    List<ModelQuality> latest =
        weeksByModel.values().stream()
            .map(weeks -> weeks.get(weeks.size() - 1))
            .sorted(
                Comparator.comparing((ModelQuality week) -> week.getParty().name())
                    .thenComparing(week -> week.getRole() != ModelRole.CHAMPION)
                    .thenComparing(ModelQuality::getModelId))
            .toList();
    String shown =
        query.model().isEmpty() && !latest.isEmpty() ? latest.get(0).getModelId() : query.model();
    List<ModelQuality> weeks = weeksByModel.getOrDefault(shown, List.of());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("deciding", deciding(book));
    figures.put("model", shown);
    figures.put("models", weeksByModel.keySet());
    figures.put(
        "latest",
        weeks.isEmpty() ? null : new RawValue(PlainJson.write(weeks.get(weeks.size() - 1))));
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("models", models(latest));
    tables.put("judges", judges(book));
    tables.put("outcomes", outcomes(book));
    tables.put("weeks", weeks(weeks));
    if (!weeks.isEmpty()) {
      tables.put("calibration", calibration(weeks.get(weeks.size() - 1)));
      tables.put("drift", drift(weeks.get(weeks.size() - 1)));
    }
    return new Page(figures, tables);
  }

  /** With whom, and the model that the newest follow-up was judged by: the one that decides. */
  private static Map<String, String> deciding(Book book) {
    Map<FollowUpKind, JudgedFollowUp> newest = new EnumMap<>(FollowUpKind.class);
    JudgedFollowUp.all(book)
        .filter(followUp -> !followUp.modelId().equals(JudgedFollowUp.NO_MODEL))
        .forEach(
            followUp ->
                newest.merge(
                    followUp.kind(),
                    followUp,
                    BinaryOperator.maxBy(Comparator.comparing(JudgedFollowUp::updatedAt))));
    Map<String, String> deciding = new LinkedHashMap<>();
    newest.forEach((kind, followUp) -> deciding.put(kind.name(), followUp.modelId()));
    return deciding;
  }

  /** By what the follow-ups were judged that stand now: after a change the old one's run out. */
  private static Table judges(Book book) {
    record Judge(String kind, String modelId, String policyId) {}

    Map<Judge, Long> counts =
        JudgedFollowUp.all(book)
            .collect(
                Collectors.groupingBy(
                    followUp ->
                        new Judge(followUp.kind().name(), followUp.modelId(), followUp.policyId()),
                    Collectors.counting()));
    List<Map.Entry<Judge, Long>> mostFirst =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<Judge, Long> one) -> one.getKey().kind())
                    .thenComparing(Map.Entry.<Judge, Long>comparingByValue().reversed())
                    .thenComparing(one -> one.getKey().modelId()))
            .toList();
    return Table.of(mostFirst)
        .column("kind", "With", Kind.SYMBOL, "WorklistItem.kind", one -> one.getKey().kind())
        .column(
            "model", "Model", Kind.TEXT, "PatientFollowUp.modelId", one -> one.getKey().modelId())
        .column(
            "policy",
            "Policy",
            Kind.TEXT,
            "PatientFollowUp.policyId",
            one -> one.getKey().policyId())
        .column("count", "Follow-ups", Kind.COUNT, "", Map.Entry::getValue)
        .build();
  }

  private static Table models(List<ModelQuality> weeks) {
    Table.Builder table =
        quality(
            Table.of()
                .column("model", "Model", Kind.TEXT, "ModelQuality.modelId")
                .column("party", "Judges", Kind.SYMBOL, "ModelQuality.party")
                .column("role", "Role", Kind.SYMBOL, "ModelQuality.role"));
    for (ModelQuality week : weeks) {
      List<Object> row = new ArrayList<>();
      row.add(week.getModelId());
      row.add(week.getParty().name());
      row.add(week.getRole().name());
      row.addAll(quality(week));
      table.row(row.toArray());
    }
    return table.build();
  }

  private static Table.Builder quality(Table.Builder table) {
    return table
        .column("week", "Week to", Kind.DAY, "ModelQuality.weekEndsOn")
        .column("count", "Outcomes", Kind.COUNT, "ModelQuality.count")
        .column("baseRate", "Late", Kind.SHARE, "ModelQuality.baseRate")
        .column("mean", "Foreseen", Kind.SHARE, "ModelQuality.meanProbability")
        .column("auc", "AUC", Kind.NUMBER, "ModelQuality.auc")
        .column("logLoss", "Log loss", Kind.NUMBER, "ModelQuality.logLoss")
        .column("brier", "Brier", Kind.NUMBER, "ModelQuality.brier")
        .column("error", "Calibr. error", Kind.SHARE, "ModelQuality.expectedCalibrationError")
        .column("index", "Largest index", Kind.NUMBER, "ModelQuality.largestIndex")
        .column("drifted", "Drifted", Kind.TEXT, "ModelQuality.drifted");
  }

  private static List<Object> quality(ModelQuality week) {
    return Arrays.asList(
        week.getWeekEndsOn().toString(),
        week.getCount(),
        week.getBaseRate(),
        week.getMeanProbability(),
        week.getAuc(),
        week.getLogLoss(),
        week.getBrier(),
        week.getExpectedCalibrationError(),
        week.getLargestIndex(),
        week.getDrifted() ? "yes" : "no");
  }

  /** The weeks of one model, which the page names once above them. */
  private static Table weeks(List<ModelQuality> weeks) {
    Table.Builder table = quality(Table.of());
    weeks.forEach(week -> table.row(quality(week).toArray()));
    return table.build();
  }

  private static Table outcomes(Book book) {
    Table.Builder table =
        Table.of()
            .column("party", "Who owed", Kind.SYMBOL, "TrainingExample.party")
            .column("count", "Outcomes", Kind.COUNT, "")
            .column("late", "Late", Kind.SHARE, "TrainingExample.late")
            .column("foreseen", "Foreseen on average", Kind.SHARE, "Prediction.probability");
    for (Party party : List.of(Party.INSURER, Party.PATIENT)) {
      List<Outcome> ofParty =
          book.outcomes().values().stream().filter(outcome -> outcome.party() == party).toList();
      if (!ofParty.isEmpty()) {
        List<Double> foreseen =
            ofParty.stream().map(Outcome::probability).filter(p -> p != null).toList();
        table.row(
            party.name(),
            ofParty.size(),
            (double) ofParty.stream().filter(Outcome::late).count() / ofParty.size(),
            foreseen.isEmpty()
                ? null
                : foreseen.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
      }
    }
    return table.build();
  }

  private static Table calibration(ModelQuality week) {
    return Table.of(week.getCalibration())
        .column("from", "From", Kind.SHARE, "CalibrationBand.from", CalibrationBand::getFrom)
        .column("to", "To", Kind.SHARE, "CalibrationBand.to", CalibrationBand::getTo)
        .column("count", "Shares", Kind.COUNT, "CalibrationBand.count", CalibrationBand::getCount)
        .column(
            "mean",
            "Foreseen",
            Kind.SHARE,
            "CalibrationBand.meanProbability",
            CalibrationBand::getMeanProbability)
        .column(
            "late",
            "Came late",
            Kind.SHARE,
            "CalibrationBand.lateShare",
            CalibrationBand::getLateShare)
        .build();
  }

  private static Table drift(ModelQuality week) {
    List<FeatureStability> farthestFirst =
        week.getStability().stream()
            .sorted(Comparator.comparingDouble(FeatureStability::getIndex).reversed())
            .toList();
    return Table.of(farthestFirst)
        .column(
            "feature",
            "Feature",
            Kind.TEXT,
            "FeatureStability.feature",
            FeatureStability::getFeature)
        .column(
            "index",
            "Stability index",
            Kind.NUMBER,
            "FeatureStability.index",
            FeatureStability::getIndex)
        .column("count", "Values", Kind.COUNT, "FeatureStability.count", FeatureStability::getCount)
        .build();
  }
}
