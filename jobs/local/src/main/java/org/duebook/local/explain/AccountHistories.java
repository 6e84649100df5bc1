package org.duebook.local.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duebook.analytics.finder.AccountsOfRecords;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.ledger.Fact;
import org.duebook.local.replay.EventFileReader;
import org.duebook.local.replay.EventFiles;
import org.duebook.local.replay.FileWireFormat;
import org.duebook.wire.EventTopic;

/**
 * The facts of all accounts of one id in a directory of event files, by practice, as they are known
 * on a day: those that name the account, and those that find it through their claim or the payment
 * they undo.
 *
 * <p>Files are read once, through the job's checks. What the job would refuse is counted and left
 * out.
 */
final class AccountHistories {
  private final String accountId;
  private final LocalDate asOf;
  private final long latestOccurredAt;
  private final PracticeRules rules;
  private final FactReader reader;
  private final AccountsOfRecords accounts = new AccountsOfRecords();
  private final Map<String, List<Fact>> byPractice = new TreeMap<>();
  private long refused;

  private AccountHistories(
      String accountId, LocalDate asOf, long latestOccurredAt, PracticeRules rules) {
    this.accountId = accountId;
    this.asOf = asOf;
    this.latestOccurredAt = latestOccurredAt;
    this.rules = rules;
    this.reader = new FactReader(new FileWireFormat(), rules);
  }

  /**
   * Reads all files.
   *
   * @param files the event files
   * @param accountId the account that is looked for
   * @param asOf facts dated later are not known yet
   * @param latestOccurredAt the last millisecond at which anything may have taken effect
   * @param rules the practices' rules
   */
  static AccountHistories read(
      EventFiles files,
      String accountId,
      LocalDate asOf,
      long latestOccurredAt,
      PracticeRules rules)
      throws IOException {
    AccountHistories histories = new AccountHistories(accountId, asOf, latestOccurredAt, rules);
    for (Map.Entry<EventTopic, List<Path>> entry : files.byTopic().entrySet()) {
      for (Path file : entry.getValue()) {
        histories.read(entry.getKey(), file);
      }
    }
    histories.accounts.forEachFound(histories::addFound);
    return histories;
  }

  private void read(EventTopic topic, Path file) throws IOException {
    try (EventFileReader records = EventFileReader.open(topic, file)) {
      for (IncomingRecord record = records.next(); record != null; record = records.next()) {
        if (reader.read(record, latestOccurredAt) instanceof FactReader.Accepted accepted) {
          take(accepted, record);
        } else {
          refused++;
        }
      }
    }
  }

  private void take(FactReader.Accepted accepted, IncomingRecord record) {
    String practiceId = accepted.practiceId();
    Fact fact = accepted.fact();
    if (rules.calendar(practiceId).dayOf(fact.occurredAt()).isAfter(asOf)) {
      return;
    }
    if (accepted.accountId() == null) {
      accounts.addSought(practiceId, fact, record);
      return;
    }
    accounts.addAddressed(practiceId, accepted.accountId(), fact);
    if (accepted.accountId().equals(accountId)) {
      add(practiceId, fact);
    }
  }

  private void addFound(String foundAccountId, IncomingRecord record) {
    if (foundAccountId.equals(accountId)
        && reader.read(record, latestOccurredAt) instanceof FactReader.Accepted accepted) {
      add(accepted.practiceId(), accepted.fact());
    }
  }

  private void add(String practiceId, Fact fact) {
    byPractice.computeIfAbsent(practiceId, id -> new ArrayList<>()).add(fact);
  }

  /** The facts of each practice's account of that id, in no particular order. */
  Map<String, List<Fact>> byPractice() {
    return byPractice;
  }

  /** How many records of all the files were refused, whoever's they are. */
  long refused() {
    return refused;
  }
}
