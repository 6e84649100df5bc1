package org.duebook.local.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.duebook.local.history.Deliveries;
import org.duebook.local.history.HistoryEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The job on a cluster of processes, between the topics of a broker in a process of its own,
 * through what happens to machines. What each fault did without the protection against it is in
 * docs/faults.md.
 */
final class ClusterFaultsE2ECase {
  private static final Path JOB = Path.of("../analytics/target/duebook-job.jar");
  private static final Path TABLE = Path.of("target/recovery.md");
  private static final int TASK_MANAGERS = 2;

  @TempDir private static Path directory;
  private static BrokerProcess broker;
  private static FlinkCluster cluster;
  private static String jar;
  private static final List<FaultTrial.Report> REPORTS = new ArrayList<>();

  @BeforeAll
  static void aBrokerAndACluster() throws Exception {
    broker = BrokerProcess.start(directory.resolve("broker"), port -> Map.of());
    cluster = FlinkCluster.start(directory.resolve("cluster"), TASK_MANAGERS, Map.of());
    jar = cluster.requests().upload(JOB);
  }

  @BeforeEach
  void aWholeCluster() throws Exception {
    if (cluster.requests().taskManagers().size() != TASK_MANAGERS) {
      cluster.replaceTaskManagers(TASK_MANAGERS);
    }
  }

  @AfterAll
  static void allEnd() throws Exception {
    System.out.println(RecoveryTable.of(REPORTS));
    if (cluster != null) {
      cluster.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  /** One seed in every build; the profile "soak" takes more. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("duebook.seeds", 1));
  }

  private static void passed(FaultTrial.Report report) throws Exception {
    REPORTS.add(report);
    // At once: a long run may be watched, or end early.
    Files.writeString(TABLE, RecoveryTable.of(REPORTS));
  }

  private static void pass(String name, long seed, FaultTrial.Fault fault) throws Exception {
    FaultTrial trial = new FaultTrial(name, seed, cluster, jar);
    passed(trial.run(broker.bootstrapServers(), directory, trial.history(), fault));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void withoutAnyFaultTheJobPublishesTheBatchFold(long seed) throws Exception {
    pass("no-fault", seed, trial -> {});
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aTaskManagerIsKilledAndAnotherTakesItsPlace(long seed) throws Exception {
    pass(
        "taskmanager-killed",
        seed,
        trial -> {
          cluster.taskManager((int) seed).kill();
          cluster.startTaskManager();
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theJobManagerIsKilledAndTheNextOneFindsTheJobOnDisk(long seed) throws Exception {
    pass(
        "jobmanager-killed",
        seed,
        trial -> {
          cluster.jobManager().kill();
          cluster.startJobManager();
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theBrokerIsKilledAndComesBackWithWhatItHadWritten(long seed) throws Exception {
    pass(
        "broker-restarted",
        seed,
        trial -> {
          broker.kill();
          broker.startAgain();
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aTaskManagerStandsStillUntilItsPlaceIsTakenAndThenGoesOn(long seed) throws Exception {
    OwnProcess still = cluster.taskManager((int) seed);
    try {
      pass(
          "taskmanager-paused",
          seed,
          trial -> {
            still.pause();
            cluster.startTaskManager();
            Waiting.until(
                "the cluster gives the silent TaskManager up",
                Trial.PATIENCE,
                () -> !cluster.requests().taskManagers().contains(still.name()));
            still.resume();
          });
    } finally {
      still.kill();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eventsComeTwiceAndInAnyOrderWithBadRecordsBetweenThem(long seed) throws Exception {
    FaultTrial trial = new FaultTrial("disorder-and-bad-records", seed, cluster, jar);
    passed(
        trial.run(
            broker.bootstrapServers(),
            directory,
            Deliveries.disordered(trial.history(), seed),
            Trial::sendBadRecords));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theDiskForCheckpointsIsFullForAWhile(long seed) throws Exception {
    FaultTrial fault = new FaultTrial("full-disk", seed, cluster, jar);
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("small-disk-" + seed));
        Trial trial =
            new Trial(
                "full-disk",
                seed,
                broker.bootstrapServers(),
                cluster,
                directory,
                Trial.EVENT_TIME)) {
      trial.checkpointsIn(disk.directory());
      passed(
          fault.run(
              trial,
              fault.history(),
              struck -> {
                long failed = cluster.requests().checkpoints(struck.job(), "failed");
                disk.fill();
                Waiting.until(
                    "a checkpoint fails",
                    Trial.PATIENCE,
                    () -> cluster.requests().checkpoints(struck.job(), "failed") > failed);
                disk.free();
              }));
    }
  }

  /**
   * Business time goes by the machines' clock here, and never back. The machines are set to a day
   * after the history and jump from there: a broker refuses records that are stamped an hour ahead
   * of its own clock.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theClocksOfTheMachinesJumpAheadAndBack(long seed) throws Exception {
    Path shift = directory.resolve("clock-shift-" + seed);
    LocalDate first = FaultTrial.LAST_DAY.plusDays(2);
    ShiftedClock.set(shift, first);
    cluster.replaceTaskManagers(
        TASK_MANAGERS, "-javaagent:" + ClockAgent.jar(directory) + "=" + shift);
    List<HistoryEvent> history = new FaultTrial("clock-jump", seed, cluster, jar).history();
    int third = history.size() / 3;
    try (Trial trial =
        new Trial(
            "clock-jump",
            seed,
            broker.bootstrapServers(),
            cluster,
            directory,
            "clock: MACHINE, idleness: 1s")) {
      trial.start(jar, TASK_MANAGERS, null);
      trial.send(history.subList(0, third));
      trial.passTo(first);

      ShiftedClock.set(shift, first.plusDays(40));
      trial.send(history.subList(third, 2 * third));
      trial.passTo(first.plusDays(40));

      trial.send(history.subList(2 * third, history.size() - third / 2));
      trial.writesSomething(Trial.PATIENCE);
      ShiftedClock.set(shift, first);
      trial.send(history.subList(history.size() - third / 2, history.size()));
      // What an account was about to say when the clock went back it says when the clock is right
      // again: Flink's timers wait for their instant.
      ShiftedClock.set(shift, first.plusDays(40));
      trial.passTo(first.plusDays(40));
      trial.stop("CANONICAL");
      trial.mustHavePublishedTheFold();
    } finally {
      cluster.replaceTaskManagers(TASK_MANAGERS);
    }
  }
}
