package org.duebook.local.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duebook.local.cluster.FaultTrial.Fault;
import org.duebook.local.cluster.FaultTrial.Report;
import org.duebook.local.history.Deliveries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on a cluster of processes, between the topics of a broker in a process of its own,
 * through what happens to machines. Each fault by itself, with as many seeds as one likes, is in
 * {@link EachFaultSoak}; what each did without the protection against it, in docs/faults.md.
 */
final class ClusterFaultsE2ECase {
  private static final Path TABLE = Path.of("target/recovery.md");
  private static final long SEED = 1;

  @TempDir private static Path directory;
  private static FaultyMachines machines;

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
    if (machines != null) {
      machines.close();
    }
  }

  /** Where no small disk may be mounted, its disk is never full, and the table has a line less. */
  @Test
  void oneJobGoesThroughEveryFaultInTurnAndItsBookIsTheBatchFold() throws Exception {
    List<Fault> faults =
        new ArrayList<>(
            List.of(
                machines.none(),
                machines.badRecords(),
                machines.killedTaskManager(SEED),
                machines.pausedTaskManager(SEED),
                machines.killedJobManager(),
                machines.killedBroker()));
    Optional<SmallDisk> disk = SmallDisk.mountIfPermitted(directory.resolve("small-disk"));
    try (Trial trial = machines.trial("every-fault", SEED, Trial.EVENT_TIME)) {
      if (disk.isPresent()) {
        trial.checkpointsIn(disk.get().directory());
        faults.add(machines.fullDisk(disk.get()));
      }
      List<Report> reports =
          FaultTrial.run(
              machines, trial, SEED, Deliveries.disordered(FaultTrial.history(SEED), SEED), faults);
      System.out.println(RecoveryTable.of(reports));
      Files.writeString(TABLE, RecoveryTable.of(reports));
    } finally {
      if (disk.isPresent()) {
        disk.get().close();
      }
    }
  }

  @Test
  void theClocksOfTheMachinesJumpAheadAndBack() throws Exception {
    ClockTrial.run(machines, SEED);
  }
}
