package org.duebook.local.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duebook.local.cluster.FaultTrial.Report;

/** How long the job took to come back, a line a trial. */
final class RecoveryTable {
  private RecoveryTable() {}

  /** The table of some trials that all passed. */
  static String of(List<Report> reports) {
    StringBuilder table =
        new StringBuilder(
            "| fault | seed | events before | open records | seconds to recover |\n|---|---|---|---|---|\n");
    for (Report report : reports) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %,d | %,d | %.1f |%n",
              report.fault(),
              report.seed(),
              report.events(),
              report.open(),
              report.recoveryMillis() / 1000.0));
    }
    return table.toString();
  }

  /** The same in short: a line a fault. */
  static String inShort(List<Report> reports) {
    Map<String, List<Long>> millis = new LinkedHashMap<>();
    for (Report report : reports) {
      millis
          .computeIfAbsent(report.fault(), fault -> new ArrayList<>())
          .add(report.recoveryMillis());
    }
    StringBuilder table =
        new StringBuilder(
            "| fault | trials | median seconds to recover | worst |\n|---|---|---|---|\n");
    millis.forEach(
        (fault, all) -> {
          List<Long> sorted = all.stream().sorted().toList();
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %d | %.1f | %.1f |%n",
                  fault,
                  sorted.size(),
                  sorted.get((sorted.size() - 1) / 2) / 1000.0,
                  sorted.get(sorted.size() - 1) / 1000.0));
        });
    return table.toString();
  }
}
