package org.duebook.local.cluster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.local.history.HistoryEvent;
import org.duebook.local.simulator.SimulatedEvent;
import org.duebook.local.simulator.SimulatedHistory;
import org.duebook.local.simulator.SimulationOptions;
import org.duebook.wire.SingleObjectWireFormat;

/** A simulated history as the events that its producers send, in the order of their moments. */
final class SimulatedLog {
  /** The first day of every simulated history of the cluster's tests. */
  static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

  private SimulatedLog() {}

  /**
   * Plays some practices' accounts from {@link #FIRST_DAY} on; the same seed gives the same events.
   */
  static List<HistoryEvent> of(long seed, int accounts, int days) {
    SimulatedHistory history =
        new SimulatedHistory(seed, accounts, FIRST_DAY, SimulationOptions.defaults());
    SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
    FactReader reader =
        new FactReader(wireFormat, new PracticeRules(SettingsFile.defaults().businessRules()));
    List<HistoryEvent> events = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (SimulatedEvent event : history.nextDay()) {
        long occurredAt = event.occurredAt().toEpochMilli();
        IncomingRecord incoming =
            new IncomingRecord(
                event.topic(), "simulated", 0, 0, occurredAt, wireFormat.encode(event.record()));
        if (!(reader.read(incoming, occurredAt) instanceof FactReader.Accepted accepted)) {
          throw new AssertionError("a simulated event is refused (expected: none)");
        }
        events.add(new HistoryEvent(accepted.practiceId(), accepted.accountId(), accepted.fact()));
      }
    }
    return events;
  }
}
