package org.duebook.local.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.duebook.local.cluster.FaultTrial.Fault;
import org.duebook.local.cluster.FaultTrial.Report;
import org.duebook.local.history.Deliveries;
import org.duebook.local.history.HistoryEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault by itself, with a job of its own, for each seed: {@code mvn -Psoak verify
 * -Dduebook.seeds=20}. No part of the usual build, which takes one job through all of them.
 */
final class EachFaultSoak {
  private static final Path TABLE = Path.of("target/recovery.md");

  @TempDir private static Path directory;
  private static FaultyMachines machines;
  private static final List<Report> REPORTS = new ArrayList<>();

  @BeforeAll
  static void aBrokerAndACluster() throws Exception {
    machines = FaultyMachines.start(directory);
  }

  @BeforeEach
  void allIsWhole() throws Exception {
    machines.repair();
  }

  @AfterAll
  static void allEnd() {
    System.out.println(RecoveryTable.inShort(REPORTS));
    if (machines != null) {
      machines.close();
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("duebook.seeds", 1));
  }

  private static void pass(long seed, Fault fault) throws Exception {
    pass(seed, FaultTrial.history(seed), fault);
  }

  private static void pass(long seed, List<HistoryEvent> events, Fault fault) throws Exception {
    try (Trial trial = machines.trial(fault.name(), seed, Trial.EVENT_TIME)) {
      pass(trial, seed, events, fault);
    }
  }

  private static void pass(Trial trial, long seed, List<HistoryEvent> events, Fault fault)
      throws Exception {
    REPORTS.addAll(FaultTrial.run(machines, trial, seed, events, List.of(fault)));
    // At once: a long run may be watched, or end early.
    Files.writeString(TABLE, RecoveryTable.inShort(REPORTS) + "\n" + RecoveryTable.of(REPORTS));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void withoutAnyFaultTheJobPublishesTheBatchFold(long seed) throws Exception {
    pass(seed, machines.none());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aTaskManagerIsKilledAndAnotherTakesItsPlace(long seed) throws Exception {
    pass(seed, machines.killedTaskManager(seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aTaskManagerStandsStillUntilItsPlaceIsTakenAndThenGoesOn(long seed) throws Exception {
    pass(seed, machines.pausedTaskManager(seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theJobManagerIsKilledAndTheNextOneFindsTheJobOnDisk(long seed) throws Exception {
    pass(seed, machines.killedJobManager());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theBrokerIsKilledAndComesBackWithWhatItHadWritten(long seed) throws Exception {
    pass(seed, machines.killedBroker());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eventsComeTwiceAndInAnyOrderWithBadRecordsBetweenThem(long seed) throws Exception {
    pass(seed, Deliveries.disordered(FaultTrial.history(seed), seed), machines.badRecords());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theDiskForCheckpointsIsFullForAWhile(long seed) throws Exception {
    SmallDisk disk =
        SmallDisk.mountIfPermitted(directory.resolve("small-disk-" + seed))
            .orElseGet(() -> Assumptions.abort("a small disk can be mounted (needs root)"));
    Fault fault = machines.fullDisk(disk);
    try (disk;
        Trial trial = machines.trial(fault.name(), seed, Trial.EVENT_TIME)) {
      trial.checkpointsIn(disk.directory());
      pass(trial, seed, FaultTrial.history(seed), fault);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theClocksOfTheMachinesJumpAheadAndBack(long seed) throws Exception {
    ClockTrial.run(machines, seed);
  }
}
