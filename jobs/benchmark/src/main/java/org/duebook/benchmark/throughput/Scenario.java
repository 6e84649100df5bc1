package org.duebook.benchmark.throughput;

/** What is run over the same records. */
enum Scenario {
  /** A Kafka consumer in a loop that decodes every record, without Flink. */
  RAW_CONSUMER("raw consumer"),
  /**
   * Flink as thin as it gets: decode, key by account, count in the state backend, write one record
   * for each event through the same exactly-once sink.
   */
  PASS_THROUGH("pass-through"),
  /** Duebook as a cluster runs it. */
  WHOLE_JOB("whole job"),
  /** Duebook without models and training examples: figures, and plans by the policy's priors. */
  WITHOUT_MODELS("without models");

  private final String title;

  Scenario(String title) {
    this.title = title;
  }

  /** Its name in tables. */
  String title() {
    return title;
  }

  /** Whether Flink runs it, on a state backend and with checkpoints. */
  boolean usesFlink() {
    return this != RAW_CONSUMER;
  }
}
