package org.duebook.benchmark.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All runs, as a table for people, as JSON and as a plot.
 *
 * @param runs in the order in which they ran
 */
record Results(List<Run> runs) {

  /** Keeps its own copy. */
  Results {
    runs = List.copyOf(runs);
  }

  /**
   * One run.
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
  }

  /** Runs that differ only by chance. */
  private record Group(List<Run> runs) {
    RunPlan plan() {
      return runs.get(0).plan();
    }

    double median(ToDoubleFunction<Run> figure) {
      double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Largest less smallest, as a share of the median. */
    double spread(ToDoubleFunction<Run> figure) {
      double least = runs.stream().mapToDouble(figure).min().orElseThrow();
      double most = runs.stream().mapToDouble(figure).max().orElseThrow();
      return (most - least) / median(figure);
    }
  }

  private List<Group> groups() {
    Map<String, List<Run>> groups = new LinkedHashMap<>();
    for (Run run : runs) {
      String key = run.plan().accounts() + " " + run.plan().name();
      groups.computeIfAbsent(key, name -> new ArrayList<>()).add(run);
    }
    return groups.values().stream().map(Group::new).toList();
  }

  /** The pass-through that a group is set beside, or null. */
  private static Group passThroughOf(Group group, List<Group> groups) {
    return groups.stream()
        .filter(other -> other.plan().scenario() == Scenario.PASS_THROUGH)
        .filter(other -> other.plan().accounts() == group.plan().accounts())
        .filter(other -> other.plan().backend().equals(group.plan().backend()))
        .filter(other -> other.plan().parallelism() == group.plan().parallelism())
        .findFirst()
        .orElse(null);
  }

  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve("throughput.md"), markdown(), StandardCharsets.UTF_8);
    Files.writeString(
        directory.resolve("throughput.json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json())
            + System.lineSeparator(),
        StandardCharsets.UTF_8);
    Files.writeString(directory.resolve("throughput.svg"), plot(), StandardCharsets.UTF_8);
  }

  private List<Map<String, Object>> json() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Run run : runs) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("scenario", run.plan().scenario().name());
      one.put("accounts", run.plan().accounts());
      one.put("backend", run.plan().backend());
      one.put("parallelism", run.plan().parallelism());
      one.put("repetition", run.repetition());
      one.put("events", run.laid().events());
      one.put("businessDays", run.laid().days());
      run.laid().byTopic().forEach((topic, count) -> one.put(topic.topicName(), count));
      one.put("wallSeconds", run.measured().wallSeconds());
      one.put("cpuSeconds", run.measured().cpuSeconds());
      one.put("peakMegabytes", run.measured().peakMegabytes());
      one.put("checkpoints", run.measured().checkpoints());
      one.put("stateBytes", run.measured().stateBytes());
      one.put("slowestCheckpointMillis", run.measured().checkpointMillis());
      all.add(one);
    }
    return all;
  }

  /** The medians, and what each is beside the pass-through of the same kind. */
  String markdown() {
    StringBuilder table = new StringBuilder();
    table.append(
        """
        | accounts | events, days | what ran | events/s | CPU s per million events | of the pass-through, by CPU | spread | peak MB | state bytes/account | slowest checkpoint |
        |---:|---:|---|---:|---:|---:|---:|---:|---:|---:|
        """);
    List<Group> groups = groups();
    for (Group group : groups) {
      Workload.Laid laid = group.runs().get(0).laid();
      Group passThrough = passThroughOf(group, groups);
      boolean flink = group.plan().scenario().usesFlink();
      table.append(
          format(
              "| %,d | %,d, %,d | %s | %,.0f | %,.1f | %s | %.0f %% | %,.0f | %s | %s |%n",
              group.plan().accounts(),
              laid.events(),
              laid.days(),
              group.plan().name(),
              group.median(Run::eventsPerSecond),
              1e6 / group.median(Run::eventsPerCpuSecond),
              passThrough == null
                  ? "–"
                  : format(
                      "%.2f",
                      group.median(Run::eventsPerCpuSecond)
                          / passThrough.median(Run::eventsPerCpuSecond)),
              100 * group.spread(Run::eventsPerCpuSecond),
              group.median(run -> run.measured().peakMegabytes()),
              flink
                  ? format(
                      "%,.0f",
                      group.median(run -> run.measured().stateBytes()) / group.plan().accounts())
                  : "–",
              flink
                  ? format("%,.1f s", group.median(r -> r.measured().checkpointMillis()) / 1000)
                  : "–"));
    }
    return table.toString();
  }

  /** Bars of events per second of a processor, longest first of each workload. */
  private String plot() {
    int row = 22;
    List<Group> groups = groups();
    double most =
        groups.stream()
            .filter(group -> group.plan().scenario().usesFlink())
            .mapToDouble(group -> group.median(Run::eventsPerCpuSecond))
            .max()
            .orElse(1);
    StringBuilder bars = new StringBuilder();
    int y = 30;
    for (Group group : groups) {
      if (!group.plan().scenario().usesFlink()) {
        continue;
      }
      double value = group.median(Run::eventsPerCpuSecond);
      bars.append(
          format(
              """
              <text x="8" y="%1$d">%2$,d accounts, %3$s</text>
              <rect x="400" y="%4$d" width="%5$.0f" height="14" fill="#1f5f9e"/>
              <text x="%6$.0f" y="%1$d">%7$,.0f</text>
              """,
              y,
              group.plan().accounts(),
              group.plan().name(),
              y - 11,
              400 * value / most,
              406 + 400 * value / most,
              value));
      y += row;
    }
    return format(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="900" height="%d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="400" y="14">events per second of a processor</text>
        %s</svg>
        """,
        y + 10, bars);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
