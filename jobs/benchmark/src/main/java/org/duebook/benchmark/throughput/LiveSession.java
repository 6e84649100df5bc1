package org.duebook.benchmark.throughput;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.IsolationLevel;
import org.duebook.analytics.OutputTopic;

/**
 * One live job over a workload: it reads what was laid, then events that are sent as they happen.
 * Sender and readers are in this process, so that one clock measures.
 */
final class LiveSession implements AutoCloseable {
  private static final int WARM_UP_SECONDS = 30;
  private static final int SECONDS_OF_LOAD = 15;
  private static final long RECOVERY_MINUTES = 30;
  private static final double NANOS = 1e9;

  private final RunPlan plan;
  private final LiveEvents events;
  private final double perSecond;
  private final VirtualMachine machine;
  private final PrintWriter progress;
  private final Progress kafka;
  private final Workload workload;
  private JavaProcess job;

  /**
   * Starts the job.
   *
   * @param plan its home is the session's own
   * @param events go on where they stand
   * @param perSecond how many events are sent
   */
  LiveSession(
      RunPlan plan,
      Workload workload,
      LiveEvents events,
      double perSecond,
      VirtualMachine machine,
      PrintWriter progress)
      throws IOException {
    this.plan = plan;
    this.workload = workload;
    this.events = events;
    this.perSecond = perSecond;
    this.machine = machine;
    this.progress = progress;
    kafka = new Progress(plan.bootstrapServers(), workload, FlinkScenario.groupId(plan));
    job = LiveJob.start(plan, machine, log("first"));
  }

  /** Measures what is asked for, so many times each. */
  LiveRun measure(LiveOptions options, int repetitions) throws Exception {
    catchUp();
    List<Latency> latencies = new ArrayList<>();
    for (int repetition = 1; options.latency() && repetition <= repetitions; repetition++) {
      latencies.addAll(latency(options.latencySeconds(), repetition));
    }
    List<Recovery> recoveries = new ArrayList<>();
    for (int repetition = 1; options.recovery() && repetition <= repetitions; repetition++) {
      recoveries.add(recovery(repetition));
    }
    return new LiveRun(plan, perSecond, latencies, recoveries);
  }

  /** Waits until the job has read what was laid and is warm. */
  private void catchUp() throws Exception {
    progress.printf("  %-42s live: catching up%n", plan.name());
    kafka.awaitAllIsSaid(job);
    try (PacedFeed feed = feed()) {
      feed.send(events.stretch(eventsIn(WARM_UP_SECONDS)));
    }
    kafka.awaitAllIsSaid(job);
  }

  private Path log(String which) {
    return plan.home().resolveSibling("live-job-%s.log".formatted(which));
  }

  private PacedFeed feed() {
    return new PacedFeed(plan.bootstrapServers(), perSecond);
  }

  private int eventsIn(int seconds) {
    return Math.toIntExact(Math.max(1, Math.round(perSecond * seconds)));
  }

  private OutputReader reader(IsolationLevel isolation) {
    return OutputReader.start(plan.bootstrapServers(), workload, isolation);
  }

  /** Sends for some seconds, and answers how long the job took to tell. */
  private List<Latency> latency(int seconds, int repetition) throws Exception {
    try (OutputReader written = reader(IsolationLevel.READ_UNCOMMITTED);
        OutputReader committed = reader(IsolationLevel.READ_COMMITTED);
        PacedFeed feed = feed()) {
      feed.send(events.stretch(eventsIn(seconds)));
      kafka.awaitAllIsSaid(job);
      List<Latency> latencies = new ArrayList<>();
      for (OutputReader reader : List.of(written, committed)) {
        latencies.addAll(Latency.of(feed, reader, events, repetition));
      }
      for (Latency latency : latencies) {
        progress.printf(
            "    %-20s %-16s p50 %,7.0f ms  p99 %,7.0f ms%n",
            latency.topic().topicName(),
            latency.isolation(),
            latency.millis().median(),
            latency.millis().quantile(0.99));
      }
      return latencies;
    }
  }

  /** Kills the job under load, starts it again and waits until it tells of new events. */
  private Recovery recovery(int repetition) throws Exception {
    try (OutputReader written = reader(IsolationLevel.READ_UNCOMMITTED);
        OutputReader committed = reader(IsolationLevel.READ_COMMITTED);
        PacedFeed before = feed();
        PacedFeed after = feed()) {
      // An account that is set aside is heard of only when the job tells of what came after.
      List<LiveEvents.LiveEvent> load = events.stretchWithoutProbes(eventsIn(SECONDS_OF_LOAD));
      List<LiveEvents.LiveEvent> coming = events.stretch(eventsIn(SECONDS_OF_LOAD));
      before.send(load);
      long killed = System.nanoTime();
      job.close();
      Path checkpoint = LiveJob.latestCheckpoint(plan);
      job = LiveJob.restart(plan, checkpoint, machine, log("restarted"));
      AtomicBoolean isOver = new AtomicBoolean();
      CompletableFuture<Void> sending = Background.run(() -> sendOn(coming, after, isOver));
      try {
        awaitAnswer(committed, after);
      } finally {
        isOver.set(true);
      }
      sending.join();
      Recovery recovery =
          new Recovery(
              repetition,
              LiveJob.bytesOf(checkpoint),
              (firstAnswer(written, after) - killed) / NANOS,
              (firstAnswer(committed, after) - killed) / NANOS);
      progress.printf(
          "    killed: first new record written after %.1f s, committed after %.1f s%n",
          recovery.uncommittedSeconds(), recovery.committedSeconds());
      kafka.awaitAllIsSaid(job);
      return recovery;
    }
  }

  private void sendOn(List<LiveEvents.LiveEvent> coming, PacedFeed feed, AtomicBoolean isOver) {
    List<LiveEvents.LiveEvent> next = coming;
    while (!isOver.get()) {
      feed.send(next);
      next = events.stretch(eventsIn(SECONDS_OF_LOAD));
    }
  }

  private void awaitAnswer(OutputReader reader, PacedFeed feed) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(RECOVERY_MINUTES);
    while (firstAnswer(reader, feed) == Long.MAX_VALUE) {
      job.mustBeAlive();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("nothing new in %d minutes".formatted(RECOVERY_MINUTES));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** When the first account was heard of that was sent a probe. */
  private static long firstAnswer(OutputReader reader, PacedFeed feed) {
    Set<String> probed = feed.probesDue().keySet();
    return reader.firstSeen(OutputTopic.ACCOUNT_KPIS).entrySet().stream()
        .filter(seen -> probed.contains(seen.getKey()))
        .mapToLong(Map.Entry::getValue)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    job.close();
    kafka.close();
  }
}
