package org.duebook.local.cluster;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** A job on a cluster in this process. */
final class RunningJob {
  private static final long PATIENCE_SECONDS = 90;

  private final MiniCluster cluster;
  private final JobID id;

  private RunningJob(MiniCluster cluster, JobID id) {
    this.cluster = cluster;
    this.id = id;
  }

  /**
   * Starts what is wired in an environment.
   *
   * @param restoreFrom a savepoint or checkpoint, or null to start anew
   */
  static RunningJob start(
      MiniCluster cluster, StreamExecutionEnvironment environment, String restoreFrom)
      throws Exception {
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    if (restoreFrom != null) {
      graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(restoreFrom, false));
    }
    cluster.submitJob(graph).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return new RunningJob(cluster, graph.getJobID());
  }

  /**
   * Takes a checkpoint as soon as every task runs; the outputs until here are committed soon after.
   */
  String checkpoint() throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        return cluster.triggerCheckpoint(id).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        // After a failure some tasks start later than others.
        boolean startsStill =
            ExceptionUtils.findThrowable(e, CheckpointException.class)
                .filter(
                    refused ->
                        refused.getCheckpointFailureReason()
                            == CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING)
                .isPresent();
        if (!startsStill || System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  /** Stops the job; everything it wrote is committed then. */
  String stopWithSavepoint(Path directory)
      throws ExecutionException, InterruptedException, TimeoutException {
    return cluster
        .stopWithSavepoint(id, directory.toUri().toString(), false, SavepointFormatType.CANONICAL)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Stops the job as at the end of all input. */
  String drain(Path directory) throws ExecutionException, InterruptedException, TimeoutException {
    return cluster
        .stopWithSavepoint(id, directory.toUri().toString(), true, SavepointFormatType.CANONICAL)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Fails the test with the job's own reason if the job has failed. */
  void mustBeAlive() {
    try {
      if (cluster.getJobStatus(id).get(PATIENCE_SECONDS, TimeUnit.SECONDS) == JobStatus.FAILED) {
        throw new AssertionError(
            "the job failed",
            cluster
                .requestJobResult(id)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .getSerializedThrowable()
                .orElse(null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for the job", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the cluster does not tell how the job is", e);
    }
  }

  /** Ends the job as it is, however it is. */
  void cancel() throws ExecutionException, InterruptedException, TimeoutException {
    if (!cluster
        .getJobStatus(id)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .isGloballyTerminalState()) {
      cluster.cancelJob(id).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      cluster.requestJobResult(id).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
