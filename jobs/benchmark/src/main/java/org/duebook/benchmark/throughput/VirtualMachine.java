package org.duebook.benchmark.throughput;

import java.util.List;

/**
 * The virtual machine that each run gets.
 *
 * @param heap its largest heap, as the JVM is told
 * @param collector how it collects garbage
 */
record VirtualMachine(String heap, Collector collector) {
  /** How garbage is collected. */
  enum Collector {
    /** What Flink's scripts start a TaskManager with: short pauses. */
    G1("-XX:+UseG1GC"),
    /** The most work for the processor time; pauses grow with the state on the heap. */
    PARALLEL("-XX:+UseParallelGC");

    private final String option;

    Collector(String option) {
      this.option = option;
    }
  }

  /** What the {@code java} command is told. */
  List<String> options() {
    return List.of("-Xmx" + heap, collector.option);
  }

  /** For people. */
  String line() {
    return "heap of a run %s, collector %s".formatted(heap, collector);
  }
}
