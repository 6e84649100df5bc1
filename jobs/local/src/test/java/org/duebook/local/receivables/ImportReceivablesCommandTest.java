package org.duebook.local.receivables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.local.Duebook;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.PaymentEvent;
import org.duebook.wire.EventTopic;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ImportReceivablesCommandTest {
  private static final String GOOD =
      """
      c-1,"Doe, Jane",i-1,1/31/2026,"$1,234.50",3/1/2026,No,Paper,
      c-1,"Doe, Jane",i-2,1/5/2026,75.00,NULL,Yes,Electronic,
      c-2,Roe,i-1,2/1/2026,20,2/28/2026,,,Acme
      """;

  @TempDir private Path directory;
  private Path mapping;
  private Path output;

  private record Run(int exitCode, String output, String errors) {}

  @BeforeEach
  void writeMapping() throws IOException {
    mapping = Files.writeString(directory.resolve("mapping.yaml"), SampleMapping.YAML);
    output = directory.resolve("history");
  }

  private Run run(String rows, String... more) throws IOException {
    return runWhole(SampleMapping.HEADER + rows, more);
  }

  private Run runWhole(String content, String... more) throws IOException {
    Path csv = Files.writeString(directory.resolve("export.csv"), content, UTF_8);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "import",
                "receivables",
                "--csv",
                csv.toString(),
                "--mapping",
                mapping.toString(),
                "--output",
                output.toString()));
    arguments.addAll(Arrays.asList(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(arguments.toArray(String[]::new));
    return new Run(exitCode, out.toString(), err.toString());
  }

  private <T extends SpecificRecord> List<T> events(EventTopic topic, Class<T> type)
      throws IOException, UndecodableException {
    List<T> events = new ArrayList<>();
    for (String line : Files.readAllLines(output.resolve(topic.topicName() + ".jsonl"))) {
      events.add(PlainJson.read(line, type));
    }
    return events;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(output)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void everyRowBecomesAClaimAndEverySettledOneAPaymentInOrderOfTime() throws Exception {
    Run run = run(GOOD);

    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(files()).containsExactly("activities.jsonl", "claims.jsonl", "payments.jsonl");
    assertThat(events(EventTopic.CLAIMS, ClaimEvent.class))
        .extracting(claim -> claim.getAccountId() + " " + claim.getClaimId())
        .containsExactly("c-1 i-2", "c-1 i-1", "c-2 i-1");
    assertThat(events(EventTopic.PAYMENTS, PaymentEvent.class))
        .extracting(PaymentEvent::getAmountCents)
        .containsExactly(2_000L, 123_450L);
  }

  @Test
  void aTableTellsRowsAccountsAmountsAndPeriod() throws IOException {
    assertThat(run(GOOD).output())
        .contains("3 rows of 2 accounts, 0 refused")
        .contains("invoiced 2026-01-05 to 2026-02-01, last settled 2026-03-01")
        .containsPattern("settled +2 +1,254.50")
        .containsPattern("open +1 +75.00")
        .containsPattern("disputed of both +1 +75.00")
        .containsPattern("insured of both +1 +20.00")
        .containsPattern("claims +3 events")
        .containsPattern("payments +2 events")
        .containsPattern("activities +3 events")
        .contains("business.currency USD and business.zone America/New_York");
  }

  @Test
  void theSameExportGivesTheSameBytesAndReplacesEarlierFiles() throws IOException {
    run(GOOD);
    byte[] first = Files.readAllBytes(output.resolve("activities.jsonl"));
    Files.writeString(output.resolve("eobs.jsonl"), "of an earlier history");
    Files.writeString(output.resolve("claims.avro"), "of an earlier history");
    Files.writeString(output.resolve("notes.txt"), "stays");
    run(GOOD);

    assertThat(output.resolve("activities.jsonl")).hasBinaryContent(first);
    assertThat(files())
        .containsExactly("activities.jsonl", "claims.jsonl", "notes.txt", "payments.jsonl");
  }

  @Test
  void whatSettlesAtTheCutOrLaterIsOpen() throws Exception {
    assertThat(run(GOOD, "--open-at", "2026-02-28").output()).containsPattern("open +3 ");
    assertThat(files()).containsExactly("activities.jsonl", "claims.jsonl");

    assertThat(run(GOOD, "--open-at", "2026-03-01").output()).containsPattern("open +2 ");
    assertThat(events(EventTopic.PAYMENTS, PaymentEvent.class)).hasSize(1);

    assertThat(run(GOOD, "--open-at", "2026-03-02").output()).containsPattern("open +1 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          c-9,Poe,i-9,2/30/2026,81.23,,,,              | Billed: shaped 9/99/9999 (expected: a day like 1/31/2026, M/d/yyyy)
          c-9,Poe,i-9,,81.23,,,,                       | Billed: empty (expected: a day like
          c-9,Poe,i-9,1/5/1989,81.23,,,,               | Billed: shaped 9/9/9999 (expected: 1990-01-01 or later)
          c-9,Poe,i-9,1/5/2026,-81.23,,,,              | Total: shaped -99.99 (expected: an amount above 0
          c-9,Poe,i-9,1/5/2026,0,,,,                   | Total: shaped 9 (expected: an amount above 0
          c-9,Poe,i-9,1/5/2026,Poe,,,,                 | Total: shaped AAA (expected: an amount like 1,234.50)
          c-9,Poe,i-9,1/5/2026,81.23,1/4/2026,,,       | Paid: shaped 9/9/9999 (expected: the day of Billed or later)
          c-9,Poe,i-9,1/5/2026,81.23,soon,,,           | Paid: shaped AAAA (expected: a day like
          c-9,Poe,i-9,1/5/2026,81.23,,Poe,,            | Contested: shaped AAA (expected: one of [Yes], [No], or nothing)
          c-9,Poe,i-9,1/5/2026,81.23,,,Poe,            | Sent: shaped AAA (expected: one of [Paper, Electronic], or nothing)
          ,Poe,i-9,1/5/2026,81.23,,,,                  | Customer: empty (expected: a text of 1 to 200 characters)
          c-9,Poe,NULL,1/5/2026,81.23,,,,              | Invoice No: empty (expected: a text
          c-9,Poe,i-9,1/5/2026,81.23,,,                | columns: 8 (expected: 9, as in the header)
          c-9,Poe,i-9,1/5/2026,75,00,,,,               | columns: 10 (expected: 9, as in the header)
          c-1,Poe,i-2,1/5/2026,81.23,,,,               | Invoice No: the same as on line 3 (expected: each invoice
          """)
  void aRowThatCannotBeReadIsRefusedByLineAndColumnWithoutItsValues(String row, String message)
      throws IOException {
    Run run = run(GOOD + row + "\n");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output())
        .contains("4 rows of 2 accounts, 1 refused")
        .contains("line 5: " + message)
        .doesNotContain("Poe", "c-9", "i-9", "81.23");
    assertThat(Files.readString(output.resolve("refused-rows.txt"))).startsWith("line 5: ");
    assertThat(Files.readAllLines(output.resolve("claims.jsonl"))).hasSize(3);
  }

  @Test
  void aRefusedRowIsNoDuplicateOfItsCorrection() throws IOException {
    Run run = run("c-1,,i-1,1/5/2026,x,,,,\nc-1,,i-1,1/5/2026,5,,,,\n");

    assertThat(run.output()).contains("2 rows of 1 accounts, 1 refused");
  }

  @Test
  void onlyTheFirstTwentyRefusalsAreShownAndAllAreWritten() throws IOException {
    Run run = run(GOOD + "x\n".repeat(21));

    assertThat(run.output()).contains("  line 24: ", "… and 1 more").doesNotContain("line 25: ");
    assertThat(Files.readAllLines(output.resolve("refused-rows.txt"))).hasSize(21);

    run(GOOD);
    assertThat(output.resolve("refused-rows.txt")).doesNotExist();
  }

  @Test
  void stoppingAtTheFirstRefusalWritesNothing() throws IOException {
    Run run = run("x\n" + GOOD + "y\n", "--stop-at-first");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output()).contains("line 2: ", "nothing is written").doesNotContain("line 6: ");
    assertThat(output).doesNotExist();

    assertThat(run(GOOD, "--stop-at-first").exitCode()).isZero();
    assertThat(files()).contains("claims.jsonl");
  }

  @Test
  void aHeaderWithoutAMappedColumnOrWithItTwiceIsRefused() throws IOException {
    Run absent = runWhole(SampleMapping.HEADER.replace("Paid", "Settled") + GOOD);
    assertThat(absent.exitCode()).isEqualTo(2);
    assertThat(absent.errors())
        .contains("columns.settled: Paid: not in the header (expected: one of Customer, Name,");

    Run twice = runWhole(SampleMapping.HEADER.replace("Name", "Paid") + GOOD);
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.errors()).contains("columns.settled: Paid: twice in the header");
    assertThat(output).doesNotExist();
  }

  @Test
  void aHeaderMayStandBehindAByteOrderMark() throws IOException {
    assertThat(runWhole("\uFEFF" + SampleMapping.HEADER + GOOD).exitCode()).isZero();
  }

  @Test
  void anEmptyExportOrBrokenCsvFailsAndWritesNothing() throws IOException {
    Run empty = runWhole("");
    assertThat(empty.exitCode()).isEqualTo(1);
    assertThat(empty.errors()).contains("line 1: nothing (expected: a header");

    Run broken = run(GOOD + "c-9,\"Poe\"x,,,,,,,\n");
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.errors()).contains("line 5: no CSV").doesNotContain("Poe");
    assertThat(output).doesNotExist();
  }

  @Test
  void aHeaderAloneIsAnExportWithoutRows() throws IOException {
    Run run = run("");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("0 rows of 0 accounts, 0 refused");
  }

  @Test
  void filesThatAreNotThereAreWrongUsage() throws IOException {
    assertThat(run(GOOD, "--open-at", "yesterday").exitCode()).isEqualTo(2);
    Files.delete(mapping);
    Run run = run(GOOD);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("--mapping: ").contains("not there");
  }
}
