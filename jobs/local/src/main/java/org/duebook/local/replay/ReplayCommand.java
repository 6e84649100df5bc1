package org.duebook.local.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.local.terminal.KeyFigures;
import org.duebook.local.terminal.Money;
import org.duebook.local.terminal.ProgressBar;
import org.duebook.local.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code replay}: runs the job over a directory of event files and writes one file per output
 * topic.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the job over event files, without Kafka, and writes one file per output topic.",
      "Reads claims*.jsonl, eobs*.jsonl, payments*.jsonl, adjustments*.jsonl, activities*.jsonl,"
          + " and the same names ending in .avro. For account-kpis and portfolio-kpis the last"
          + " line of a key is the truth."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every record was taken in",
      "1:the replay failed",
      "2:wrong usage",
      "3:the replay is done, but records were refused (see rejected-events.jsonl)"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int SOME_REJECTED = 3;
  private static final long REDRAW_MILLIS = 250;
  private static final long DAY_MILLIS = 86_400_000L;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description = "Where the event files are.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description =
          "Where the output files go; made if absent, files of earlier replays are replaced.")
  private Path output;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The business day as of which figures are told, like 2024-06-30; later events are not known."
              + " Default: the day of the latest event.")
  private LocalDate asOf;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Settings (duebook.yaml) for currency, zones, ageing clock and limits. Default: the defaults.")
  private Path settingsFile;

  @Option(
      names = "--last-day-only",
      description = {
        "Tells everything as of the last day alone, which takes a fraction of the time. The last"
            + " record of every key says the same. Daily records are those of the last day, and"
            + " model-quality and training-examples know what is known then."
      })
  private boolean lastDayOnly;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "How many cores to use. Default: all of them.")
  private Integer parallelism;

  /** Made by the command line. */
  public ReplayCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    checkUsage();
    DuebookSettings settings =
        settingsFile == null ? SettingsFile.defaults() : SettingsFile.read(settingsFile);
    BusinessRules rules = settings.businessRules();
    EventFiles files = EventFiles.in(input);
    if (files.isEmpty()) {
      throw wrongUsage("--input: no event files in it (expected: claims*.jsonl, claims*.avro, …)");
    }

    // A person starts a replay on some day; nothing real is dated after the next one.
    long today = Instant.now().toEpochMilli();
    BusinessCalendar calendar = new BusinessCalendar(rules.zone());
    long latestOccurredAt =
        Math.max(today, asOf == null ? today : calendar.endOf(asOf)) + DAY_MILLIS;
    HistoryScan scan = HistoryScan.of(files, calendar, latestOccurredAt);
    LocalDate horizon = asOf != null ? asOf : scan.lastDay();
    if (horizon == null) {
      horizon = LocalDate.ofInstant(Instant.ofEpochMilli(today), ZoneOffset.UTC);
    }
    Files.createDirectories(output);

    long startedNanos = System.nanoTime();
    int cores = parallelism == null ? Runtime.getRuntime().availableProcessors() : parallelism;
    JobClient job =
        new Replay(
                files,
                scan.disorder(),
                output,
                rules,
                Guidance.of(settings),
                new Pace.Replay(horizon, latestOccurredAt, lastDayOnly),
                cores)
            .start();
    follow(job, files.totalBytes(), startedNanos);
    double seconds = (System.nanoTime() - startedNanos) / 1e9;

    ReplaySummary summary = ReplaySummary.of(output);
    print(summary, horizon, seconds, settings.business().currency(), out);
    return summary.rejected() == 0 ? CommandLine.ExitCode.OK : SOME_REJECTED;
  }

  private void checkUsage() {
    if (!Files.isDirectory(input)) {
      throw wrongUsage("--input: " + input + " (expected: an existing directory)");
    }
    if (parallelism != null && parallelism < 1) {
      throw wrongUsage("--parallelism: " + parallelism + " (expected: 1 or more)");
    }
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw wrongUsage("--output: " + output + " (expected: a directory)");
    }
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static void follow(JobClient job, long totalBytes, long startedNanos) throws Exception {
    ProgressBar bar = new ProgressBar(System.err, Terminal.seesErrors(), totalBytes, startedNanos);
    ReadingProgress progress = ReadingProgress.CURRENT;
    CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
    boolean done = false;
    while (!done) {
      try {
        result.get(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        done = true;
      } catch (TimeoutException stillRunning) {
        bar.show(progress.records(), progress.bytes(), System.nanoTime());
      }
    }
    bar.show(progress.records(), progress.bytes(), System.nanoTime());
    bar.finish();
  }

  private void print(
      ReplaySummary summary, LocalDate horizon, double seconds, String currency, PrintWriter out)
      throws IOException {
    long events = ReadingProgress.CURRENT.records();
    out.printf(
        Locale.ROOT,
        "%,d events of %,d accounts as of %s in %.1f s (%,.0f events/s)%n%n",
        events,
        summary.accounts(),
        horizon,
        seconds,
        events / seconds);
    out.printf("%-12s %18s %18s%n", currency, "insurers", "patients");
    row(
        out,
        "receivable",
        summary.insurer().receivableCents(),
        summary.patient().receivableCents());
    String[] bands = {"0-30 days", "31-60", "61-90", "91-120", "over 120"};
    for (int i = 0; i < bands.length; i++) {
      row(out, "  " + bands[i], summary.insurer().bands()[i], summary.patient().bands()[i]);
    }
    row(out, "credit", summary.insurer().creditCents(), summary.patient().creditCents());
    out.printf(
        Locale.ROOT,
        "%-12s %,18d %,18d%n",
        "open claims",
        summary.insurer().openClaims(),
        summary.patient().openClaims());
    out.printf("%-12s %37s%n", "unapplied", Money.of(summary.unappliedCents()));
    if (summary.all() != null) {
      out.println();
      KeyFigures.lines(summary.all()).forEach(out::println);
    }
    list(out, "exceptions (ledger-exceptions.jsonl)", summary.exceptions());
    list(out, "refused (rejected-events.jsonl)", summary.rejections());
    summary.firstRejections().forEach(line -> out.println("  " + line));
    if (summary.rejected() > summary.firstRejections().size()) {
      out.printf(
          Locale.ROOT, "  … and %,d more%n", summary.rejected() - summary.firstRejections().size());
    }
    out.flush();
  }

  private static void row(PrintWriter out, String name, long insurerCents, long patientCents) {
    out.printf("%-12s %18s %18s%n", name, Money.of(insurerCents), Money.of(patientCents));
  }

  private static void list(PrintWriter out, String title, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      out.printf("%n%s%n", title);
      counts.forEach((name, count) -> out.printf(Locale.ROOT, "  %-28s %,d%n", name, count));
    }
  }
}
