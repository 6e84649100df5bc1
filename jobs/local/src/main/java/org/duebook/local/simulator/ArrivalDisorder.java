package org.duebook.local.simulator;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Lets events arrive late and twice. Holds what has happened and not arrived: a window of days.
 *
 * <p>How late an event is follows from the seed and its own id, so other events do not matter.
 */
final class ArrivalDisorder {
  private static final long DISORDER_STREAM = 3;
  private static final Lag REDELIVERED_AFTER = new Lag(1, 1.0, 0, 30);

  private final long seed;
  private final Disorder disorder;
  private final ZoneId zone;
  private final PriorityQueue<Arrival> pending =
      new PriorityQueue<>(
          Comparator.comparingLong(Arrival::atMillis)
              .thenComparing(arrival -> arrival.event().eventId()));

  private record Arrival(long atMillis, SimulatedEvent event) {}

  ArrivalDisorder(long seed, Disorder disorder, ZoneId zone) {
    this.seed = seed;
    this.disorder = disorder;
    this.zone = zone;
  }

  boolean isNone() {
    return disorder.isNone();
  }

  /** Takes a day's events in, and hands out what arrives up to the end of that day. */
  List<SimulatedEvent> arriveOn(LocalDate day, List<SimulatedEvent> happened) {
    happened.forEach(this::expect);
    long end = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    List<SimulatedEvent> arrived = new ArrayList<>(happened.size());
    while (!pending.isEmpty() && pending.peek().atMillis() < end) {
      arrived.add(pending.remove().event());
    }
    return arrived;
  }

  /** Hands out all that has not arrived. */
  List<SimulatedEvent> takeAll() {
    List<SimulatedEvent> all = new ArrayList<>(pending.size());
    while (!pending.isEmpty()) {
      all.add(pending.remove().event());
    }
    return all;
  }

  private void expect(SimulatedEvent event) {
    Chance chance = Chance.of(seed, DISORDER_STREAM, event.eventId().hashCode());
    long occurred = event.occurredAt().toEpochMilli();
    double windowMillis = disorder.shuffleDays() * Hours.DAY_MILLIS;
    long arrives = occurred + (long) (windowMillis * chance.between(0.0, 1.0));
    pending.add(new Arrival(arrives, event));
    if (chance.happens(disorder.duplicates())) {
      long again =
          (long) ((chance.days(REDELIVERED_AFTER) + chance.between(0.0, 1.0)) * Hours.DAY_MILLIS);
      pending.add(new Arrival(arrives + again, event));
    }
  }
}
