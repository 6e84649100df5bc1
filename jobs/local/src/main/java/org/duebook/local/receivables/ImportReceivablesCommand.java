package org.duebook.local.receivables;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.duebook.local.terminal.Money;
import org.duebook.local.terminal.Terminal;
import org.duebook.wire.EventTopic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code import receivables}: makes event files of a plain export of receivables. */
@Command(
    name = "receivables",
    mixinStandardHelpOptions = true,
    description = {
      "Makes event files of a plain export of receivables (CSV): one row, one claim.",
      "Each row is submitted on the day of its invoice and paid on the day it was settled. A"
          + " disputed one is in dispute from its invoice until it is settled.",
      "Rows that can't be read are refused with line, column, and what was expected; the others"
          + " are written all the same, so that a look at the figures need not wait for the last"
          + " row. All refusals are in refused-rows.txt beside the event files."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row was taken",
      "1:the export is not readable or no CSV; nothing is written",
      "2:wrong usage, or a mapping that does not hold or fit; nothing is written",
      "3:rows were refused; the others are written, with --stop-at-first nothing is"
    })
public final class ImportReceivablesCommand implements Callable<Integer> {
  private static final int SOME_REFUSED = 3;
  private static final int SHOWN_REFUSALS = 20;
  private static final int ROWS_BETWEEN_REDRAWS = 10_000;
  private static final String REFUSED_ROWS = "refused-rows.txt";

  @Spec private CommandSpec spec;

  @Option(
      names = "--csv",
      required = true,
      paramLabel = "FILE",
      description = "The export, with a header of column names.")
  private Path csv;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "Which column holds what, as YAML; jobs/local/mappings has some.")
  private Path mappingFile;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description =
          "Where the event files go; made if absent, event files that are there are replaced.")
  private Path output;

  @Option(
      names = "--open-at",
      paramLabel = "DATE",
      description =
          "Take what settled on this day or later as open, like 2013-05-06: what was known the"
              + " evening before. Default: as the export has it.")
  private LocalDate openAt;

  @Option(
      names = "--stop-at-first",
      description = "Stop at the first row that is refused, and write nothing.")
  private boolean stopAtFirst;

  /** Made by the command line. */
  public ImportReceivablesCommand() {}

  @Override
  public Integer call() throws IOException {
    checkUsage();
    ReceivablesMapping mapping = MappingFile.read(mappingFile);
    ReceivablesImport receivables = new ReceivablesImport(mapping, openAt);
    boolean seen = Terminal.seesErrors();
    ImportTotals totals = receivables.read(csv, stopAtFirst, rows -> show(seen, rows));
    boolean written = !stopAtFirst || totals.refusals().isEmpty();
    if (written) {
      receivables.write(output);
      writeRefusals(totals.refusals());
    }
    print(totals, receivables, mapping, written);
    return totals.refusals().isEmpty() ? CommandLine.ExitCode.OK : SOME_REFUSED;
  }

  private void checkUsage() {
    if (!Files.isRegularFile(csv)) {
      throw wrongUsage("--csv: " + csv + " (expected: an existing file)");
    }
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw wrongUsage("--output: " + output + " (expected: a directory)");
    }
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static void show(boolean seen, long rows) {
    if (seen && rows % ROWS_BETWEEN_REDRAWS == 0) {
      System.err.printf(Locale.ROOT, "\r%,d rows ", rows);
      System.err.flush();
    }
  }

  private void writeRefusals(List<String> refusals) throws IOException {
    Path file = output.resolve(REFUSED_ROWS);
    if (refusals.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.write(file, refusals, StandardCharsets.UTF_8);
    }
  }

  private void print(
      ImportTotals totals,
      ReceivablesImport receivables,
      ReceivablesMapping mapping,
      boolean written) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%,d rows of %,d accounts, %,d refused%n",
        totals.rows(),
        totals.accounts(),
        totals.refusals().size());
    if (totals.firstInvoicedOn() != null) {
      out.printf("invoiced %s to %s", totals.firstInvoicedOn(), totals.lastInvoicedOn());
      out.println(
          totals.lastSettledOn() == null
              ? ", nothing settled"
              : ", last settled " + totals.lastSettledOn());
      out.printf("%n%-22s %12s %18s%n", "", "rows", "billed, " + mapping.currency());
      row(out, "settled", totals.settled());
      row(out, "open", totals.open());
      row(out, "  disputed of both", totals.disputed());
      row(out, "  insured of both", totals.insured());
    }
    totals.refusals().stream().limit(SHOWN_REFUSALS).forEach(line -> out.println("  " + line));
    if (totals.refusals().size() > SHOWN_REFUSALS) {
      out.printf(Locale.ROOT, "  … and %,d more%n", totals.refusals().size() - SHOWN_REFUSALS);
    }
    out.println();
    if (written) {
      for (EventTopic topic : EventTopic.values()) {
        int count = receivables.written(topic);
        if (count > 0) {
          out.printf(Locale.ROOT, "%-22s %,12d events%n", topic.topicName(), count);
        }
      }
      out.printf(
          "in %s; replay it with business.currency %s and business.zone %s%n",
          output, mapping.currency(), mapping.zone().getId());
    } else {
      out.println("nothing is written");
    }
    out.flush();
  }

  private static void row(PrintWriter out, String name, ImportTotals.Group group) {
    out.printf(Locale.ROOT, "%-22s %,12d %18s%n", name, group.rows(), Money.of(group.cents()));
  }
}
