package org.duebook.benchmark.throughput;

import java.nio.file.Path;
import java.util.List;

/**
 * One run, as its own process is told.
 *
 * @param scenario what runs
 * @param bootstrapServers where the records lie
 * @param topicPrefix begins the names of all topics
 * @param accounts how many accounts the workload has
 * @param backend state backend, as Flink names it
 * @param parallelism subtasks
 * @param home directory for checkpoints and RocksDB's files
 */
record RunPlan(
    Scenario scenario,
    String bootstrapServers,
    String topicPrefix,
    int accounts,
    String backend,
    int parallelism,
    Path home) {

  /** What {@link #of} reads. */
  List<String> arguments() {
    return List.of(
        scenario.name(),
        bootstrapServers,
        topicPrefix,
        String.valueOf(accounts),
        backend,
        String.valueOf(parallelism),
        home.toString());
  }

  static RunPlan of(String[] arguments) {
    return new RunPlan(
        Scenario.valueOf(arguments[0]),
        arguments[1],
        arguments[2],
        Integer.parseInt(arguments[3]),
        arguments[4],
        Integer.parseInt(arguments[5]),
        Path.of(arguments[6]));
  }

  /** What is compared with what: runs of one name differ only by chance. */
  String name() {
    return scenario.usesFlink()
        ? "%s, %s, parallelism %d".formatted(scenario.title(), backend, parallelism)
        : scenario.title();
  }
}
