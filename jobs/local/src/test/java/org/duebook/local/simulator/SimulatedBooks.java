package org.duebook.local.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPosition;
import org.duebook.schemas.ClaimEvent;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.WireFormat;

/** A simulated history that has been played, and the ledgers that the product makes of it. */
final class SimulatedBooks {
  /** First day of the sample. */
  static final LocalDate START = LocalDate.of(2025, 1, 1);

  private static final int SAMPLE_ACCOUNTS = 600;
  private static final int SAMPLE_DAYS = 600;
  private static final WireFormat WIRE_FORMAT = new SingleObjectWireFormat();
  private static final PracticeRules RULES =
      new PracticeRules(SettingsFile.defaults().businessRules());
  private static final FactReader READER = new FactReader(WIRE_FORMAT, RULES);
  private static SimulatedBooks sample;

  private final SimulatedHistory history;
  private final int accounts;
  private final List<SimulatedEvent> events = new ArrayList<>();
  private final Map<String, List<SimulatedEvent>> byAccount = new HashMap<>();
  private final Map<Integer, AccountPosition> positions = new HashMap<>();
  private LocalDate lastDay;

  private SimulatedBooks(SimulatedHistory history, int accounts) {
    this.history = history;
    this.accounts = accounts;
  }

  /** One history for all tests that only read: {@value #SAMPLE_ACCOUNTS} accounts, seed 1. */
  static synchronized SimulatedBooks sample() {
    if (sample == null) {
      sample = play(1, SAMPLE_ACCOUNTS, SAMPLE_DAYS);
    }
    return sample;
  }

  static SimulatedBooks play(long seed, int accounts, int days) {
    SimulatedHistory history =
        new SimulatedHistory(seed, accounts, START, SimulationOptions.defaults());
    SimulatedBooks books = new SimulatedBooks(history, accounts);
    Map<String, String> accountOfClaim = new HashMap<>();
    for (int day = 0; day < days; day++) {
      books.lastDay = history.nextDate();
      for (SimulatedEvent event : history.nextDay()) {
        books.events.add(event);
        if (event.record() instanceof ClaimEvent claim) {
          accountOfClaim.put(claim.getClaimId(), claim.getAccountId());
        }
        String stated = accountIdOf(event.record());
        String accountId = stated == null ? accountOfClaim.get(event.key()) : stated;
        books.byAccount.computeIfAbsent(accountId, id -> new ArrayList<>()).add(event);
      }
    }
    return books;
  }

  static List<SimulatedEvent> days(SimulatedHistory history, int days) {
    List<SimulatedEvent> events = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      events.addAll(history.nextDay());
    }
    return events;
  }

  /** The account that a record names, or null. */
  static String accountIdOf(SpecificRecord record) {
    return (String) record.get(1);
  }

  SimulatedHistory history() {
    return history;
  }

  int accounts() {
    return accounts;
  }

  int days() {
    return (int) (lastDay.toEpochDay() - START.toEpochDay()) + 1;
  }

  LocalDate lastDay() {
    return lastDay;
  }

  List<SimulatedEvent> events() {
    return events;
  }

  <T extends SpecificRecord> Stream<T> records(Class<T> type) {
    return records(events, type);
  }

  static <T extends SpecificRecord> Stream<T> records(List<SimulatedEvent> events, Class<T> type) {
    return events.stream().map(SimulatedEvent::record).filter(type::isInstance).map(type::cast);
  }

  /** The events of an account, in order. */
  List<SimulatedEvent> eventsOf(int accountIndex) {
    return byAccount.getOrDefault(history.profile(accountIndex).accountId(), List.of());
  }

  /** Where an account stands after the last day, as the product's ledger has it. */
  AccountPosition position(int accountIndex) {
    return positions.computeIfAbsent(accountIndex, this::fold);
  }

  private AccountPosition fold(int accountIndex) {
    AccountLedger ledger = new AccountLedger();
    for (SimulatedEvent event : eventsOf(accountIndex)) {
      if (!(read(event) instanceof FactReader.Accepted accepted)) {
        throw new AssertionError("refused: " + event.topic());
      }
      ledger.record(accepted.fact());
    }
    String practiceId = history.profile(accountIndex).practice().practiceId();
    return ledger.position(lastDay, RULES.ledger(practiceId));
  }

  /** Reads an event as the job does, bytes and all. */
  static FactReader.Reading read(SimulatedEvent event) {
    long occurredAt = event.occurredAt().toEpochMilli();
    byte[] payload = WIRE_FORMAT.encode(event.record());
    return READER.read(
        new IncomingRecord(event.topic(), "simulated", 0, 0, occurredAt, payload), occurredAt);
  }
}
