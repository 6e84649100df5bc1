package org.duebook.local.ranking;

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
import org.duebook.local.Duebook;
import org.duebook.local.history.EventFileWriter;
import org.duebook.local.history.HistoryEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EvaluateRankingCommandTest {
  @TempDir private static Path shared;
  private static Path claims;

  private record Run(int exitCode, String output, String errors) {
    /** Cells of the row of an order in the first table. */
    List<String> row(String order) {
      return output
          .lines()
          .filter(line -> line.startsWith("  " + order + "  "))
          .findFirst()
          .map(line -> List.of(line.strip().split("  +", -1)))
          .orElseThrow();
    }
  }

  private static Run run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int exitCode =
        commandLine.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(exitCode, out.toString(), err.toString());
  }

  private static Run evaluate(Object... more) {
    return run(
        Stream.concat(Stream.of("evaluate", "ranking", "--input", claims), Arrays.stream(more))
            .toArray());
  }

  /**
   * Three claims without an answer. The largest is paid in time, the next never, the smallest is
   * the oldest and never paid.
   */
  @BeforeAll
  static void write() throws IOException {
    claims = shared.resolve("claims");
    List<HistoryEvent> events = new ArrayList<>();
    events.addAll(
        new SmallHistory("A")
            .billed(10, "large", 300_000)
            .paidByInsurer(70, "large", 300_000)
            .events());
    events.addAll(new SmallHistory("B").billed(10, "middle", 200_000).events());
    events.addAll(new SmallHistory("C").billed(3, "small", 100_000).heardOf(200).events());
    EventFileWriter.writeJsonLines(claims, events);
  }

  /** On day 44 all three stand; 55 % of a charge are usually paid, and a call brings 45 % of it. */
  @Test
  void oneActionOnOneMorning() {
    Run run =
        evaluate(
            "--actions-per-day",
            1,
            "--from",
            SmallHistory.day(44),
            "--until",
            SmallHistory.day(44));
    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.row("largest first").subList(1, 3)).containsExactly("1", "0.00");
    assertThat(run.row("priority").subList(1, 3)).containsExactly("1", "0.00");
    assertThat(run.row("oldest first").subList(1, 3)).containsExactly("1", "247.50");
    assertThat(run.row("perfect"))
        .containsExactly("perfect", "1", "495.00", "5.00", "495.00", "100.0 %");
    assertThat(run.output())
        .contains("1 business days, 1 actions a day, 3 follow-ups", "no model")
        .contains("Expected to be brought in, USD");
  }

  @Test
  void enoughActionsBringTheSameInEveryOrder() {
    Run run =
        evaluate(
            "--actions-per-day",
            3,
            "--from",
            SmallHistory.day(44),
            "--until",
            SmallHistory.day(44));
    for (String order :
        List.of("priority", "oldest first", "largest first", "highest late probability")) {
      assertThat(run.row(order).get(2)).as(order).isEqualTo("742.50");
    }
  }

  @Test
  void theSameHistoryGivesTheSameBytes() {
    Run once = evaluate("--actions-per-day", 2);
    assertThat(once.exitCode()).as(once.errors()).isZero();
    assertThat(evaluate("--actions-per-day", 2).output()).isEqualTo(once.output());
  }

  @Test
  void machinesGetCents() {
    Run run =
        evaluate(
            "--actions-per-day",
            1,
            "--from",
            SmallHistory.day(44),
            "--until",
            SmallHistory.day(44),
            "--json");
    assertThat(run.output())
        .startsWith("{")
        .contains("\"currency\": \"USD\"", "\"order\": \"perfect\"", "\"broughtCents\": 49500")
        .contains("\"modelMayHaveSeenOutcomes\": false", "\"percentOfActions\": 10");
  }

  @Test
  void modelsOfTheSettingsScore() throws IOException {
    Path settings = shared.resolve("duebook.yaml");
    Files.writeString(settings, "late-payment:\n  insurer-model: NONE\n");
    Run run = evaluate("--actions-per-day", 1, "--settings", settings);
    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.output()).contains("Late probabilities: patient-").doesNotContain("insurer-");
  }

  @Test
  void aMorningWhoseEndIsNotKnownIsRefused() {
    // The history ends on day 200; a patient has 90 days.
    assertThat(evaluate("--actions-per-day", 1, "--until", SmallHistory.day(110)).exitCode())
        .isZero();
    Run run = evaluate("--actions-per-day", 1, "--until", SmallHistory.day(111));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors())
        .contains(
            "--until: %s (expected: at most %s"
                .formatted(SmallHistory.day(111), SmallHistory.day(110)));
  }

  @Test
  void wrongUsageSaysWhatWasExpected() throws IOException {
    assertThat(evaluate("--actions-per-day", 0).errors()).contains("(expected: 1 or more)");
    assertThat(evaluate("--actions-per-day", 1, "--rest-days", 0).errors())
        .contains("(expected: 1 or more)");
    assertThat(evaluate("--actions-per-day", 1, "--from", SmallHistory.day(111)).errors())
        .contains("--from");
    Path empty = Files.createDirectories(shared.resolve("empty"));
    Run run = run("evaluate", "ranking", "--input", empty, "--actions-per-day", 1);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("no event files");
  }
}
