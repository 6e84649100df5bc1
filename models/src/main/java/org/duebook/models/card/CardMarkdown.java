package org.duebook.models.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duebook.models.evaluation.Contender;
import org.duebook.models.evaluation.Evaluation;
import org.duebook.models.evaluation.EvaluationTables;
import org.duebook.models.evaluation.Table;
import org.duebook.models.scoring.ModelFacts;
import org.duebook.models.training.Importance;
import org.duebook.models.training.TrainedModel;
import org.duebook.models.training.TrainingReport;
import org.duebook.models.training.Trial;

/** A card for people: one who runs a billing office can read it. */
final class CardMarkdown {
  private final TrainedModel trained;
  private final ModelFacts facts;
  private final TrainingReport report;
  private final List<String> lines = new ArrayList<>();

  private CardMarkdown(TrainedModel trained) {
    this.trained = trained;
    this.facts = trained.model().facts();
    this.report = trained.report();
  }

  static String of(TrainedModel trained) {
    CardMarkdown card = new CardMarkdown(trained);
    card.purpose();
    card.verdict();
    card.data();
    card.test();
    card.features();
    card.choice();
    card.retraining();
    return String.join("\n", card.lines) + "\n";
  }

  private void purpose() {
    add("# " + facts.modelId(), "");
    if (facts.simulated()) {
      add(
          "**This model has learnt from a simulation, not from people. Its figures say nothing about"
              + " your office. Retrain it on your own history before you use it.**",
          "");
    }
    add(CardWords.purpose(facts), "", "What it must not be used for:", "");
    CardWords.NOT_FOR.forEach(sentence -> add("- " + sentence));
    add(
        "",
        "It knows no name, birth date, sex, race, diagnosis or postcode. Other features can still"
            + " stand for such things: look at the errors by part below, and ask who gets fewer or"
            + " more calls.");
  }

  private void verdict() {
    Contender model = report.test().contenders().get(0);
    Contender past = report.test().contenders().get(2);
    boolean beyondNoise = model.areaUnderCurve().low() > past.areaUnderCurve().value();
    heading("In short");
    add(
        format(
            "In the test %s of %,d shares came late. The first 20 %% of the model's queue held %s of"
                + " the late money; taken in any order they would hold 20 %%.",
            EvaluationTables.percent(report.test().quality().baseRate()),
            report.test().quality().count(),
            EvaluationTables.percent(model.gainAt20().value())),
        "",
        beyondNoise
            ? "It tells late from on-time shares better than the account's own past late rate does,"
                + " by more than chance would."
            : "It does not tell late from on-time shares better than the account's own past late"
                + " rate alone by more than chance would. That rate may serve you as well.");
  }

  private void data() {
    heading("Data");
    List<List<String>> rows =
        List.of(
            List.of("learnt from", format("%,d shares", report.trainingCount())),
            List.of("their first snapshot", report.trainingFrom().toString()),
            List.of("late among all", EvaluationTables.percent(trained.model().baseRate())),
            List.of(
                "chosen and calibrated on",
                format(
                    "%,d shares that began on or after %s",
                    report.validationCount(), report.validationFrom())),
            List.of(
                "tested on",
                format(
                    "%,d shares, snapshots from %s to %s",
                    report.test().quality().count(),
                    report.testFrom(),
                    report.test().lastSnapshotOn())),
            List.of(
                "at the end fitted again on",
                format(
                    "%,d shares, all of these; the figures are from before", report.finalCount())),
            List.of("late means", format("not settled within %d days", facts.horizonDays())),
            List.of("no outcome used of", facts.knownUntil() + " or later"),
            List.of("left out, outcome not known in time", format("%,d", report.undecided())),
            List.of(
                "left out, outcome known at the snapshot",
                format("%,d", report.decidedAtSnapshot())),
            List.of("feature contract", "version " + facts.contractVersion()),
            List.of("its SHA-256", facts.contractHash()),
            List.of("SHA-256 of the examples", report.dataHash()),
            List.of("SHA-256 of Tribuo's file", facts.tribuoSha256()),
            List.of("seed", Long.toString(report.seed())));
    lines.addAll(new Table("", List.of("", ""), rows).markdown());
    add(
        "",
        "A share is one party's part of one claim at the end of a day; one that stays open comes again"
            + " at each ageing boundary. The parts follow one another in time: what was learnt and"
            + " chosen could have been learnt and chosen on the day the test begins.");
  }

  private void test() {
    heading("What came of it in the test");
    add(
        "AUC: the chance that of a late and an on-time share the late one is ranked higher (0.5 is"
            + " chance). Log loss and Brier: what wrong probabilities cost (lower is better). ECE: how"
            + " far promised and true parts lie apart. Intervals hold in 95 of 100 cases; they are"
            + " drawn by account.");
    for (Table table : EvaluationTables.all(report.test())) {
      table(table);
    }
    add(
        "",
        "Queues of probabilities are ordered by probability times open amount. The past late rate is"
            + " drawn towards the base rate by two shares.",
        "",
        "![What was promised and what came late](calibration.svg)",
        "![Late money found](gain.svg)");
    Evaluation unseen = report.unseen();
    heading("Accounts that training never saw");
    if (unseen == null) {
      add("The test has none.");
    } else {
      add(
          format(
              "%,d shares of %,d accounts, %s late.",
              unseen.quality().count(),
              unseen.accounts(),
              EvaluationTables.percent(unseen.quality().baseRate())));
      table(EvaluationTables.contenders(unseen));
      table(EvaluationTables.gains(unseen));
    }
  }

  private void features() {
    heading("What it looks at");
    List<List<String>> rows = new ArrayList<>();
    for (Importance importance : report.importances()) {
      rows.add(
          List.of(
              importance.feature().name() + ": " + importance.feature().meaning(),
              format("%.3f", importance.meanEffect()),
              importance.feature().unit().text(),
              importance.feature().direction().text()));
    }
    lines.addAll(
        new Table("", List.of("feature", "mean effect on log-odds", "unit", "direction"), rows)
            .markdown());
    add(
        "",
        "Never varied in training and so not read: " + listed(report.constant()) + ".",
        "Left out on request: " + listed(report.leftOut()) + ".");
  }

  private void choice() {
    heading("What was tried");
    List<List<String>> rows = new ArrayList<>();
    for (Trial trial : report.trials()) {
      rows.add(
          List.of(
              (trial.chosen() ? "**" + trial.settings() + "** (chosen)" : trial.settings())
                  + (trial.note().isEmpty() ? "" : "; " + trial.note()),
              format("%.4f", trial.logLoss()),
              format("%.4f", trial.behindBest()),
              format("%.4f", trial.noise())));
    }
    lines.addAll(
        new Table("", List.of("candidate", "log loss", "behind the best", "noise"), rows)
            .markdown());
    add(
        "",
        "On the validation part, simplest first. The simplest whose log loss is behind the best by no"
            + " more than the noise (one standard error, by accounts) was chosen: a smaller difference"
            + " is chance.",
        format(
            "Calibration: %s (log loss %.4f with Platt, %.4f with isotonic), by the same rule.",
            trained.model().calibration().text(), report.plattLoss(), report.isotonicLoss()));
  }

  private void retraining() {
    heading("How to train it anew");
    add(
        "Replay your history, which writes `training-examples.jsonl`, then train on it:",
        "",
        "```",
        CardWords.REPLAY,
        CardWords.train(facts),
        "```",
        "",
        "Do so when `model-quality` reports drift, when payers or policies change, and at least once a"
            + " year.");
  }

  private void heading(String title) {
    add("", "## " + title, "");
  }

  private void table(Table table) {
    add("", "**" + table.title() + "**", "");
    lines.addAll(table.markdown());
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
