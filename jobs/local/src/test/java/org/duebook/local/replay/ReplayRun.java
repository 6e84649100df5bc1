package org.duebook.local.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.record.AccountKey;
import org.duebook.local.Duebook;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.RejectedEvent;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;
import picocli.CommandLine;

/**
 * One run of the replay command in this process, and what it left behind.
 *
 * @param exitCode how it ended
 * @param out what it printed
 * @param err what it complained of
 * @param output where its files are
 */
record ReplayRun(int exitCode, String out, String err, Path output) {

  /** Replays a directory into another, with further arguments. */
  static ReplayRun of(Path input, Path output, String... further) {
    List<String> arguments =
        new ArrayList<>(
            List.of("replay", "--input", input.toString(), "--output", output.toString()));
    arguments.addAll(List.of(further));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(arguments.toArray(String[]::new));
    return new ReplayRun(exitCode, out.toString(), err.toString(), output);
  }

  /** The bytes of an output file, as text. */
  String text(String topicName) throws IOException {
    return Files.readString(output.resolve(topicName + ".jsonl"));
  }

  /** The lines of an output file. */
  List<String> lines(String topicName) throws IOException {
    return text(topicName).lines().toList();
  }

  /** Everything said about accounts, tombstones apart, in the order of emission. */
  List<AccountKpis> accountKpis() throws IOException {
    List<AccountKpis> kpis = new ArrayList<>();
    for (String line : lines("account-kpis")) {
      if (!isTombstone(line)) {
        kpis.add(withoutInstant(read(line, AccountKpis.class)));
      }
    }
    return kpis;
  }

  /** The truth about accounts: the last line of each key. */
  Map<String, AccountKpis> lastAccountKpis() throws IOException {
    Map<String, AccountKpis> last = new TreeMap<>();
    for (String line : lines("account-kpis")) {
      if (isTombstone(line)) {
        last.remove(line.substring(9, line.length() - "\", \"deleted\": true}".length()));
      } else {
        AccountKpis kpis = withoutInstant(read(line, AccountKpis.class));
        last.put(AccountKey.of(kpis.getPracticeId(), kpis.getAccountId()), kpis);
      }
    }
    return last;
  }

  private static boolean isTombstone(String line) {
    return line.endsWith("\"deleted\": true}");
  }

  private static AccountKpis withoutInstant(AccountKpis kpis) {
    kpis.setUpdatedAt(Instant.EPOCH);
    return kpis;
  }

  /**
   * The truth about portfolios: the last line of each. Only those are made records: a few years of
   * many portfolios are a long file.
   */
  Collection<PortfolioKpis> lastPortfolioKpis() throws IOException {
    Map<String, String> last = new HashMap<>();
    try (Stream<String> lines = Files.lines(output.resolve("portfolio-kpis.jsonl"))) {
      lines.forEach(line -> last.put(line.substring(0, line.indexOf("\"asOf\"")), line));
    }
    return last.values().stream().map(line -> read(line, PortfolioKpis.class)).toList();
  }

  /** What people should look at. */
  List<LedgerException> exceptions() throws IOException {
    return records("ledger-exceptions", LedgerException.class);
  }

  /** What was refused. */
  List<RejectedEvent> rejections() throws IOException {
    return records("rejected-events", RejectedEvent.class);
  }

  private <T extends SpecificRecord> List<T> records(String topicName, Class<T> type)
      throws IOException {
    List<T> records = new ArrayList<>();
    for (String line : lines(topicName)) {
      records.add(read(line, type));
    }
    return records;
  }

  private static <T extends SpecificRecord> T read(String line, Class<T> type) {
    try {
      return PlainJson.read(line, type);
    } catch (UndecodableException e) {
      throw new AssertionError("an output line is no " + type.getSimpleName() + ": " + line, e);
    }
  }
}
