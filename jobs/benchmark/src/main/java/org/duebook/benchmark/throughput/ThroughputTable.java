package org.duebook.benchmark.throughput;

import java.util.List;
import java.util.Locale;

/** The medians, and what each is beside the pass-through of the same kind. */
final class ThroughputTable {
  private ThroughputTable() {}

  static String of(List<Group> groups) {
    StringBuilder table = new StringBuilder();
    table.append(
        """
        Medians; spread is the largest less the smallest, as a share of the median.

        | accounts | events, days | what ran | runs | events/s | spread | CPU s per million events | spread | of the pass-through, by CPU | peak MB | state bytes/account | slowest checkpoint |
        |---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """);
    for (Group group : groups) {
      table.append(row(group, Group.beside(group.plan(), Scenario.PASS_THROUGH, groups)));
    }
    return table.toString();
  }

  private static String row(Group group, Group passThrough) {
    Workload.Laid laid = group.runs().get(0).laid();
    boolean checkpoints = group.median(run -> run.measured().checkpoints()) > 0;
    Sample rate = group.sample(Run::eventsPerSecond);
    Sample cpuRate = group.sample(Run::eventsPerCpuSecond);
    return format(
        "| %,d | %,d, %,d | %s | %d | %,.0f | %s | %,.1f | %s | %s | %,.0f | %s | %s |%n",
        group.plan().accounts(),
        laid.events(),
        laid.days(),
        group.plan().name(),
        group.runs().size(),
        rate.median(),
        rate.spread(),
        1e6 / cpuRate.median(),
        cpuRate.spread(),
        passThrough == null
            ? "–"
            : format("%.2f", cpuRate.median() / passThrough.median(Run::eventsPerCpuSecond)),
        group.median(run -> run.measured().peakMegabytes()),
        checkpoints
            ? format(
                "%,.0f", group.median(run -> run.measured().stateBytes()) / group.plan().accounts())
            : "–",
        checkpoints
            ? format("%,.1f s", group.median(r -> r.measured().checkpointMillis()) / 1000)
            : "–");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
