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

/** Everything that was measured, as tables for people, as JSON and as a plot. */
final class Results {
  private final Machine machine;
  private final VirtualMachine virtualMachine;
  private final double loadBefore = Machine.load();
  private final List<Run> runs = new ArrayList<>();
  private final List<LiveRun> liveRuns = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param virtualMachine of each run
   */
  Results(Machine machine, VirtualMachine virtualMachine) {
    this.machine = machine;
    this.virtualMachine = virtualMachine;
  }

  void add(Run run) {
    runs.add(run);
  }

  void add(LiveRun run) {
    liveRuns.add(run);
  }

  /** Events per second of the job at live pace under a plan; of several runs, the median. */
  double rateAtLivePace(RunPlan plan) {
    return Group.beside(plan, Scenario.LIVE_PACE, Group.of(runs)).median(Run::eventsPerSecond);
  }

  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve("throughput.md"), markdown(), StandardCharsets.UTF_8);
    Files.writeString(
        directory.resolve("throughput.json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json())
            + System.lineSeparator(),
        StandardCharsets.UTF_8);
    Files.writeString(
        directory.resolve("throughput.svg"),
        ThroughputPlot.of(Group.of(runs)),
        StandardCharsets.UTF_8);
  }

  private Map<String, Object> json() {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, Object> here = new LinkedHashMap<>();
    here.put("processors", machine.processors());
    here.put("processor", machine.processor());
    here.put("memoryMegabytes", machine.memoryMegabytes());
    here.put("system", machine.system());
    here.put("java", machine.java());
    here.put("flink", machine.flink());
    here.put("kafka", machine.kafka());
    here.put("heap", virtualMachine.heap());
    here.put("collector", virtualMachine.collector().name());
    here.put("loadBefore", loadBefore);
    here.put("loadAfter", Machine.load());
    all.put("machine", here);
    all.put("throughput", runs.stream().map(Run::json).toList());
    all.put("latency", LiveTables.latencyJson(liveRuns));
    all.put("recovery", LiveTables.recoveryJson(liveRuns));
    return all;
  }

  /** The machine and the tables of what was measured. */
  String markdown() {
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            Locale.ROOT,
            "%s; %s; load %.1f before and %.1f after.%n",
            machine.line(),
            virtualMachine.line(),
            loadBefore,
            Machine.load()));
    if (!runs.isEmpty()) {
      parts.add("## Throughput\n\n" + ThroughputTable.of(Group.of(runs)));
    }
    if (liveRuns.stream().anyMatch(run -> !run.latencies().isEmpty())) {
      parts.add("## Latency\n\n" + LiveTables.latency(liveRuns));
    }
    if (liveRuns.stream().anyMatch(run -> !run.recoveries().isEmpty())) {
      parts.add("## Recovery\n\n" + LiveTables.recovery(liveRuns));
    }
    return String.join("\n", parts);
  }
}
