package org.duebook.benchmark.throughput;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run to the end of what was laid.
 *
 * @param plan what ran
 * @param laid over what
 * @param repetition counted from 1
 * @param measured what it took
 */
record Run(RunPlan plan, Workload.Laid laid, int repetition, Measurement measured) {
  double eventsPerSecond() {
    return laid.events() / measured.wallSeconds();
  }

  double eventsPerCpuSecond() {
    return laid.events() / measured.cpuSeconds();
  }

  Map<String, Object> json() {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("scenario", plan.scenario().name());
    one.put("accounts", plan.accounts());
    one.put("backend", plan.backend());
    one.put("parallelism", plan.parallelism());
    one.put("repetition", repetition);
    one.put("events", laid.events());
    one.put("businessDays", laid.days());
    laid.byTopic().forEach((topic, count) -> one.put(topic.topicName(), count));
    one.put("wallSeconds", measured.wallSeconds());
    one.put("cpuSeconds", measured.cpuSeconds());
    one.put("peakMegabytes", measured.peakMegabytes());
    one.put("checkpoints", measured.checkpoints());
    one.put("stateBytes", measured.stateBytes());
    one.put("slowestCheckpointMillis", measured.checkpointMillis());
    return one;
  }
}
