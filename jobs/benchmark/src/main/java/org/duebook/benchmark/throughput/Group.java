package org.duebook.benchmark.throughput;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Runs that differ only by chance.
 *
 * @param runs at least one
 */
record Group(List<Run> runs) {

  /** Keeps its own copy. */
  Group {
    runs = List.copyOf(runs);
  }

  /** The groups of some runs, in the order in which they began. */
  static List<Group> of(List<Run> runs) {
    Map<String, List<Run>> groups = new LinkedHashMap<>();
    for (Run run : runs) {
      String key = run.plan().accounts() + " " + run.plan().name();
      groups.computeIfAbsent(key, name -> new ArrayList<>()).add(run);
    }
    return groups.values().stream().map(Group::new).toList();
  }

  /** The group of a scenario on the accounts, the backend and the subtasks of a plan, or null. */
  static Group beside(RunPlan plan, Scenario scenario, List<Group> groups) {
    return groups.stream()
        .filter(other -> other.plan().scenario() == scenario)
        .filter(other -> other.plan().accounts() == plan.accounts())
        .filter(other -> other.plan().backend().equals(plan.backend()))
        .filter(other -> other.plan().parallelism() == plan.parallelism())
        .findFirst()
        .orElse(null);
  }

  RunPlan plan() {
    return runs.get(0).plan();
  }

  Sample sample(ToDoubleFunction<Run> figure) {
    return Sample.of(runs.stream().mapToDouble(figure));
  }

  double median(ToDoubleFunction<Run> figure) {
    return sample(figure).median();
  }
}
