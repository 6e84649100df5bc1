package org.duebook.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.duebook.analytics.clock.ClockSource;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.kafka.KafkaEdge;
import org.duebook.analytics.kafka.TransactionCheck;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.DuebookSettings.Clock;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.WireFormat;

/** The job as a cluster runs it, from Kafka to Kafka. */
public final class DuebookJob {
  private static final String NAME = "Duebook";
  private static final String USAGE =
      """
      Usage: duebook-job [--settings FILE]

      Keeps the ledgers of the events in Kafka and publishes their figures. Without a file the defaults hold.

        --settings FILE   YAML; names what differs from the defaults
        --print-settings  prints every setting with its default and meaning, and ends
        --help            prints this, and ends
      """;

  private DuebookJob() {}

  /**
   * Starts the job in the environment that Flink gives. Throws {@link SettingsException} on wrong
   * usage.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    if (words.contains("--print-settings")) {
      System.out.print(SettingsFile.documentation());
      return;
    }
    DuebookSettings settings = settings(words);
    TransactionCheck.check(settings);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration(settings));
    wire(environment, settings);
    environment.execute(NAME);
  }

  private static DuebookSettings settings(List<String> words) {
    if (words.isEmpty()) {
      return SettingsFile.defaults();
    }
    if (words.size() == 2 && words.get(0).equals("--settings")) {
      return SettingsFile.read(Path.of(words.get(1)));
    }
    throw new SettingsException("arguments: %s%n%n%s".formatted(String.join(" ", words), USAGE));
  }

  /** What the job asks of Flink; whatever it does not name is the cluster's. */
  public static Configuration configuration(DuebookSettings settings) {
    Configuration configuration = strict();
    DuebookSettings.Flink flink = settings.flink();
    if (flink.parallelism() > 0) {
      configuration.set(CoreOptions.DEFAULT_PARALLELISM, flink.parallelism());
    }
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, flink.checkpointInterval());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    // Ids and dates of accounts are much alike.
    configuration.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
    if (!flink.checkpointDirectory().isEmpty()) {
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, flink.checkpointDirectory());
    }
    if (!flink.stateBackend().isEmpty()) {
      configuration.set(StateBackendOptions.STATE_BACKEND, flink.stateBackend());
    }
    return configuration;
  }

  /**
   * What every run of the topology asks of Flink: a type or an operator without a name must fail at
   * once.
   */
  public static Configuration strict() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    // Nothing changes a record that it was given, so copies between chained operators are not
    // needed.
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    return configuration;
  }

  /** Adds the whole job to an environment: Kafka, the topology, Kafka. */
  public static void wire(StreamExecutionEnvironment environment, DuebookSettings settings) {
    WireFormat wireFormat = wireFormat(settings);
    KafkaEdge kafka = new KafkaEdge(settings, wireFormat);
    DataStream<IncomingRecord> clock =
        settings.time().clock() == Clock.MACHINE ? ClockSource.in(environment) : null;
    DuebookTopology topology =
        new DuebookTopology(
            settings.businessRules(), Guidance.of(settings), settings.pace(), wireFormat);
    kafka.write(topology.wire(kafka.sources(environment), kafka.controls(environment), clock));
  }

  /** How records are written on Kafka. */
  static WireFormat wireFormat(DuebookSettings settings) {
    List<String> schemas =
        settings.kafka().furtherSchemas().stream().map(DuebookJob::readable).toList();
    return new SingleObjectWireFormat(schemas);
  }

  private static String readable(String file) {
    try {
      String schema = Files.readString(Path.of(file));
      // Of one alone, so that the complaint can name its file.
      new SingleObjectWireFormat(List.of(schema));
      return schema;
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          "kafka.further-schemas: %s: %s (expected: an Avro schema file)"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
