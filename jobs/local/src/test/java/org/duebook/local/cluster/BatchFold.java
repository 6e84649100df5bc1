package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.local.Duebook;
import org.duebook.local.history.BadRecord;
import org.duebook.local.history.Differences;
import org.duebook.local.history.EventFileWriter;
import org.duebook.local.history.HistoryEvent;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;
import picocli.CommandLine;

/**
 * What a job must have published of the events it was sent, whatever happened to it on the way. Two
 * folds of the same events say it: the plain fold of the domain for accounts, findings and
 * refusals, and the command {@code replay} for portfolios and follow-ups.
 */
final class BatchFold {
  private final Outcome outcome;
  private final Path directory;
  private final List<HistoryEvent> log = new ArrayList<>();
  private LocalDate day;

  /**
   * A fold.
   *
   * @param directory for the files of the replay
   */
  BatchFold(DuebookSettings settings, Path directory) {
    this.outcome = new Outcome(settings);
    this.directory = directory;
  }

  /** Adds good events, and the day that business time reaches with them. */
  void add(List<HistoryEvent> events, LocalDate reachedDay) {
    log.addAll(events);
    day = reachedDay;
    outcome.add(events, reachedDay);
  }

  /** Adds a record that must be refused, at the place where the broker put it. */
  void add(BadRecord bad, RecordMetadata place) {
    outcome.add(bad, place);
  }

  /** Whether a reader has seen all that accounts, findings and refusals come to. */
  boolean isReachedBy(PublishedRecords published) {
    return outcome.isReachedBy(published);
  }

  /** Says what a reader has not seen of it. */
  List<String> missingFrom(PublishedRecords published) {
    return outcome.missingFrom(published);
  }

  /**
   * Checks all that a reader saw from the first record to the last: every final record to the cent,
   * no key missing or too many, nothing twice that is said once.
   */
  void mustBeAllOf(PublishedRecords published) throws IOException {
    outcome.mustBeAllOf(published);
    replay();

    assertThat(
            Differences.between(
                timeless(published.last(OutputTopic.PORTFOLIO_KPIS, PortfolioKpis.class)),
                timeless(lastReplayed(OutputTopic.PORTFOLIO_KPIS, PortfolioKpis.class))))
        .as("portfolios")
        .isEmpty();
    assertThat(
            Differences.between(
                owed(published.last(OutputTopic.PATIENT_FOLLOW_UPS, PatientFollowUp.class)),
                owed(lastReplayed(OutputTopic.PATIENT_FOLLOW_UPS, PatientFollowUp.class))))
        .as("follow-ups")
        .isEmpty();
    // A day of a portfolio is closed once, and so are the others that are said once.
    assertThat(published.keys(OutputTopic.PORTFOLIO_KPIS_DAILY)).doesNotHaveDuplicates();
    assertThat(published.keys(OutputTopic.REJECTED_EVENTS)).doesNotHaveDuplicates();
  }

  /**
   * Checks that each portfolio was told of each day that is over as {@code replay} tells it. That
   * holds where no event came late.
   */
  void mustHaveToldEveryDay(PublishedRecords published) throws IOException {
    replay();
    Map<String, String> replayed =
        byDay(lastReplayed(OutputTopic.PORTFOLIO_KPIS_DAILY, PortfolioKpisDaily.class));
    // The last day of the replay is not over for a job that goes on.
    replayed.keySet().removeIf(key -> key.endsWith("|" + day));
    assertThat(
            Differences.between(
                byDay(published.last(OutputTopic.PORTFOLIO_KPIS_DAILY, PortfolioKpisDaily.class)),
                replayed))
        .as("days of portfolios")
        .isEmpty();
  }

  /** Without the instant of telling. */
  private static Map<String, String> byDay(Map<String, PortfolioKpisDaily> records) {
    Map<String, String> byDay = new TreeMap<>();
    for (PortfolioKpisDaily record : records.values()) {
      record.setUpdatedAt(Instant.EPOCH);
      byDay.put(key(record), PlainJson.write(record));
    }
    return byDay;
  }

  private void replay() throws IOException {
    Path input = directory.resolve("input");
    EventFileWriter.writeJsonLines(input, log);
    StringWriter said = new StringWriter();
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(said, true));
    commandLine.setErr(new PrintWriter(said, true));
    int exit =
        commandLine.execute(
            "replay",
            "--input",
            input.toString(),
            "--output",
            directory.resolve("output").toString(),
            "--as-of",
            day.toString(),
            "--parallelism",
            "1");
    assertThat(exit).as(said.toString()).isZero();
  }

  private <T extends SpecificRecord> Map<String, T> lastReplayed(OutputTopic topic, Class<T> type)
      throws IOException {
    Map<String, T> last = new TreeMap<>();
    for (String line :
        Files.readAllLines(directory.resolve("output").resolve(topic.topicName() + ".jsonl"))) {
      if (line.endsWith("\"deleted\": true}")) {
        last.remove(line.substring(9, line.length() - "\", \"deleted\": true}".length()));
      } else {
        T record = read(line, type);
        last.put(key(record), record);
      }
    }
    return last;
  }

  private static <T extends SpecificRecord> T read(String line, Class<T> type) {
    try {
      return PlainJson.read(line, type);
    } catch (UndecodableException e) {
      throw new AssertionError("a replayed line is no " + type.getSimpleName(), e);
    }
  }

  /** The keys of both sides are made of the records, so that they are the same. */
  private static String key(SpecificRecord record) {
    if (record instanceof PortfolioKpis kpis) {
      return kpis.getDimension() + "|" + kpis.getPracticeId() + "|" + kpis.getPayerId();
    }
    if (record instanceof PortfolioKpisDaily daily) {
      return "%s|%s|%s|%s"
          .formatted(
              daily.getDimension(), daily.getPracticeId(), daily.getPayerId(), daily.getAsOf());
    }
    PatientFollowUp followUp = (PatientFollowUp) record;
    return AccountKey.of(followUp.getPracticeId(), followUp.getAccountId());
  }

  /**
   * Who is followed up for how much. What is proposed, and how it scores, depends on the day on
   * which it was last told, and that on when events came.
   */
  private static Map<String, String> owed(Map<String, PatientFollowUp> followUps) {
    Map<String, String> owed = new TreeMap<>();
    followUps
        .values()
        .forEach(it -> owed.put(key(it), it.getBalanceCents() + " " + it.getBreakdown()));
    return owed;
  }

  /**
   * By their own keys, without the instant and the day of telling: a day on which nothing differs
   * is not told, and which days those are depends on when events came.
   */
  private static <T extends SpecificRecord> Map<String, String> timeless(Map<String, T> records) {
    Map<String, String> timeless = new TreeMap<>();
    for (T record : records.values()) {
      record.put(record.getSchema().getField("updatedAt").pos(), Instant.EPOCH);
      record.put(record.getSchema().getField("asOf").pos(), LocalDate.EPOCH);
      timeless.put(key(record), PlainJson.write(record));
    }
    return timeless;
  }
}
