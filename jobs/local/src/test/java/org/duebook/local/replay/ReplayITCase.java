package org.duebook.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.local.history.AwkwardHistory;
import org.duebook.local.history.Deliveries;
import org.duebook.local.history.Differences;
import org.duebook.local.history.EventFileWriter;
import org.duebook.local.history.HistoryEvent;
import org.duebook.local.history.Notice;
import org.duebook.local.history.PlainFold;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.RejectionReason;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The replay command over directories of event files, run in this process, against a plain fold of
 * the same events.
 */
final class ReplayITCase {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 10, 31);
  private static final LocalDate MIDDLE = LocalDate.of(2025, 6, 15);
  private static final PlainFold FOLD = new PlainFold(SettingsFile.defaults().businessRules());
  private static final List<HistoryEvent> HISTORY =
      AwkwardHistory.of(20_250_101, 40, FIRST_DAY, LAST_DAY);

  /** The day of the latest event, which a replay takes if it is told none. */
  private static final LocalDate HORIZON =
      BusinessCalendar.UTC.dayOf(HISTORY.get(HISTORY.size() - 1).occurredAt());

  @TempDir private Path directory;
  private Path input;

  @BeforeEach
  void anInputDirectory() throws IOException {
    input = Files.createDirectory(directory.resolve("input"));
  }

  /** The last record of each account, as if told on a day: quiet accounts are not told anew. */
  private static Map<String, AccountKpis> lastAsOf(LocalDate day, ReplayRun run)
      throws IOException {
    Map<String, AccountKpis> last = run.lastAccountKpis();
    last.values().forEach(kpis -> kpis.setAsOf(day));
    return last;
  }

  private ReplayRun replay(String... further) {
    return ReplayRun.of(input, directory.resolve("output"), further);
  }

  private ReplayRun replay(Path from, String... further) {
    return ReplayRun.of(from, directory.resolve(from.getFileName() + "-output"), further);
  }

  @Test
  void theLastRecordOfEveryAccountIsThePlainFoldOfItsEvents() throws IOException {
    EventFileWriter.writeJsonLines(input, Deliveries.disordered(HISTORY, 1));

    ReplayRun run = replay();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(
            Differences.between(lastAsOf(HORIZON, run), FOLD.asOf(HORIZON, HISTORY).accountKpis()))
        .isEmpty();
    assertThat(run.rejections()).isEmpty();
  }

  @Test
  void everyRecordOnTheWayIsThePlainFoldAsOfItsDay() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    Map<LocalDate, Map<String, AccountKpis>> expected = new TreeMap<>();

    List<AccountKpis> told = replay().accountKpis();

    assertThat(told).hasSizeGreaterThan(HISTORY.size() / 2);
    for (AccountKpis kpis : told) {
      String key = AccountKey.of(kpis.getPracticeId(), kpis.getAccountId());
      assertThat(kpis)
          .isEqualTo(
              expected
                  .computeIfAbsent(kpis.getAsOf(), day -> FOLD.asOf(day, HISTORY).accountKpis())
                  .get(key));
    }
  }

  @Test
  void anAccountNeverSaysTheSameTwiceInARow() throws IOException {
    EventFileWriter.writeJsonLines(input, Deliveries.disordered(HISTORY, 2));
    Map<String, AccountKpis> before = new TreeMap<>();

    for (AccountKpis kpis : replay().accountKpis()) {
      String key = AccountKey.of(kpis.getPracticeId(), kpis.getAccountId());
      AccountKpis last = before.put(key, kpis);
      if (last != null) {
        assertThat(kpis.getAsOf()).isAfter(last.getAsOf());
        AccountKpis onTheSameDay = AccountKpis.newBuilder(kpis).setAsOf(last.getAsOf()).build();
        assertThat(onTheSameDay).isNotEqualTo(last);
      }
    }
  }

  @Test
  void everyExceptionOfEveryDayIsToldOnceAndNoOther() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);

    ReplayRun run = replay();
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<Notice> told = run.exceptions().stream().map(Notice::of).toList();

    Set<Notice> expected = new HashSet<>(FOLD.asOf(HORIZON, HISTORY).sharedClaimNotices());
    for (LocalDate day = FIRST_DAY.minusDays(10); !day.isAfter(HORIZON); day = day.plusDays(1)) {
      PlainFold.Books books = FOLD.asOf(day, HISTORY);
      expected.addAll(books.accountNotices());
      if (day.isBefore(HORIZON)) {
        expected.addAll(books.waitingNotices(day.plusDays(1)));
      }
    }
    assertThat(Differences.between(told, expected)).isEmpty();
  }

  @Test
  void avroFilesAndJsonLinesGiveTheSame() throws IOException {
    Path avro = directory.resolve("avro");
    EventFileWriter.writeJsonLines(input, HISTORY);
    EventFileWriter.writeAvro(avro, HISTORY);

    assertSameFiles(replay(input), replay(avro));
  }

  @Test
  void theOrderOfLinesAndFilesChangesNoFinalRecord() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    Path pieces = directory.resolve("pieces");
    List<HistoryEvent> disordered = Deliveries.disordered(HISTORY, 3);
    for (EventTopic topic : EventTopic.values()) {
      List<HistoryEvent> events = EventFileWriter.of(topic, disordered);
      int third = events.size() / 3;
      String name = topic.topicName();
      EventFileWriter.writeJsonLines(
          pieces, name + "-1.jsonl", events.subList(2 * third, events.size()));
      EventFileWriter.writeAvro(pieces, topic, name + "-2.avro", events.subList(third, 2 * third));
      EventFileWriter.writeJsonLines(pieces, name + ".jsonl", events.subList(0, third));
    }

    ReplayRun inOrder = replay(input);
    ReplayRun inPieces = replay(pieces);

    assertThat(inPieces.exitCode()).as(inPieces.err()).isZero();
    assertThat(Differences.between(inPieces.lastAccountKpis(), inOrder.lastAccountKpis()))
        .isEmpty();
    assertThat(Differences.between(notices(inPieces), notices(inOrder))).isEmpty();
  }

  private static Set<Notice> notices(ReplayRun run) throws IOException {
    return run.exceptions().stream().map(Notice::of).collect(Collectors.toSet());
  }

  @Test
  void twoRunsWriteTheSameBytes() throws IOException {
    EventFileWriter.writeJsonLines(input, Deliveries.disordered(HISTORY, 4));
    addBadLines("claims.jsonl", 30);
    addBadLines("eobs.jsonl", 30);

    ReplayRun first = ReplayRun.of(input, directory.resolve("first"), "--parallelism", "2");
    ReplayRun second = ReplayRun.of(input, directory.resolve("second"), "--parallelism", "2");
    ReplayRun alone = ReplayRun.of(input, directory.resolve("alone"), "--parallelism", "1");

    assertSameFiles(first, second);
    assertSameFiles(first, alone);
  }

  private void addBadLines(String name, int count) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(input.resolve(name)));
    for (int i = 0; i < count; i++) {
      lines.add((i * 37) % lines.size(), "{\"eventId\": \"broken off " + i);
    }
    Files.write(input.resolve(name), lines);
  }

  private static void assertSameFiles(ReplayRun one, ReplayRun other) throws IOException {
    assertThat(one.exitCode()).as(one.err() + other.err()).isEqualTo(other.exitCode());
    for (OutputTopic topic : OutputTopic.values()) {
      List<String> lines = one.lines(topic.topicName());
      List<String> others = other.lines(topic.topicName());
      assertThat(Differences.between(lines, others)).as(topic.topicName()).isEmpty();
      // Where the lines are the same, only their order can be another.
      assertThat(lines.equals(others)).as("%s: order of lines", topic.topicName()).isTrue();
    }
  }

  @Test
  void asOfADayInTheMiddleNothingLaterIsKnown() throws IOException {
    Path untilThen = directory.resolve("until-then");
    EventFileWriter.writeJsonLines(input, HISTORY);
    EventFileWriter.writeJsonLines(
        untilThen,
        HISTORY.stream()
            .filter(e -> !BusinessCalendar.UTC.dayOf(e.occurredAt()).isAfter(MIDDLE))
            .toList());

    ReplayRun cut = replay(input, "--as-of", MIDDLE.toString());
    ReplayRun whole = replay(untilThen, "--as-of", MIDDLE.toString());

    assertSameFiles(cut, whole);
    assertThat(Differences.between(lastAsOf(MIDDLE, cut), FOLD.asOf(MIDDLE, HISTORY).accountKpis()))
        .isEmpty();
  }

  @Test
  void asOfADayAfterTheLastEventBalancesAgeUntilThen() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    LocalDate later = HORIZON.plusDays(200);

    ReplayRun run = replay("--as-of", later.toString());

    assertThat(Differences.between(lastAsOf(later, run), FOLD.asOf(later, HISTORY).accountKpis()))
        .isEmpty();
  }

  @Test
  void beforeTheFirstEventThereIsNothingToTell() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);

    ReplayRun run = replay("--as-of", "2020-01-01");

    assertThat(run.exitCode()).as(run.err()).isZero();
    for (OutputTopic topic : OutputTopic.values()) {
      assertThat(run.text(topic.topicName())).as(topic.topicName()).isEmpty();
    }
  }

  @Test
  void aPracticeInAnotherZoneHasDaysOfItsOwn() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    Path settings = directory.resolve("zones.yaml");
    Files.writeString(
        settings,
        """
        business:
          practice-zones: {practice-2: America/New_York, practice-3: Pacific/Auckland}
          ageing-clock: RESPONSIBILITY
        """);
    PlainFold fold = new PlainFold(SettingsFile.read(settings).businessRules());

    ReplayRun run = replay("--settings", settings.toString(), "--as-of", MIDDLE.toString());

    assertThat(Differences.between(lastAsOf(MIDDLE, run), fold.asOf(MIDDLE, HISTORY).accountKpis()))
        .isEmpty();
  }

  @Test
  void badLinesAreRefusedByNameAndNumberAndTheGoodOnesAroundThemCount() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    List<String> lines = new ArrayList<>(Files.readAllLines(input.resolve("payments.jsonl")));
    String good = lines.get(0);
    Map<Integer, String> bad = new TreeMap<>();
    bad.put(1, "{\"eventId\": \"broken off");
    bad.put(4, "[]");
    bad.put(5, good.replaceFirst("\"amountCents\":[0-9]+", "\"amountCents\":-1"));
    bad.put(6, good.replaceFirst("\"amountCents\":[0-9]+", "\"amountCents\":\"a lot\""));
    bad.put(7, good.replaceFirst("\"method\":\"[A-Z]+\"", "\"method\":\"BARTER\""));
    bad.put(8, good.replaceFirst("\"practiceId\":\"[^\"]*\",", ""));
    bad.put(9, good.replaceFirst("\"occurredAt\":\"2", "\"occurredAt\":\"1"));
    bad.put(10, good.replaceFirst("\"occurredAt\":\"20", "\"occurredAt\":\"29"));
    bad.forEach((number, line) -> lines.add(number - 1, line));
    Files.write(input.resolve("payments.jsonl"), lines);

    ReplayRun run = replay("--as-of", HORIZON.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    List<RejectedEvent> rejections = run.rejections();
    assertThat(rejections)
        .extracting(RejectedEvent::getReason)
        .containsExactly(
            RejectionReason.UNREADABLE,
            RejectionReason.UNREADABLE,
            RejectionReason.AMOUNT_NOT_POSITIVE,
            RejectionReason.WRONG_TYPE,
            RejectionReason.UNKNOWN_SYMBOL,
            RejectionReason.MISSING_FIELD,
            RejectionReason.OCCURRED_TOO_EARLY,
            RejectionReason.OCCURRED_TOO_FAR_AHEAD);
    for (RejectedEvent rejected : rejections) {
      assertThat(rejected.getTopic()).isEqualTo("payments.jsonl");
      assertThat(rejected.getPartition()).isZero();
      assertThat(bytes(rejected)).isEqualTo(bad.get((int) rejected.getOffset()));
      assertThat(run.out())
          .contains(
              "payments.jsonl:%d: %s: %s"
                  .formatted(rejected.getOffset(), rejected.getReason(), rejected.getDetail()));
    }
    assertThat(rejections)
        .extracting(RejectedEvent::getOffset)
        .containsExactlyElementsOf(bad.keySet().stream().map(Integer::longValue).toList());
    assertThat(
            Differences.between(lastAsOf(HORIZON, run), FOLD.asOf(HORIZON, HISTORY).accountKpis()))
        .isEmpty();
  }

  private static String bytes(RejectedEvent rejected) {
    byte[] payload = new byte[rejected.getPayload().remaining()];
    rejected.getPayload().duplicate().get(payload);
    return new String(payload, StandardCharsets.UTF_8);
  }

  @Test
  void aMarkAtTheStartWindowsLineEndsAndBlankLinesChangeNothing() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    Path windows = Files.createDirectory(directory.resolve("windows"));
    for (EventTopic topic : EventTopic.values()) {
      String name = topic.topicName() + ".jsonl";
      String text = Files.readString(input.resolve(name));
      Files.writeString(
          windows.resolve(name), "\uFEFF" + text.stripTrailing().replace("\n", "\r\n\r\n  \r\n"));
    }

    assertSameFiles(replay(input), replay(windows));
  }

  @Test
  void ofATruncatedAvroFileEverythingBeforeTheCutCounts() throws IOException {
    List<HistoryEvent> others =
        HISTORY.stream().filter(event -> event.topic() != EventTopic.PAYMENTS).toList();
    List<HistoryEvent> payments = EventFileWriter.of(EventTopic.PAYMENTS, HISTORY);
    EventFileWriter.writeJsonLines(input, others);
    EventFileWriter.writeAvro(input, HISTORY.stream().filter(payments::contains).toList());
    Path file = input.resolve("payments.avro");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));

    ReplayRun run = replay("--as-of", HORIZON.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    RejectedEvent cut = run.rejections().get(0);
    assertThat(run.rejections()).hasSize(1);
    assertThat(cut.getTopic()).isEqualTo("payments.avro");
    assertThat(cut.getReason()).isEqualTo(RejectionReason.UNREADABLE);
    int before = Math.toIntExact(cut.getOffset()) - 1;
    assertThat(before).isBetween(payments.size() / 3, payments.size() - 1);
    List<HistoryEvent> read = new ArrayList<>(others);
    read.addAll(payments.subList(0, before));
    assertThat(Differences.between(lastAsOf(HORIZON, run), FOLD.asOf(HORIZON, read).accountKpis()))
        .isEmpty();
  }

  @Test
  void whatIsNoAvroFileAtAllIsOneRefusedRecord() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    Files.writeString(input.resolve("claims-2.avro"), "no Avro file");
    Files.createFile(input.resolve("eobs-2.avro"));
    Files.createFile(input.resolve("eobs-3.jsonl"));

    ReplayRun run = replay("--as-of", HORIZON.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.rejections())
        .extracting(RejectedEvent::getTopic)
        .containsExactly("claims-2.avro", "eobs-2.avro");
    assertThat(
            Differences.between(lastAsOf(HORIZON, run), FOLD.asOf(HORIZON, HISTORY).accountKpis()))
        .isEmpty();
  }

  @Test
  void filesOfEarlierReplaysAreReplaced() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    Path output = Files.createDirectory(directory.resolve("output"));
    Files.writeString(output.resolve("account-kpis.jsonl"), "something of before\n".repeat(9_999));

    ReplayRun run = replay("--as-of", "2020-01-01");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.text("account-kpis")).isEmpty();
  }

  @Test
  void aDirectoryWithoutEventFilesIsWrongUsage() throws IOException {
    Files.createFile(input.resolve("notes.txt"));

    ReplayRun run = replay();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--input: no event files in it", "claims*.jsonl");
  }

  @Test
  void aDirectoryThatIsNotThereIsWrongUsage() {
    ReplayRun run = replay(directory.resolve("nowhere"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--input: ", "nowhere", "(expected: an existing directory)");
  }

  @Test
  void anOutputThatIsAFileIsWrongUsage() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    Files.createFile(directory.resolve("output"));

    ReplayRun run = replay();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--output: ", "(expected: a directory)");
  }

  @Test
  void aReplayThatCannotWriteFails() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY);
    // A directory stands where a file should.
    Files.createDirectories(directory.resolve("output").resolve("account-kpis.jsonl"));

    ReplayRun run = replay();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("duebook: ").contains("account-kpis.jsonl");
    assertThat(run.err().lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--as-of yesterday",
        "--parallelism 0",
        "--parallelism many",
        "--settings no-such-file.yaml",
        "--color"
      })
  void wrongWordsAreWrongUsage(String words) throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY.subList(0, 1));

    String[] arguments = words.split(" ", -1);
    ReplayRun run = replay(arguments);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(arguments[0].substring(2));
    assertThat(run.out()).isEmpty();
  }

  @Test
  void anUnknownSettingIsWrongUsageAndNamed() throws IOException {
    EventFileWriter.writeJsonLines(input, HISTORY.subList(0, 1));
    Path settings = Files.writeString(directory.resolve("s.yaml"), "business: {currencies: USD}");

    ReplayRun run = replay("--settings", settings.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("business.currencies: unknown setting");
  }
}
