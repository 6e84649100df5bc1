package org.duebook.local.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.duebook.analytics.DuebookJob;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;

/**
 * The job in a process of its own, which can be killed as a machine dies. Its checkpoints stay.
 *
 * <p>Not a test: its {@link #main} is what the other process runs.
 */
final class JobProcess {
  private static final long END_SECONDS = 60;

  private final Process process;
  private final Path log;

  private JobProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Runs the job until the process is killed. Arguments: settings file, checkpoint to start from or
   * nothing.
   */
  public static void main(String[] arguments) throws Exception {
    DuebookSettings settings = SettingsFile.read(Path.of(arguments[0]));
    Configuration configuration = DuebookJob.configuration(settings);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (arguments.length > 1) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, arguments[1]);
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            settings.flink().parallelism(), configuration);
    DuebookJob.wire(environment, settings);
    environment.execute("Duebook");
  }

  /**
   * Starts the process.
   *
   * @param checkpoint to start from, or null
   * @param log where what it prints goes
   */
  static JobProcess start(Path settings, Path checkpoint, Path log) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    for (String name : List.of("java.util", "java.lang", "java.time")) {
      command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
    }
    command.add("-Dduebook.log.level=WARN");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(JobProcess.class.getName());
    command.add(settings.toString());
    if (checkpoint != null) {
      command.add(checkpoint.toUri().toString());
    }
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new JobProcess(process, log);
  }

  /** Fails the test with what the process said if it has ended by itself. */
  void mustBeAlive() {
    if (!process.isAlive()) {
      throw new AssertionError("the job's process ended by itself: " + said());
    }
  }

  private String said() {
    try {
      return Files.readString(log);
    } catch (java.io.IOException e) {
      throw new AssertionError(log + ": not readable", e);
    }
  }

  /** Kills the process (SIGKILL); nothing in it has time to clean up. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the killed process is still there");
    }
  }
}
