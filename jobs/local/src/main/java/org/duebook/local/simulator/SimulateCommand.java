package org.duebook.local.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.duebook.local.terminal.Money;
import org.duebook.local.terminal.ProgressBar;
import org.duebook.local.terminal.Terminal;
import org.duebook.wire.EventTopic;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: the history of some invented practices, as event files or sent to Kafka. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the history of some invented practices as event files, or sends it to Kafka: claims,"
          + " what insurers decide and pay, how patients behave, and what is done about it.",
      "The same seed and options give the same bytes. More accounts add events and change none."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:everything is written", "1:it could not be written", "2:wrong usage"})
public final class SimulateCommand implements Callable<Integer> {
  private static final long REDRAW_NANOS = 250_000_000L;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Destination destination;

  @Option(
      names = "--accounts",
      required = true,
      paramLabel = "N",
      description = "How many accounts (guarantors); each brings about 40 events a year.")
  private int accounts;

  @Option(
      names = "--days",
      required = true,
      paramLabel = "N",
      description = "How many days of history.")
  private int days;

  @Option(
      names = "--seed",
      required = true,
      paramLabel = "N",
      description = "Any whole number; another one gives another history.")
  private long seed;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      defaultValue = "2025-01-01",
      description = "The first day, like 2025-01-01, which is the default.")
  private LocalDate start;

  @Option(
      names = "--practices",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many practices; the largest is ten times the smallest. Default: 5.")
  private int practices;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      converter = FormatConverter.class,
      description = "Of files: jsonl (one event a line, the default) or avro (container files).")
  private HistoryFiles.Format format;

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "The share of events that come a second time, 0 to 1. Default: 0.")
  private double duplicates;

  @Option(
      names = "--disorder-days",
      paramLabel = "N",
      defaultValue = "0",
      description = "Events come up to so many days late, and so out of order. Default: 0.")
  private double disorderDays;

  /** Made by the command line. */
  public SimulateCommand() {}

  /** Files or Kafka. */
  static final class Destination {
    @Option(
        names = "--output",
        required = true,
        paramLabel = "DIR",
        description =
            "Where the event files go; made if absent, files of earlier simulations are replaced.")
    private Path output;

    @ArgGroup(exclusive = false)
    private KafkaDestination kafka;
  }

  static final class FormatConverter implements CommandLine.ITypeConverter<HistoryFiles.Format> {
    @Override
    public HistoryFiles.Format convert(String text) {
      return switch (text) {
        case "jsonl" -> HistoryFiles.Format.JSONL;
        case "avro" -> HistoryFiles.Format.AVRO;
        default ->
            throw new CommandLine.TypeConversionException(text + " (expected: jsonl or avro)");
      };
    }
  }

  @Override
  public Integer call() throws IOException {
    SimulatedHistory history = checkedHistory();
    long startedNanos = System.nanoTime();
    long written;
    try {
      written = destination.kafka == null ? writeFiles(history, startedNanos) : send(history);
    } catch (KafkaException e) {
      spec.commandLine().getErr().println("duebook: " + destination.kafka.refusal(e));
      return CommandLine.ExitCode.SOFTWARE;
    }
    print(history.totals(), written, (System.nanoTime() - startedNanos) / 1e9);
    return CommandLine.ExitCode.OK;
  }

  private long send(SimulatedHistory history) throws IOException {
    HistoryProducer producer = destination.kafka.producer(history, days);
    producer.run();
    return producer.sent();
  }

  private long writeFiles(SimulatedHistory history, long startedNanos) throws IOException {
    ProgressBar bar = new ProgressBar(System.err, Terminal.seesErrors(), days, startedNanos);
    long written = 0;
    try (HistoryFiles files = new HistoryFiles(destination.output, format)) {
      long shownNanos = startedNanos;
      for (int day = 1; day <= days; day++) {
        written += write(history.nextDay(), files);
        long nowNanos = System.nanoTime();
        if (nowNanos - shownNanos > REDRAW_NANOS || day == days) {
          bar.show(written, day, nowNanos);
          shownNanos = nowNanos;
        }
      }
      // What is late comes after the last day, so that the files lack nothing.
      written += write(history.takeUndelivered(), files);
    }
    bar.finish();
    return written;
  }

  private static long write(List<SimulatedEvent> events, HistoryFiles files) throws IOException {
    for (SimulatedEvent event : events) {
      files.write(event);
    }
    return events.size();
  }

  private SimulatedHistory checkedHistory() {
    if (days < 1) {
      throw wrongUsage("--days: " + days + " (expected: 1 or more)");
    }
    if (destination.kafka != null && destination.kafka.fault() != null) {
      throw wrongUsage(destination.kafka.fault());
    }
    Path output = destination.output;
    if (output != null && Files.exists(output) && !Files.isDirectory(output)) {
      throw wrongUsage("--output: " + output + " (expected: a directory)");
    }
    try {
      SimulationOptions options =
          SimulationOptions.defaults()
              .withPractices(practices)
              .withDisorder(new Disorder(duplicates, disorderDays));
      return new SimulatedHistory(seed, accounts, start, options);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void print(HistoryTotals totals, long written, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%,d events of %,d accounts from %s to %s in %.1f s (%,.0f events/s)%n",
        totals.count(),
        accounts,
        start,
        start.plusDays(days - 1L),
        seconds,
        written / seconds);
    if (written > totals.count()) {
      out.printf(Locale.ROOT, "%,d of them come twice%n", written - totals.count());
    }
    for (EventTopic topic : EventTopic.values()) {
      Map<String, Long> types = totals.events(topic);
      long sum = types.values().stream().mapToLong(Long::longValue).sum();
      out.printf(Locale.ROOT, "%n%-26s %,14d%n", topic.topicName(), sum);
      types.forEach((type, count) -> out.printf(Locale.ROOT, "  %-24s %,14d%n", type, count));
    }
    String currency = SimulationOptions.defaults().currency();
    out.printf("%n%-22s %18s%n", "charges, " + currency, Money.of(totals.chargesCents()));
    out.printf("%-22s %18s%n", "receipts, " + currency, Money.of(totals.receiptsCents()));
    out.flush();
  }
}
