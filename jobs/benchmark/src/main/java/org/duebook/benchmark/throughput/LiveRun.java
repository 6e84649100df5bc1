package org.duebook.benchmark.throughput;

import java.util.List;

/**
 * What was measured of one live job.
 *
 * @param plan what ran
 * @param perSecond events that were sent
 * @param latencies of all stretches
 * @param recoveries of all kills
 */
record LiveRun(RunPlan plan, double perSecond, List<Latency> latencies, List<Recovery> recoveries) {

  /** Keeps its own copies. */
  LiveRun {
    latencies = List.copyOf(latencies);
    recoveries = List.copyOf(recoveries);
  }
}
