package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.local.history.HistoryEvent;

/**
 * A job from its first event to its last, with a fault in the middle. The seed decides the history
 * and after how many events the fault comes, so the same seed meets the same fault again.
 *
 * <p>The fault comes once the job has written something of the latest events that no checkpoint has
 * committed: what a fault could lose or say twice is there.
 */
final class FaultTrial {
  /** The last day of the simulated histories. */
  static final LocalDate LAST_DAY = SimulatedLog.FIRST_DAY.plusDays(119);

  private static final int ACCOUNTS = 150;
  private static final int PARALLELISM = 2;
  private static final Duration SLICE_PATIENCE = Duration.ofMillis(300);
  private static final int SLICES = 12;

  private final String name;
  private final long seed;
  private final FlinkCluster cluster;
  private final String jar;

  /** What may happen to a cluster. */
  interface Fault {
    /** Does it, and whatever people or machines do after it. */
    void strike(Trial trial) throws Exception;
  }

  /**
   * How a trial went.
   *
   * @param fault what happened
   * @param seed of the trial
   * @param events how many were sent before the fault
   * @param open records that were written and not committed when it came
   * @param recoveryMillis from the fault until readers at read_committed saw an event that was sent
   *     right after it
   */
  record Report(String fault, long seed, int events, int open, long recoveryMillis) {}

  /**
   * A trial.
   *
   * @param name of the fault, in words that may stand in a topic's name
   * @param jar the job's jar on the cluster
   */
  FaultTrial(String name, long seed, FlinkCluster cluster, String jar) {
    this.name = name;
    this.seed = seed;
    this.cluster = cluster;
    this.jar = jar;
  }

  /** The history that the seed gives, in the order of its moments. */
  List<HistoryEvent> history() {
    return SimulatedLog.of(
        seed, ACCOUNTS, (int) (LAST_DAY.toEpochDay() - SimulatedLog.FIRST_DAY.toEpochDay()) + 1);
  }

  /** Takes a job through a fault and checks all it has published. */
  Report run(String bootstrapServers, Path directory, List<HistoryEvent> history, Fault fault)
      throws Exception {
    try (Trial trial =
        new Trial(name, seed, bootstrapServers, cluster, directory, Trial.EVENT_TIME)) {
      return run(trial, history, fault);
    }
  }

  /** Takes the job of a trial through a fault. */
  Report run(Trial trial, List<HistoryEvent> history, Fault fault) throws Exception {
    int first = history.size() / 3;
    int struckAfter = first + history.size() / 12 + new Random(seed).nextInt(history.size() / 3);
    trial.start(jar, PARALLELISM, null);
    trial.send(history.subList(0, first));
    trial.close(LAST_DAY.plusDays(1));
    sendSlowly(trial, history.subList(first, struckAfter));
    int open = trial.open();
    assertThat(open).as("records that the fault could lose").isPositive();

    long struck = System.nanoTime();
    fault.strike(trial);
    HistoryEvent probe = visitOf("account-after-the-fault");
    trial.send(List.of(probe));
    trial.reach(LAST_DAY.plusDays(2));
    trial.publishes(probe.practiceId() + ":" + probe.accountId());
    long recoveryMillis = (System.nanoTime() - struck) / 1_000_000;

    trial.send(history.subList(struckAfter, history.size()));
    trial.close(LAST_DAY.plusDays(40));
    trial.stop("CANONICAL");
    trial.mustHavePublishedTheFold();
    trial.mustNotHaveLoggedAnyOf(history);
    return new Report(name, seed, struckAfter, open, recoveryMillis);
  }

  private static void sendSlowly(Trial trial, List<HistoryEvent> events) {
    int slice = Math.max(1, events.size() / SLICES);
    for (int sent = 0; sent < events.size(); sent += slice) {
      trial.send(events.subList(sent, Math.min(events.size(), sent + slice)));
      trial.writesSomething(SLICE_PATIENCE);
    }
    // A checkpoint may just have committed everything; more accounts open until it has not.
    for (int more = 1; trial.open() == 0; more++) {
      trial.send(List.of(visitOf("account-before-the-fault-" + more)));
      trial.writesSomething(SLICE_PATIENCE);
    }
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
