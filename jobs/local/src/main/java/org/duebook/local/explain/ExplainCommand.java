package org.duebook.local.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.Fact;
import org.duebook.local.replay.EventFiles;
import org.duebook.local.replay.HistoryScan;
import org.duebook.models.evaluation.JsonText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code explain}: why an account and its claims have the follow-ups they have. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explains the follow-ups of one account: where its claims stand and by which facts, clocks,"
          + " late scores with their features, what to do next and what that is worth, and every"
          + " other action with why it can or cannot be chosen.",
      "Reads the same event files as replay and comes to the same follow-ups. What it prints is"
          + " about one patient: handle it as such."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the account is explained",
      "1:the account or claim is not in the files, several practices have it, or the files could"
          + " not be read",
      "2:wrong usage"
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final long DAY_MILLIS = 86_400_000L;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description = "Where the event files are.")
  private Path input;

  @Option(
      names = "--account",
      required = true,
      paramLabel = "ID",
      description = "The account to explain.")
  private String accountId;

  @Option(
      names = "--practice",
      paramLabel = "ID",
      description = "The account's practice; needed if several practices have such an account.")
  private String practiceId;

  @Option(
      names = "--claim",
      paramLabel = "ID",
      description = "Tell of this claim only, beside the account.")
  private String claimId;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day to explain, like 2025-06-30. Default: the day of the latest event of the files.")
  private LocalDate asOf;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "YAML settings: currency, time zones, models, policy and so on. Default: the documented"
              + " defaults.")
  private Path settingsFile;

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  /** Made by the command line. */
  public ExplainCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(input)) {
      throw wrongUsage("--input: " + input + " (expected: an existing directory)");
    }
    DuebookSettings settings =
        settingsFile == null ? SettingsFile.defaults() : SettingsFile.read(settingsFile);
    EventFiles files = EventFiles.in(input);
    if (files.isEmpty()) {
      throw wrongUsage("--input: no event files in it (expected: claims*.jsonl, claims*.avro, …)");
    }
    BusinessCalendar calendar = new BusinessCalendar(settings.businessRules().zone());
    // As in a replay: nothing real is dated after the day after today, or after the day asked for.
    long today = Instant.now().toEpochMilli();
    long latestOccurredAt =
        Math.max(today, asOf == null ? today : calendar.endOf(asOf)) + DAY_MILLIS;
    LocalDate day = asOf;
    if (day == null) {
      LocalDate lastDay = HistoryScan.of(files, calendar, latestOccurredAt).lastDay();
      day = lastDay == null ? calendar.dayOf(today) : lastDay;
    }
    PracticeRules rules = new PracticeRules(settings.businessRules());
    AccountHistories histories =
        AccountHistories.read(files, accountId, day, latestOccurredAt, rules);
    String practice = practice(histories.byPractice(), day);
    if (practice == null) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    AccountExplanation explanation =
        AccountExplanation.of(
            practice,
            accountId,
            histories.byPractice().get(practice),
            day,
            rules.ledger(practice),
            Guidance.of(settings));
    if (claimId != null && !explanation.hasClaim(claimId)) {
      return complain(
          "--claim: the account has no such claim as of "
              + day
              + " (expected: one of its claims; without --claim all are told)");
    }
    print(explanation, settings.business().currency(), histories.refused());
    return CommandLine.ExitCode.OK;
  }

  /** The practice that is meant, or null after a word about why there is none. */
  private String practice(Map<String, List<Fact>> byPractice, LocalDate day) {
    if (practiceId != null && byPractice.containsKey(practiceId)) {
      return practiceId;
    }
    if (practiceId == null && byPractice.size() == 1) {
      return byPractice.keySet().iterator().next();
    }
    if (practiceId == null && byPractice.size() > 1) {
      complain(
          "--account: %d practices have such an account (expected: --practice with one of %s)"
              .formatted(byPractice.size(), String.join(", ", byPractice.keySet())));
      return null;
    }
    complain(
        "--account: not in the files of --input as of %s (expected: an account that an event names; look at --practice, --as-of and the spelling)"
            .formatted(day));
    return null;
  }

  private int complain(String message) {
    spec.commandLine().getErr().println("duebook: " + message);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private void print(AccountExplanation explanation, String currency, long refused) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JsonText.of(ExplanationJson.of(explanation, claimId, currency, refused)));
    } else {
      ExplanationText.of(explanation, claimId, currency, refused).forEach(out::println);
    }
    out.flush();
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
