package org.duebook.local.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.duebook.analytics.DuebookJob;
import org.duebook.analytics.DuebookTopology;
import org.duebook.analytics.OperatorIds;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.guidance.Controls;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.intake.EventTimes;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.wire.EventTopic;

/** Runs the job once over files, from their beginning to their end. */
final class Replay {
  /** Files are never silent: each is read until it ends. A very long time stands for never. */
  private static final Duration NEVER_IDLE = Duration.ofDays(365);

  private final EventFiles files;
  private final Map<EventTopic, Duration> disorder;
  private final Path output;
  private final BusinessRules rules;
  private final Guidance guidance;
  private final Pace.Replay pace;
  private final int parallelism;

  /**
   * A replay.
   *
   * @param files the history
   * @param disorder by how much events of a topic come after later ones
   * @param output directory of the output files
   * @param rules the practices' rules
   * @param guidance the models and the policy
   * @param pace the last day, and the last believable instant
   * @param parallelism subtasks
   */
  Replay(
      EventFiles files,
      Map<EventTopic, Duration> disorder,
      Path output,
      BusinessRules rules,
      Guidance guidance,
      Pace.Replay pace,
      int parallelism) {
    this.files = files;
    this.disorder = disorder;
    this.output = output;
    this.rules = rules;
    this.guidance = guidance;
    this.pace = pace;
    this.parallelism = parallelism;
  }

  /** Starts the job in this process; its client tells when it is done. */
  JobClient start() throws Exception {
    Configuration configuration = DuebookJob.strict();
    // A replay that fails is run again by a person; half a run is no result.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);

    Map<EventTopic, DataStream<IncomingRecord>> events = new EnumMap<>(EventTopic.class);
    for (Map.Entry<EventTopic, List<Path>> entry : files.byTopic().entrySet()) {
      events.put(entry.getKey(), source(environment, entry.getKey(), entry.getValue()));
    }
    DuebookTopology.Outputs outputs =
        new DuebookTopology(rules, guidance, pace, new FileWireFormat())
            .wire(events, Controls.none(environment));
    outputs.byTopic().forEach(this::write);
    ReadingProgress.CURRENT.reset();
    return environment.executeAsync("Duebook replay");
  }

  private DataStream<IncomingRecord> source(
      StreamExecutionEnvironment environment, EventTopic topic, List<Path> paths) {
    org.apache.flink.core.fs.Path[] flinkPaths =
        paths.stream()
            .map(path -> new org.apache.flink.core.fs.Path(path.toUri()))
            .toArray(org.apache.flink.core.fs.Path[]::new);
    WatermarkStrategy<IncomingRecord> time =
        EventTimes.strategy(pace, disorder.get(topic), NEVER_IDLE);
    return environment
        .fromSource(
            FileSource.forBulkFileFormat(new EventFileFormat(topic), flinkPaths).build(),
            time,
            "read " + topic.topicName())
        .uid(OperatorIds.source(topic));
  }

  private void write(OutputTopic topic, DataStream<OutputRecord> records) {
    records
        .sinkTo(new JsonLinesSink(topic, output))
        .setParallelism(1)
        .uid(OperatorIds.sink(topic.topicName()))
        .name("write " + topic.topicName());
  }
}
