package org.duebook.local.cluster;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.local.history.HistoryEvent;

/**
 * A job from its first event to its last, with faults between them. The seed decides the history
 * and after how many events each fault comes, so the same seed meets the same faults again.
 *
 * <p>A fault comes once the job has written something of the latest events that no checkpoint has
 * committed: what a fault could lose or say twice is there. After each, the accounts must come to
 * the fold of all that was sent by then; after the last, everything must. Meanwhile one reader
 * stands still, and must then see everything once like the other.
 */
final class FaultTrial {
  /** The last day of the simulated histories. */
  static final LocalDate LAST_DAY = SimulatedLog.FIRST_DAY.plusDays(119);

  private static final int ACCOUNTS = 150;
  private static final Duration SLICE_PATIENCE = Duration.ofMillis(300);
  private static final int SLICES = 8;

  private final FaultyMachines machines;
  private final Trial trial;
  private final long seed;
  private final Random random;
  private final List<Report> reports = new ArrayList<>();
  private LocalDate day = LAST_DAY;
  private int sent;

  /**
   * What may happen to machines.
   *
   * @param name in words that may stand in a topic's name
   * @param strike does it, and whatever people or machines do after it
   */
  record Fault(String name, Strike strike) {}

  /** Does something to machines. */
  interface Strike {
    /** Does it. */
    void strike(Trial trial) throws Exception;
  }

  /**
   * How a job came through a fault.
   *
   * @param fault what happened
   * @param seed of the trial
   * @param events how many were sent before the fault
   * @param open records that were written and not committed when it came
   * @param recoveryMillis from the fault until readers at read_committed saw an event that was sent
   *     right after it
   */
  record Report(String fault, long seed, int events, int open, long recoveryMillis) {}

  private FaultTrial(FaultyMachines machines, Trial trial, long seed) {
    this.machines = machines;
    this.trial = trial;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** The history that a seed gives, in the order of its moments. */
  static List<HistoryEvent> history(long seed) {
    return SimulatedLog.of(
        seed, ACCOUNTS, (int) (LAST_DAY.toEpochDay() - SimulatedLog.FIRST_DAY.toEpochDay()) + 1);
  }

  /** Takes the job of a trial through faults, one after the other, and checks all it published. */
  static List<Report> run(
      FaultyMachines machines,
      Trial trial,
      long seed,
      List<HistoryEvent> events,
      List<Fault> faults)
      throws Exception {
    FaultTrial run = new FaultTrial(machines, trial, seed);
    run.passThrough(events, faults);
    return run.reports;
  }

  private void passThrough(List<HistoryEvent> events, List<Fault> faults) throws Exception {
    int part = events.size() / (faults.size() + 2);
    machines.start(trial);
    sendUpTo(2 * part, events);
    trial.close(nextDay());
    trial.oneReaderStandsStill();
    int sentBeforeTheStop = sent;

    for (int i = 0; i < faults.size(); i++) {
      int end = i == faults.size() - 1 ? events.size() : (i + 3) * part;
      passThrough(faults.get(i), events, end);
    }

    trial.close(day.plusDays(30));
    trial.stop("CANONICAL");
    trial.mustHavePublishedTheFold();
    long began = System.nanoTime();
    int missed = trial.theOtherReaderGoesOn();
    reports.add(new Report("reader-stalled", seed, sentBeforeTheStop, missed, millisSince(began)));
    trial.theOtherReaderMustHaveSeenTheFold();
    trial.mustNotHaveLoggedAnyOf(events);
  }

  private void passThrough(Fault fault, List<HistoryEvent> events, int end) throws Exception {
    int left = end - sent;
    int open = sendSlowly(fault, events.subList(sent, sent + left / 4 + random.nextInt(left / 2)));

    long struck = System.nanoTime();
    fault.strike().strike(trial);
    if (Without.CHECKPOINTS.isTakenAway()) {
      machines.loseCheckpoints();
    }
    HistoryEvent probe = visitOf("account-after-" + fault.name());
    trial.send(List.of(probe));
    trial.reach(nextDay());
    trial.publishes(probe.practiceId() + ":" + probe.accountId());
    reports.add(new Report(fault.name(), seed, sent, open, millisSince(struck)));

    sendUpTo(end, events);
    trial.close(nextDay());
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private LocalDate nextDay() {
    day = day.plusDays(1);
    return day;
  }

  private void sendUpTo(int end, List<HistoryEvent> events) {
    trial.send(events.subList(sent, end));
    sent = end;
  }

  /** Sends events until some of what they come to is open, and tells how much. */
  private int sendSlowly(Fault fault, List<HistoryEvent> events) {
    int slice = Math.max(1, events.size() / SLICES);
    for (int from = 0; from < events.size(); from += slice) {
      trial.send(events.subList(from, Math.min(events.size(), from + slice)));
      trial.writesSomething(SLICE_PATIENCE);
    }
    sent += events.size();
    // A checkpoint may just have committed everything; more accounts open until it has not.
    int open = trial.open();
    for (int more = 1; open <= 0; more++) {
      trial.send(List.of(visitOf("account-before-%s-%d".formatted(fault.name(), more))));
      trial.writesSomething(SLICE_PATIENCE);
      open = trial.open();
    }
    return open;
  }

  /** Somebody comes for a visit and pays without insurance. */
  private static HistoryEvent visitOf(String account) {
    return new HistoryEvent(
        "practice-of-probes",
        account,
        new ClaimFact(
            account + "-event",
            LAST_DAY.atTime(9, 0).toInstant(ZoneOffset.UTC).toEpochMilli(),
            account + "-claim",
            account + "-submission",
            ClaimFact.Type.SUBMITTED,
            new ClaimTerms(LAST_DAY, 10_000, null, "USD", List.of())));
  }
}
