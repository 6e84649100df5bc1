package org.duebook.local.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the events of one day as the accounts write them, and hands them out in the order in
 * which they occurred; at the same instant, by event id, so that the order does not depend on who
 * wrote first.
 *
 * <p>Sorts numbers, not events: a day of a million accounts has a hundred thousand of them.
 */
final class DayBook {
  private static final int BITS_OF_PLACE = 32;
  private static final int INITIAL_CAPACITY = 1024;
  private static final Comparator<SimulatedEvent> BY_ID =
      Comparator.comparing(SimulatedEvent::eventId);

  private SimulatedEvent[] events = new SimulatedEvent[INITIAL_CAPACITY];
  private long[] keys = new long[INITIAL_CAPACITY];
  private int size;

  /**
   * Takes an event; {@code businessTime} is when it occurred, of the day that is being collected.
   */
  void add(long businessTime, SimulatedEvent event) {
    if (size == events.length) {
      events = Arrays.copyOf(events, size * 2);
      keys = Arrays.copyOf(keys, size * 2);
    }
    long timeOfDay = Math.floorMod(businessTime, Hours.DAY_MILLIS);
    keys[size] = timeOfDay << BITS_OF_PLACE | size;
    events[size] = event;
    size++;
  }

  /** The events so far, in order; forgets them. */
  List<SimulatedEvent> takeInOrder() {
    Arrays.sort(keys, 0, size);
    List<SimulatedEvent> ordered = new ArrayList<>(size);
    int from = 0;
    while (from < size) {
      int to = from;
      long time = keys[from] >>> BITS_OF_PLACE;
      while (to < size && keys[to] >>> BITS_OF_PLACE == time) {
        ordered.add(events[(int) keys[to]]);
        to++;
      }
      if (to - from > 1) {
        ordered.subList(from, to).sort(BY_ID);
      }
      from = to;
    }
    Arrays.fill(events, 0, size, null);
    size = 0;
    return ordered;
  }
}
