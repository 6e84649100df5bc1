package org.duebook.local.portfolio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.local.Duebook;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;
import picocli.CommandLine;

/**
 * One run of the replay command in this process, and what it said of portfolios.
 *
 * @param exitCode how it ended
 * @param out what it printed
 * @param output where its files are; a sample of years fills them with gigabytes, so they are read
 *     only when asked for
 */
record PortfolioReplay(int exitCode, String out, Path output) {

  /** Replays a directory as of a day. */
  static PortfolioReplay of(Path input, Path output, String asOf) {
    StringWriter out = new StringWriter();
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    int exitCode =
        commandLine.execute(
            "replay",
            "--input",
            input.toString(),
            "--output",
            output.toString(),
            "--as-of",
            asOf,
            "--parallelism",
            "2");
    return new PortfolioReplay(exitCode, out.toString(), output);
  }

  /** Everything said of portfolios, in the order of emission. */
  List<PortfolioKpis> told() throws IOException {
    List<PortfolioKpis> told = new ArrayList<>();
    read("portfolio-kpis", PortfolioKpis.class, told::add);
    return told;
  }

  /** Every daily record. */
  List<PortfolioKpisDaily> daily() throws IOException {
    List<PortfolioKpisDaily> daily = new ArrayList<>();
    read("portfolio-kpis-daily", PortfolioKpisDaily.class, daily::add);
    return daily;
  }

  private <T extends SpecificRecord> void read(String topicName, Class<T> type, Consumer<T> reader)
      throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(output.resolve(topicName + ".jsonl"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.accept(read(line, type));
      }
    }
  }

  private static <T extends SpecificRecord> T read(String line, Class<T> type) {
    try {
      return PlainJson.read(line, type);
    } catch (UndecodableException e) {
      throw new AssertionError("an output line is no " + type.getSimpleName() + ": " + line, e);
    }
  }

  /** The truth about portfolios: the last line of each, by dimension, practice and payer. */
  Map<String, PortfolioKpis> last() throws IOException {
    Map<String, PortfolioKpis> last = new LinkedHashMap<>();
    read("portfolio-kpis", PortfolioKpis.class, kpis -> last.put(name(kpis), kpis));
    return last;
  }

  static String name(PortfolioKpis kpis) {
    return name(kpis.getDimension().name(), kpis.getPracticeId(), kpis.getPayerId());
  }

  static String name(PortfolioKpisDaily kpis) {
    return name(kpis.getDimension().name(), kpis.getPracticeId(), kpis.getPayerId());
  }

  static String name(String dimension, String practiceId, String payerId) {
    return dimension + "|" + practiceId + "|" + payerId;
  }
}
