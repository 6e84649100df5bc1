package org.duebook.benchmark.throughput;

import picocli.CommandLine.Option;

/** Options of what is measured of a job that reads events as they happen. */
final class LiveOptions {
  @Option(
      names = "--without-latency",
      description = "Does not measure how long the job takes to tell of an event.")
  private boolean withoutLatency;

  @Option(
      names = "--without-recovery",
      description = "Does not kill the job to measure how soon it is back.")
  private boolean withoutRecovery;

  @Option(
      names = "--latency-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long events are sent for one measure of latency (${DEFAULT-VALUE}).")
  private int latencySeconds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Events per second of latency and recovery (half of what it took in at live pace, as just measured).")
  private Double rate;

  /** Made by the command line. */
  LiveOptions() {}

  boolean latency() {
    return !withoutLatency;
  }

  boolean recovery() {
    return !withoutRecovery;
  }

  int latencySeconds() {
    return latencySeconds;
  }

  /** Events per second, or null: half of what the job does at live pace. */
  Double rate() {
    return rate;
  }

  /** What is wrong with them, or null. */
  String fault(boolean measuresLivePace) {
    if (latencySeconds < 1) {
      return "--latency-seconds: " + latencySeconds + " (expected: 1 or more)";
    }
    if (rate != null && rate <= 0) {
      return "--rate: " + rate + " (expected: above 0)";
    }
    if ((latency() || recovery()) && rate == null && !measuresLivePace) {
      return "--scenarios: no LIVE_PACE (expected: it, or --rate, or --without-latency and"
          + " --without-recovery: half its rate is what live events are sent at)";
    }
    return null;
  }
}
