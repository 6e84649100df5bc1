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
  /** Duebook without models, training examples and follow-ups: figures alone. */
  WITHOUT_FOLLOW_UPS("without models and follow-ups"),
  /**
   * The whole job over the same history at the pace of what happens now: each account speaks within
   * the coalescing interval after its event.
   */
  LIVE_PACE("whole job at live pace");

  private final String title;

  Scenario(String title) {
    this.title = title;
  }

  /** Its name in tables. */
  String title() {
    return title;
  }

  /** Whether models judge, and examples for them are written. */
  boolean usesModels() {
    return this != WITHOUT_FOLLOW_UPS;
  }

  /** Whether Flink runs it, on a state backend and with checkpoints. */
  boolean usesFlink() {
    return this != RAW_CONSUMER;
  }
}
