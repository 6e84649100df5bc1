package org.duebook.local.cluster;

import java.util.List;
import java.util.Locale;

/** How long the job took to come back, a line a trial. */
final class RecoveryTable {
  private RecoveryTable() {}

  /** The table of some trials that all passed. */
  static String of(List<FaultTrial.Report> reports) {
    StringBuilder table =
        new StringBuilder(
            "| fault | seed | events before | open records | seconds to recover |\n|---|---|---|---|---|\n");
    for (FaultTrial.Report report : reports) {
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
}
