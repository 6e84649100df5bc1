package org.duebook.benchmark.throughput;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.duebook.analytics.DuebookJob;
import org.duebook.analytics.DuebookTopology;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.kafka.KafkaEdge;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.WireFormat;

/** A job on a small Flink in this process, from what the topics hold to their end. */
final class FlinkScenario {
  /** An account speaks at most once in this time. */
  static final Duration COALESCING = Duration.ofMillis(500);

  /** Outputs are visible at read_committed with the next checkpoint. */
  static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  /** What Flink gives a TaskManager of 3 GB; a local one has 128 MB. Only RocksDB uses it. */
  private static final MemorySize MANAGED_MEMORY = MemorySize.ofMebiBytes(1024);

  private FlinkScenario() {}

  /** Runs to the end and answers what the checkpoints were. */
  static CheckpointWatch.Seen run(RunPlan plan) throws Exception {
    DuebookSettings settings = settings(plan, catchUp(plan.scenario()));
    int port = freePort();
    Configuration configuration = configuration(settings);
    configuration.set(RestOptions.BIND_PORT, String.valueOf(port));
    configuration.set(RestOptions.PORT, port);
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
    environment.setParallelism(plan.parallelism());
    WireFormat wireFormat = new SingleObjectWireFormat();
    KafkaEdge kafka = new KafkaEdge(settings, wireFormat).endingWithWhatIsThere();
    if (plan.scenario() == Scenario.PASS_THROUGH) {
      kafka.write(PassThrough.wire(kafka.sources(environment), settings.businessRules()));
    } else {
      kafka.write(
          new DuebookTopology(
                  settings.businessRules(), Guidance.of(settings), settings.pace(), wireFormat)
              .wire(kafka.sources(environment), kafka.controls(environment)));
    }
    JobClient job = environment.executeAsync(plan.name());
    try (CheckpointWatch watch = CheckpointWatch.start(port, job.getJobID())) {
      job.getJobExecutionResult().get();
      return watch.seen();
    }
  }

  /** The job's, on a TaskManager like those of the compose file. */
  static Configuration configuration(DuebookSettings settings) {
    Configuration configuration = DuebookJob.configuration(settings);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_MEMORY);
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    return configuration;
  }

  /** History is told as the job is delivered, or as if it happened now. */
  private static Duration catchUp(Scenario scenario) {
    return scenario == Scenario.LIVE_PACE ? COALESCING : SettingsFile.defaults().pace().catchUp();
  }

  /** Where a run's checkpoints lie. */
  static Path checkpoints(RunPlan plan) {
    return plan.home().resolve("checkpoints");
  }

  /** The name of a run's home: others read the same topics and are not asked how far they are. */
  static String groupId(RunPlan plan) {
    return plan.home().getFileName().toString();
  }

  /**
   * The defaults, but that only events move time.
   *
   * @param catchUp how often an account of the laid history, which is years old, may speak
   */
  static DuebookSettings settings(RunPlan plan, Duration catchUp) throws Exception {
    Files.createDirectories(plan.home());
    boolean models = plan.scenario().usesModels();
    return SettingsFile.parse(
        """
        late-payment:
          patient-model: %1$s
          insurer-model: %1$s
          training-examples: %2$s
        follow-ups:
          enabled: %12$s
        time:
          clock: EVENTS
          ahead-limit: 36500d
          coalescing: %8$dms
          catch-up: %11$dms
        kafka:
          bootstrap-servers: %3$s
          group-id: %9$s
          topic-prefix: "%4$s"
          transactional-id-prefix: %5$s
        flink:
          checkpoint-interval: %10$ds
          checkpoint-directory: %6$s
          state-backend: %7$s
        """
            .formatted(
                models ? "SHIPPED" : "NONE",
                models,
                plan.bootstrapServers(),
                plan.topicPrefix(),
                plan.topicPrefix() + plan.scenario().name().toLowerCase(Locale.ROOT),
                checkpoints(plan).toUri(),
                plan.backend(),
                COALESCING.toMillis(),
                groupId(plan),
                CHECKPOINT_INTERVAL.toSeconds(),
                catchUp.toMillis(),
                plan.scenario() != Scenario.WITHOUT_FOLLOW_UPS),
        "settings of the benchmark",
        name -> null);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
