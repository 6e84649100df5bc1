package org.duebook.local.ranking;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.policy.PolicyFile;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.local.replay.AccountHistories;
import org.duebook.local.replay.AccountHistory;
import org.duebook.local.replay.EventFiles;
import org.duebook.local.terminal.ProgressBar;
import org.duebook.local.terminal.Terminal;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.evaluation.JsonText;
import org.duebook.models.evaluation.Table;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ModelRefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate ranking}: sets the order of the follow-ups beside other orders. */
@Command(
    name = "ranking",
    mixinStandardHelpOptions = true,
    description = {
      "Sets the order of the follow-ups beside other orders, on a history whose end is known: what a"
          + " team of K actions a day would have brought in.",
      "What an action brings is the policy's assumption times the money that in truth came late or"
          + " never; money that came in time counts for nobody."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the table is printed", "1:the files could not be read", "2:wrong usage"})
public final class EvaluateRankingCommand implements Callable<Integer> {
  private static final long DAY_MILLIS = 86_400_000L;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description = "Where the event files are, as replay reads them.")
  private Path input;

  @Option(
      names = "--actions-per-day",
      required = true,
      paramLabel = "K",
      description = "How many actions the team does on a business day (Monday to Friday).")
  private int actionsPerDay;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day, like 2025-06-30. Default: the day after the first event.")
  private LocalDate from;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description =
          "The last day. Default, and the latest: the day whose outcomes are all known when the"
              + " history ends.")
  private LocalDate until;

  @Option(
      names = "--rest-days",
      paramLabel = "N",
      defaultValue = "14",
      description = "An account or claim acted on rests for so many days. Default: 14.")
  private int restDays;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Settings (duebook.yaml) with the models, the policy and the zones. Default: the defaults,"
              + " without models.")
  private Path settingsFile;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  /** Made by the command line. */
  public EvaluateRankingCommand() {}

  @Override
  public Integer call() throws IOException {
    checkUsage();
    DuebookSettings settings =
        settingsFile == null ? SettingsFile.defaults() : SettingsFile.read(settingsFile);
    PracticeRules rules = new PracticeRules(settings.businessRules());
    EventFiles files = EventFiles.in(input);
    if (files.isEmpty()) {
      throw wrongUsage("--input: no event files in it (expected: claims*.jsonl, claims*.avro, …)");
    }
    // A person starts this on some day; nothing real is dated after the next one.
    long latestOccurredAt = Instant.now().toEpochMilli() + DAY_MILLIS;
    AccountHistories histories = AccountHistories.read(files, rules, latestOccurredAt);
    List<AccountHistory> accounts = histories.accounts();
    RankingTrial trial = trial(settings, rules);
    RankingTrial.Span period = period(trial, trial.span(accounts));
    print(run(trial, accounts, period), trial, histories, settings.business().currency());
    return CommandLine.ExitCode.OK;
  }

  /** Without a settings file no model scores: nobody said that one has not seen the outcomes. */
  private RankingTrial trial(DuebookSettings settings, PracticeRules rules) {
    Guidance guidance = Guidance.of(settings);
    return new RankingTrial(
        rules,
        PolicyFile.parse(guidance.policy()),
        guidance.horizons(),
        settingsFile == null ? null : model(guidance.patientModel()),
        settingsFile == null ? null : model(guidance.insurerModel()));
  }

  private static LateModel model(byte[] artifact) {
    try {
      return artifact == null ? null : LateModel.read(artifact, FeatureContract.current());
    } catch (ModelRefusedException e) {
      throw new IllegalStateException("a model that was checked with the settings", e);
    }
  }

  private RankingTrial.Span period(RankingTrial trial, RankingTrial.Span history) {
    if (history == null) {
      throw wrongUsage("--input: no event that a replay would take in (expected: a history)");
    }
    LocalDate latest = trial.lastJudged(history);
    LocalDate first = from == null ? history.first().plusDays(1) : from;
    LocalDate last = until == null ? latest : until;
    if (last.isAfter(latest)) {
      throw wrongUsage(
          "--until: %s (expected: at most %s; what is open later may still be paid in time)"
              .formatted(last, latest));
    }
    if (first.isAfter(last) || Team.businessDays(first, last).isEmpty()) {
      throw wrongUsage(
          "--from: %s (expected: a business day from then to %s)".formatted(first, last));
    }
    return new RankingTrial.Span(first, last);
  }

  private RankingReport run(
      RankingTrial trial, List<AccountHistory> accounts, RankingTrial.Span period) {
    long total = accounts.stream().mapToLong(account -> account.facts().size()).sum();
    ProgressBar bar = new ProgressBar(System.err, Terminal.seesErrors(), total, System.nanoTime());
    RankingReport report =
        trial.run(
            accounts,
            period,
            actionsPerDay,
            restDays,
            facts -> bar.show(facts, facts, System.nanoTime()));
    bar.finish();
    return report;
  }

  private void checkUsage() {
    if (!Files.isDirectory(input)) {
      throw wrongUsage("--input: " + input + " (expected: an existing directory)");
    }
    if (actionsPerDay < 1) {
      throw wrongUsage("--actions-per-day: " + actionsPerDay + " (expected: 1 or more)");
    }
    if (restDays < 1) {
      throw wrongUsage("--rest-days: " + restDays + " (expected: 1 or more)");
    }
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void print(
      RankingReport report, RankingTrial trial, AccountHistories histories, String currency) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> models = trial.modelIds();
    boolean knewOutcomes = trial.modelsKnowOutcomesFrom(report.first());
    if (json) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("currency", currency);
      tree.put("models", models);
      tree.put("modelMayHaveSeenOutcomes", knewOutcomes);
      tree.put("refusedRecords", histories.refused());
      tree.put("recordsWithoutAccount", histories.unlocated());
      tree.putAll(RankingTables.tree(report));
      out.print(JsonText.of(tree));
      out.flush();
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s to %s: %,d business days, %,d actions a day, %,.0f follow-ups that ask for money on a"
            + " morning%n",
        report.first(),
        report.last(),
        report.businessDays(),
        report.actionsPerDay(),
        report.workPerMorning());
    out.println(
        models.isEmpty()
            ? "Late probabilities: the policy's, no model"
            : "Late probabilities: " + String.join(", ", models));
    if (knewOutcomes) {
      out.println(
          "A model may have seen outcomes of this period: it flatters the orders that ask it.");
    }
    if (histories.refused() + histories.unlocated() > 0) {
      out.printf(
          Locale.ROOT,
          "Left out: %,d records that a replay refuses, %,d without a known account%n",
          histories.refused(),
          histories.unlocated());
    }
    for (Table table :
        List.of(RankingTables.brought(report, currency), RankingTables.parts(report))) {
      out.println();
      table.text().forEach(out::println);
    }
    out.flush();
  }
}
