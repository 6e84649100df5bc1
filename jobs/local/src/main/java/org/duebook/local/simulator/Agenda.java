package org.duebook.local.simulator;

import java.util.Arrays;

/**
 * What is still to happen in one account, soonest first; at the same time, first planned first.
 *
 * <p>Holds a handful of entries at a time, so two short arrays beat a heap in space and speed.
 */
final class Agenda {
  /** The time of nothing. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int INITIAL_CAPACITY = 4;

  // Latest first, so that the next one is taken from the end.
  private long[] times = new long[INITIAL_CAPACITY];
  private Step[] steps = new Step[INITIAL_CAPACITY];
  private int size;

  /** Something that happens at a business time. */
  interface Step {
    /** Plays it; {@code now} is the business time it was planned for. */
    void play(long now);
  }

  void add(long time, Step step) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      steps = Arrays.copyOf(steps, size * 2);
    }
    int place = size;
    while (place > 0 && times[place - 1] <= time) {
      times[place] = times[place - 1];
      steps[place] = steps[place - 1];
      place--;
    }
    times[place] = time;
    steps[place] = step;
    size++;
  }

  /** The business time of the next step, or {@link #NEVER}. */
  long nextTime() {
    return size == 0 ? NEVER : times[size - 1];
  }

  /** How many steps are planned. */
  int size() {
    return size;
  }

  /** Takes the next step off. */
  Step take() {
    size--;
    Step step = steps[size];
    steps[size] = null;
    return step;
  }
}
