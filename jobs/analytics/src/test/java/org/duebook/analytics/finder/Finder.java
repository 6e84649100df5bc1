package org.duebook.analytics.finder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.duebook.analytics.Events;
import org.duebook.analytics.Harnesses;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.RoutedRecord;
import org.duebook.analytics.record.RoutedRecordCodec;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.schemas.LedgerException;

/**
 * Claim directory and account search behind each other, with the three ways that messages take
 * between intake, directory and search. Each way keeps its order; which of them is faster is the
 * test's choice.
 */
final class Finder implements AutoCloseable {
  private final FactReader reader = new FactReader(Events.WIRE, new PracticeRules(Events.RULES));
  private final Deque<ClaimNotice> toDirectory = new ArrayDeque<>();
  private final Deque<SearchMessage> toSearch = new ArrayDeque<>();
  private final Deque<SearchMessage> answers = new ArrayDeque<>();
  private final Pace pace;
  private KeyedOneInputStreamOperatorTestHarness<String, ClaimNotice, SearchMessage> directory;
  private KeyedOneInputStreamOperatorTestHarness<String, SearchMessage, RoutedRecord> search;

  /** Everything that left for a ledger, in order. */
  final List<RoutedRecord> routed = new ArrayList<>();

  Finder(Pace pace) throws Exception {
    this.pace = pace;
    open(null, null);
  }

  private void open(OperatorSubtaskState directoryState, OperatorSubtaskState searchState)
      throws Exception {
    directory =
        Harnesses.restored(
            new ClaimDirectoryFunction(Events.RULES, pace, Events.WIRE),
            ClaimNotice::key,
            new SearchMessageCodec(),
            directoryState);
    search =
        Harnesses.restored(
            new AccountSearchFunction(Events.RULES, pace, Events.WIRE),
            SearchMessage::searchKey,
            new RoutedRecordCodec(),
            searchState);
  }

  /** Stops with a snapshot and starts from it. */
  void restart() throws Exception {
    OperatorSubtaskState directoryState = directory.snapshot(1, 1);
    OperatorSubtaskState searchState = search.snapshot(1, 1);
    close();
    open(directoryState, searchState);
  }

  /** An event arrives and everything that follows from it happens. */
  void arrives(SpecificRecord event) throws Exception {
    enters(event);
    settle();
  }

  /** An event comes out of the intake; its messages are on their ways. */
  void enters(SpecificRecord event) {
    IncomingRecord incoming = Events.incoming(event);
    FactReader.Accepted accepted = (FactReader.Accepted) reader.read(incoming, Long.MAX_VALUE);
    Letters letters =
        accepted.accountId() == null
            ? Letters.ofSought(accepted.practiceId(), accepted.fact(), incoming)
            : Letters.ofAddressed(accepted.practiceId(), accepted.accountId(), accepted.fact());
    toDirectory.addAll(letters.notices());
    toSearch.addAll(letters.messages());
  }

  /** Messages arrive, each way in its order, until none is left. */
  void settle() throws Exception {
    settle(new Random(0));
  }

  /** The same, which way goes first drawn by chance. */
  void settle(Random random) throws Exception {
    while (step(random)) {
      // The next message, please.
    }
  }

  /** One message arrives; false if there is none. */
  boolean step(Random random) throws Exception {
    List<Deque<?>> ways = new ArrayList<>(List.of(toDirectory, toSearch, answers));
    ways.removeIf(Deque::isEmpty);
    if (ways.isEmpty()) {
      return false;
    }
    Deque<?> way = ways.get(random.nextInt(ways.size()));
    if (way == toDirectory) {
      directoryGets();
    } else if (way == toSearch) {
      searchGets(toSearch);
    } else {
      searchGets(answers);
    }
    return true;
  }

  /** The directory is fast: all it was told and all it answers arrives before anything else. */
  void directoryIsFast() throws Exception {
    while (!toDirectory.isEmpty()) {
      directoryGets();
    }
    while (!answers.isEmpty()) {
      searchGets(answers);
    }
  }

  private void directoryGets() throws Exception {
    directory.processElement(toDirectory.remove(), 0);
    answers.addAll(Harnesses.take(directory));
  }

  private void searchGets(Deque<SearchMessage> way) throws Exception {
    search.processElement(way.remove(), 0);
    routed.addAll(Harnesses.take(search));
  }

  /** Business time goes on. */
  void timeIs(long watermark) throws Exception {
    directory.processWatermark(watermark);
    search.processWatermark(watermark);
    directory.getOutput().clear();
    search.getOutput().clear();
  }

  /** Exceptions since they were last asked for. */
  List<LedgerException> exceptions() {
    List<LedgerException> exceptions = new ArrayList<>();
    Harnesses.takeSide(directory, Outlets.EXCEPTIONS)
        .forEach(record -> exceptions.add(Events.decoded(record.value(), LedgerException.class)));
    Harnesses.takeSide(search, Outlets.EXCEPTIONS)
        .forEach(record -> exceptions.add(Events.decoded(record.value(), LedgerException.class)));
    return exceptions;
  }

  /** Timers that wait in the search. */
  int timers() {
    return search.numEventTimeTimers();
  }

  /**
   * What the ledgers hold in the end: event ids by account. Complains about a record that is taken
   * back from where it is not.
   */
  Map<String, Set<String>> held() {
    Map<String, Set<String>> held = new TreeMap<>();
    for (RoutedRecord record : routed) {
      Set<String> account = held.computeIfAbsent(record.accountId(), id -> new LinkedHashSet<>());
      String eventId = eventId(record);
      if (!record.withdrawal()) {
        account.add(eventId);
      } else if (!account.remove(eventId)) {
        throw new AssertionError(eventId + ": taken back from " + record.accountId());
      }
    }
    held.values().removeIf(Set::isEmpty);
    return held;
  }

  private String eventId(RoutedRecord record) {
    return ((FactReader.Accepted) reader.read(record.record(), Long.MAX_VALUE)).fact().eventId();
  }

  /** What left for the ledgers, in words: {@code +account event} or {@code -account event}. */
  List<String> moves() {
    return routed.stream()
        .map(
            record ->
                (record.withdrawal() ? "-" : "+") + record.accountId() + " " + eventId(record))
        .toList();
  }

  @Override
  public void close() {
    Harnesses.close(directory);
    Harnesses.close(search);
  }
}
