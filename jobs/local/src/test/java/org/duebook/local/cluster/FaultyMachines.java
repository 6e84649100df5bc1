package org.duebook.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.duebook.local.cluster.FaultTrial.Fault;

/** A broker and a cluster that has the job's jar, with all that may happen to them. */
final class FaultyMachines implements AutoCloseable {
  private static final Path JOB = Path.of("../analytics/target/duebook-job.jar");
  private static final int TASK_MANAGERS = 2;

  private final Path directory;
  private final BrokerProcess broker;
  private final FlinkCluster cluster;
  private final String jar;
  private boolean clocksAreTurned;

  private FaultyMachines(Path directory, BrokerProcess broker, FlinkCluster cluster, String jar) {
    this.directory = directory;
    this.broker = broker;
    this.cluster = cluster;
    this.jar = jar;
  }

  /** Starts them all. */
  static FaultyMachines start(Path directory) throws IOException {
    BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"), port -> Map.of());
    FlinkCluster cluster = null;
    try {
      cluster = FlinkCluster.start(directory.resolve("cluster"), TASK_MANAGERS, Map.of());
      Path job = Without.REFUSAL.isTakenAway() ? JobWithoutRefusal.jar(JOB, directory) : JOB;
      return new FaultyMachines(directory, broker, cluster, cluster.requests().upload(job));
    } catch (IOException | RuntimeException | Error e) {
      if (cluster != null) {
        cluster.close();
      }
      broker.close();
      throw e;
    }
  }

  /** Makes the cluster whole after what has happened to it. */
  void repair() throws IOException {
    if (clocksAreTurned || cluster.requests().taskManagers().size() != TASK_MANAGERS) {
      cluster.replaceTaskManagers(TASK_MANAGERS);
      clocksAreTurned = false;
    }
  }

  /** A trial on these machines. */
  Trial trial(String name, long seed, String time) throws Exception {
    return new Trial(name, seed, broker.bootstrapServers(), cluster, directory, time);
  }

  /** Starts the job of a trial on all TaskManagers. */
  void start(Trial trial) throws IOException {
    trial.start(jar, TASK_MANAGERS, null);
  }

  /** A clock that {@link #turnClocks} turns all TaskManagers to. */
  Path clock() {
    return directory.resolve("clock-shift");
  }

  /** Sets the clocks of new TaskManagers to the noon of a day, and follows {@link #clock}. */
  void turnClocks(LocalDate day) throws IOException {
    ShiftedClock.set(clock(), day);
    clocksAreTurned = true;
    ClockAgent.jar(directory);
    cluster.replaceTaskManagers(TASK_MANAGERS, turned());
  }

  /** Starts others in the place of TaskManagers with turned clocks that have ended. */
  void replaceEnded() throws IOException {
    cluster.replaceEndedTaskManagers(turned());
  }

  private String turned() {
    return "-javaagent:" + ClockAgent.jarIn(directory) + "=" + clock();
  }

  /** Nothing happens. */
  Fault none() {
    return new Fault("no-fault", trial -> {});
  }

  /** A TaskManager dies, and another takes its place. */
  Fault killedTaskManager(long which) {
    return new Fault(
        "taskmanager-killed",
        trial -> {
          cluster.taskManager((int) which).kill();
          cluster.startTaskManager();
        });
  }

  /** A TaskManager stands still until another has taken its place, and then goes on. */
  Fault pausedTaskManager(long which) {
    return new Fault(
        "taskmanager-paused",
        trial -> {
          OwnProcess still = cluster.taskManager((int) which);
          still.pause();
          cluster.startTaskManager();
          Waiting.until(
              "the cluster gives the silent TaskManager up",
              Trial.PATIENCE,
              () -> !cluster.requests().taskManagers().contains(still.name()));
          still.resume();
        });
  }

  /** The JobManager dies, and the next one finds the job on disk. */
  Fault killedJobManager() {
    return new Fault(
        "jobmanager-killed",
        trial -> {
          cluster.jobManager().kill();
          cluster.startJobManager();
        });
  }

  /** The broker dies, and comes back with what it had written. */
  Fault killedBroker() {
    return new Fault(
        "broker-killed",
        trial -> {
          broker.kill();
          broker.startAgain();
        });
  }

  /** The disk for checkpoints is full for a while. */
  Fault fullDisk(SmallDisk disk) {
    return new Fault(
        "full-disk",
        trial -> {
          long failed = cluster.requests().checkpoints(trial.job(), "failed");
          Waiting.until(
              "a checkpoint fails",
              Trial.PATIENCE,
              () -> {
                // What an old checkpoint leaves when it is deleted is just enough for the next one.
                disk.fill();
                return cluster.requests().checkpoints(trial.job(), "failed") > failed;
              });
          disk.free();
        });
  }

  /** Records come that must be refused; the events of the trial are disordered by themselves. */
  Fault badRecords() {
    return new Fault("disorder-and-bad-records", Trial::sendBadRecords);
  }

  /** Loses what the checkpoints hold. */
  void loseCheckpoints() throws IOException {
    for (Path file : cluster.checkpointFiles()) {
      Files.delete(file);
    }
  }

  @Override
  public void close() {
    cluster.close();
    broker.close();
  }
}
