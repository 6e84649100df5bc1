package org.duebook.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duebook.local.Duebook;
import org.duebook.local.history.Differences;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay that tells the last day alone, beside one that tells every day. */
final class LastDayOnlyITCase {
  /** What a record names of the time of telling; a quiet account is not told anew each day. */
  private static final Pattern TIME_OF_TELLING =
      Pattern.compile("\"(asOf|updatedAt)\": *\"[^\"]*\"");

  private static final Pattern KEY =
      Pattern.compile("\"(dimension|practiceId|accountId|claimId|payerId)\": *(\"[^\"]*\"|null)");

  @TempDir private static Path directory;
  private static ReplayRun everyDay;
  private static ReplayRun lastDayOnly;

  @BeforeAll
  static void bothRuns() {
    Path history = directory.resolve("history");
    int simulated =
        Duebook.commandLine()
            .execute(
                "simulate",
                "--output",
                history.toString(),
                "--accounts",
                "120",
                "--days",
                "200",
                "--seed",
                "7");
    assertThat(simulated).isZero();
    everyDay = ReplayRun.of(history, directory.resolve("every-day"));
    lastDayOnly = ReplayRun.of(history, directory.resolve("last-day"), "--last-day-only");
    assertThat(everyDay.exitCode()).as(everyDay.err()).isZero();
    assertThat(lastDayOnly.exitCode()).as(lastDayOnly.err()).isZero();
  }

  /** The last record of every key, keys by what names them in a record. */
  private static Map<String, String> last(ReplayRun run, String topic) throws IOException {
    Map<String, String> last = new TreeMap<>();
    for (String line : run.lines(topic)) {
      if (line.contains("\"deleted\":")) {
        String key = line.substring(line.indexOf(':') + 1).replaceFirst("^ *\"", "");
        key = key.substring(0, key.indexOf('"'));
        last.remove(key + "|");
      } else {
        last.put(key(topic, line), TIME_OF_TELLING.matcher(line).replaceAll(""));
      }
    }
    return last;
  }

  /** As the topic's records are keyed: practice and account, or practice and claim. */
  private static String key(String topic, String line) {
    Map<String, String> named = new TreeMap<>();
    Matcher names = KEY.matcher(line);
    while (names.find()) {
      named.putIfAbsent(names.group(1), names.group(2).replace("\"", ""));
    }
    String practice = named.get("practiceId");
    return switch (topic) {
      case "account-kpis", "patient-follow-ups" -> practice + ":" + named.get("accountId") + "|";
      case "payer-follow-ups" -> practice + ":" + named.get("claimId") + "|";
      default -> named.get("dimension") + "|" + practice + "|" + named.get("payerId");
    };
  }

  @Test
  void theLastRecordOfEveryKeySaysTheSame() throws IOException {
    for (String topic :
        List.of("account-kpis", "portfolio-kpis", "patient-follow-ups", "payer-follow-ups")) {
      Map<String, String> expected = last(everyDay, topic);
      assertThat(expected).as(topic).hasSizeGreaterThan(10);
      assertThat(Differences.between(last(lastDayOnly, topic), expected)).as(topic).isEmpty();
    }
  }

  @Test
  void nothingElseIsLearntOfOutcomes() throws IOException {
    // Day by day an outcome may be told that a later event takes back.
    List<String> everyDays = examples(everyDay);
    List<String> lastDays = examples(lastDayOnly);
    assertThat(lastDays).hasSizeGreaterThan(everyDays.size() / 2);
    assertThat(new HashSet<>(everyDays)).containsAll(lastDays);
  }

  private static List<String> examples(ReplayRun run) throws IOException {
    return run.lines("training-examples").stream()
        .map(line -> TIME_OF_TELLING.matcher(line).replaceAll(""))
        .sorted()
        .toList();
  }

  @Test
  void ofDailyRecordsThereIsTheLastDayOnly() throws IOException {
    assertThat(lastDayOnly.lines("portfolio-kpis-daily")).isNotEmpty();
    assertThat(lastDayOnly.lines("portfolio-kpis-daily").stream().map(LastDayOnlyITCase::day))
        .containsOnly(day(everyDay.lines("portfolio-kpis-daily").get(lastLine())));
  }

  private static int lastLine() throws IOException {
    return everyDay.lines("portfolio-kpis-daily").size() - 1;
  }

  private static String day(String line) {
    Matcher day = Pattern.compile("\"asOf\": *\"([^\"]*)\"").matcher(line);
    assertThat(day.find()).isTrue();
    return day.group(1);
  }
}
