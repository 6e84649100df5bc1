package org.duebook.local.cluster;

import java.time.LocalDate;
import java.util.List;
import org.duebook.local.history.HistoryEvent;

/**
 * A job whose machines' clocks jump ahead by forty days and back, in the midst of events.
 *
 * <p>Business time goes by the machines' clock here, and never back. The machines are set to a day
 * after the history and jump from there: a broker refuses records that are stamped an hour ahead of
 * its own clock.
 */
final class ClockTrial {
  private ClockTrial() {}

  /** Takes a job through it and checks all it has published. */
  static void run(FaultyMachines machines, long seed) throws Exception {
    LocalDate first = FaultTrial.LAST_DAY.plusDays(2);
    LocalDate ahead = first.plusDays(40);
    machines.turnClocks(first);
    List<HistoryEvent> history = FaultTrial.history(seed);
    int third = history.size() / 3;
    try (Trial trial = machines.trial("clock-jump", seed, "clock: MACHINE, idleness: 1s")) {
      machines.start(trial);
      // By a clock that has jumped ahead, Kafka's producers have waited too long for what they are
      // sending, and the failure of the task may end its TaskManager.
      if (!Without.SUPERVISION.isTakenAway()) {
        trial.watchedBy(machines::replaceEnded);
      }
      trial.send(history.subList(0, third));
      trial.passTo(first);

      ShiftedClock.set(machines.clock(), ahead);
      trial.send(history.subList(third, 2 * third));
      trial.passTo(ahead);

      trial.send(history.subList(2 * third, history.size() - third / 2));
      trial.writesSomething(Trial.PATIENCE);
      ShiftedClock.set(machines.clock(), first);
      trial.send(history.subList(history.size() - third / 2, history.size()));
      // What an account was about to say when the clock went back it says when the clock is right
      // again: Flink's timers wait for their instant.
      if (!Without.CLOCK.isTakenAway()) {
        ShiftedClock.set(machines.clock(), ahead);
      }
      trial.passTo(ahead);
      trial.stop("CANONICAL");
      trial.mustHavePublishedTheFold();
    }
  }
}
