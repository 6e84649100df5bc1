package org.duebook.analytics;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.operators.testutils.MockInputSplitProvider;

/** An environment for one harness that shows what the operator counts. */
public final class Meters implements AutoCloseable {
  private final Map<String, Metric> metrics = new HashMap<>();
  private final MockEnvironment environment;

  /** Meters of the only subtask of an operator. */
  public Meters() {
    TestingMetricRegistry registry =
        TestingMetricRegistry.builder()
            .setDelimiter('.')
            .setRegisterConsumer(
                (metric, name, group) -> metrics.put(group.getMetricIdentifier(name), metric))
            .build();
    environment =
        new MockEnvironmentBuilder()
            .setTaskName("task")
            .setInputSplitProvider(new MockInputSplitProvider())
            .setBufferSize(1024)
            .setMaxParallelism(Harnesses.MAX_PARALLELISM)
            .setMetricGroup(
                TaskManagerMetricGroup.createTaskManagerMetricGroup(
                        registry, "host", ResourceID.generate())
                    .addJob(new JobID(), "job")
                    .addTask(ExecutionAttemptID.randomId(), "task"))
            .build();
  }

  MockEnvironment environment() {
    return environment;
  }

  /**
   * The value of a counter or gauge by the end of its name, such as {@code reason.EMPTY.rejected}.
   */
  public long read(String name) {
    Metric metric =
        metrics.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("." + name))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + ": not among " + metrics.keySet()));
    return metric instanceof Counter counter
        ? counter.getCount()
        : (Long) ((Gauge<?>) metric).getValue();
  }

  @Override
  public void close() {
    try {
      environment.close();
    } catch (Exception e) {
      throw new AssertionError("an environment that does not end", e);
    }
  }
}
