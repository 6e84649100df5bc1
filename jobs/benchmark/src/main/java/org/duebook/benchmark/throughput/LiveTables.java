package org.duebook.benchmark.throughput;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Latency and recovery, as tables for people and as JSON. */
final class LiveTables {
  private static final double MEGABYTE = 1 << 20;

  private LiveTables() {}

  /** The medians over the stretches. */
  static String latency(List<LiveRun> runs) {
    StringBuilder table = new StringBuilder();
    table.append(
        format(
            """
            From an event to the record that tells of it, in milliseconds; an account speaks at most every %d ms. At
            read_uncommitted it is the job's own time; readers at read_committed also wait for the checkpoint, one every %d s.

            | accounts | what ran | events/s sent | told on | read at | p50 | p99 | spread of p99 | slowest | probes answered |
            |---:|---|---:|---|---|---:|---:|---:|---:|---:|
            """,
            FlinkScenario.COALESCING.toMillis(), FlinkScenario.CHECKPOINT_INTERVAL.toSeconds()));
    for (LiveRun run : runs) {
      for (List<Latency> stretches : stretches(run)) {
        Latency first = stretches.get(0);
        Sample p99 = of(stretches, stretch -> stretch.millis().quantile(0.99));
        table.append(
            format(
                "| %,d | %s | %,.0f | %s | %s | %,.0f | %,.0f | %s | %,.0f | %,d of %,d |%n",
                run.plan().accounts(),
                run.plan().name(),
                run.perSecond(),
                first.topic().topicName(),
                first.isolation(),
                of(stretches, stretch -> stretch.millis().median()).median(),
                p99.median(),
                p99.spread(),
                of(stretches, stretch -> stretch.millis().most()).most(),
                stretches.stream().mapToInt(stretch -> stretch.millis().sorted().size()).sum(),
                stretches.stream().mapToInt(Latency::probes).sum()));
      }
    }
    return table.toString();
  }

  /** Stretches of the same topic and reader. */
  private static Iterable<List<Latency>> stretches(LiveRun run) {
    Map<String, List<Latency>> stretches = new LinkedHashMap<>();
    for (Latency latency : run.latencies()) {
      stretches
          .computeIfAbsent(latency.topic() + " " + latency.isolation(), key -> new ArrayList<>())
          .add(latency);
    }
    return stretches.values();
  }

  /** The medians over the kills. */
  static String recovery(List<LiveRun> runs) {
    StringBuilder table = new StringBuilder();
    table.append(
        format(
            """
            From the kill of a job under load, started again at once from its latest checkpoint, to the first record that tells
            of an event sent after the kill, in seconds; checkpoints every %d s.

            | accounts | what ran | events/s sent | checkpoint MB | written | spread | committed | spread |
            |---:|---|---:|---:|---:|---:|---:|---:|
            """,
            FlinkScenario.CHECKPOINT_INTERVAL.toSeconds()));
    for (LiveRun run : runs) {
      if (run.recoveries().isEmpty()) {
        continue;
      }
      Sample written = of(run.recoveries(), Recovery::uncommittedSeconds);
      Sample committed = of(run.recoveries(), Recovery::committedSeconds);
      table.append(
          format(
              "| %,d | %s | %,.0f | %,.1f | %,.1f | %s | %,.1f | %s |%n",
              run.plan().accounts(),
              run.plan().name(),
              run.perSecond(),
              of(run.recoveries(), Recovery::checkpointBytes).median() / MEGABYTE,
              written.median(),
              written.spread(),
              committed.median(),
              committed.spread()));
    }
    return table.toString();
  }

  private static <T> Sample of(List<T> measured, ToDoubleFunction<T> figure) {
    return Sample.of(measured.stream().mapToDouble(figure));
  }

  static List<Map<String, Object>> latencyJson(List<LiveRun> runs) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (LiveRun run : runs) {
      for (Latency latency : run.latencies()) {
        Map<String, Object> one = json(run, latency.repetition());
        one.put("topic", latency.topic().topicName());
        one.put("isolation", latency.isolation().toString());
        one.put("probes", latency.probes());
        one.put("answered", latency.millis().sorted().size());
        one.put("p50Millis", latency.millis().median());
        one.put("p99Millis", latency.millis().quantile(0.99));
        one.put("slowestMillis", latency.millis().most());
        all.add(one);
      }
    }
    return all;
  }

  static List<Map<String, Object>> recoveryJson(List<LiveRun> runs) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (LiveRun run : runs) {
      for (Recovery recovery : run.recoveries()) {
        Map<String, Object> one = json(run, recovery.repetition());
        one.put("checkpointBytes", recovery.checkpointBytes());
        one.put("uncommittedSeconds", recovery.uncommittedSeconds());
        one.put("committedSeconds", recovery.committedSeconds());
        all.add(one);
      }
    }
    return all;
  }

  private static Map<String, Object> json(LiveRun run, int repetition) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("accounts", run.plan().accounts());
    one.put("backend", run.plan().backend());
    one.put("parallelism", run.plan().parallelism());
    one.put("repetition", repetition);
    one.put("eventsPerSecond", run.perSecond());
    one.put("checkpointIntervalSeconds", FlinkScenario.CHECKPOINT_INTERVAL.toSeconds());
    return one;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
