package org.duebook.benchmark.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.duebook.analytics.DuebookJob;
import org.duebook.analytics.settings.DuebookSettings;

/** The whole job, wired as a cluster wires it, which reads on until its process is killed. */
final class LiveJob {
  private LiveJob() {}

  /** Runs what {@link RunPlan#arguments} say; one argument more is a checkpoint to start from. */
  public static void main(String[] arguments) throws Exception {
    RunPlan plan = RunPlan.of(arguments);
    // Its events are of one day, and that is years ago; live they are of today, and nothing is
    // caught up with.
    DuebookSettings settings = FlinkScenario.settings(plan, FlinkScenario.COALESCING);
    Configuration configuration = FlinkScenario.configuration(settings);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (arguments.length > plan.arguments().size()) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, arguments[plan.arguments().size()]);
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(plan.parallelism(), configuration);
    DuebookJob.wire(environment, settings);
    environment.execute(plan.name());
  }

  /** Starts its process, from nothing. */
  static JavaProcess start(RunPlan plan, VirtualMachine machine, Path log) throws IOException {
    return start(plan.arguments(), machine, log);
  }

  /** Starts its process from a checkpoint. */
  static JavaProcess restart(RunPlan plan, Path checkpoint, VirtualMachine machine, Path log)
      throws IOException {
    List<String> arguments = new ArrayList<>(plan.arguments());
    arguments.add(checkpoint.toUri().toString());
    return start(arguments, machine, log);
  }

  private static JavaProcess start(List<String> arguments, VirtualMachine machine, Path log)
      throws IOException {
    return JavaProcess.start(LiveJob.class, arguments, machine, Redirect.DISCARD, log);
  }

  /** The directory of the last checkpoint that was completed, by whichever process. */
  static Path latestCheckpoint(RunPlan plan) throws IOException {
    try (Stream<Path> files = Files.walk(FlinkScenario.checkpoints(plan))) {
      return files
          .filter(file -> file.getFileName().toString().equals("_metadata"))
          .map(Path::getParent)
          // A job that starts from a checkpoint goes on counting from its number.
          .max(Comparator.comparingInt(LiveJob::numberOf))
          .orElseThrow(() -> new IllegalStateException("no checkpoint was completed"));
    }
  }

  private static int numberOf(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  /**
   * Size of the latest checkpoint on disk, with what those of RocksDB share: a little of it may be
   * of earlier ones alone.
   */
  static long bytesOf(Path checkpoint) throws IOException {
    return bytesIn(checkpoint) + bytesIn(checkpoint.resolveSibling("shared"));
  }

  private static long bytesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(LiveJob::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
