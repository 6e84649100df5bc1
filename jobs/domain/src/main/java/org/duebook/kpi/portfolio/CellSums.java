package org.duebook.kpi.portfolio;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Sums by cell; a sum of 0 is not held. Cents or counts, as the cell's measure says. Not safe for
 * use by several threads.
 *
 * <p>A table of plain numbers with open addressing: an account is taken from and added to its
 * portfolios with every event, and these are read whole every day, so maps of boxed cells took 40 %
 * of the job's time.
 */
public final class CellSums {
  private static final Measure[] MEASURES = Measure.values();
  private static final int DETAIL_BITS = 26;
  private static final int MOST_DETAIL = (1 << DETAIL_BITS) - 1;
  private static final long FREE = 0;
  private static final long[] NONE = new long[0];

  /** Names of cells, {@link #FREE} where a place is free; as many as a power of two. */
  private long[] names;

  /** The sum of the cell at the same place; 0 where it is not held any more. */
  private long[] sums;

  private int taken;
  private int held;

  /** No sums. */
  public CellSums() {
    names = NONE;
    sums = NONE;
  }

  /** No sums yet, with room for so many. */
  public CellSums(int expected) {
    int length = expected == 0 ? 0 : Math.max(8, Integer.highestOneBit(expected) * 4);
    names = new long[length];
    sums = new long[length];
  }

  private CellSums(CellSums other) {
    names = other.names.clone();
    sums = other.sums.clone();
    taken = other.taken;
    held = other.held;
  }

  @SuppressWarnings("EnumOrdinal") // Within this process only.
  private static long name(Measure measure, int epochDay, int detail) {
    if (detail < 0 || detail > MOST_DETAIL) {
      throw new IllegalArgumentException(
          "detail: %d (expected: 0 to %d)".formatted(detail, MOST_DETAIL));
    }
    // The place of a measure counts from 1, so that no name is FREE.
    return (long) epochDay << 32 | (measure.ordinal() + 1L) << DETAIL_BITS | detail;
  }

  private static Cell cell(long name) {
    return new Cell(measure(name), epochDay(name), detail(name));
  }

  private static Measure measure(long name) {
    return MEASURES[((int) name >>> DETAIL_BITS) - 1];
  }

  private static int epochDay(long name) {
    return (int) (name >> 32);
  }

  private static int detail(long name) {
    return (int) name & MOST_DETAIL;
  }

  /** Where a name stands, or the free place where it would. */
  private int place(long name) {
    long mixed = name * 0x9e3779b97f4a7c15L;
    int place = (int) (mixed >>> 32) & names.length - 1;
    while (names[place] != FREE && names[place] != name) {
      place = place + 1 & names.length - 1;
    }
    return place;
  }

  /** Adds to one cell. */
  public void add(Cell cell, long value) {
    add(name(cell.measure(), cell.epochDay(), cell.detail()), value);
  }

  /** Adds to the cell of a measure, day and detail. */
  public void add(Measure measure, int epochDay, int detail, long value) {
    add(name(measure, epochDay, detail), value);
  }

  private void add(long name, long value) {
    if (value == 0) {
      return;
    }
    if (2 * (taken + 1) > names.length) {
      makeRoom();
    }
    int place = place(name);
    if (names[place] == FREE) {
      names[place] = name;
      taken++;
    }
    boolean wasHeld = sums[place] != 0;
    sums[place] += value;
    held += (sums[place] != 0 ? 1 : 0) - (wasHeld ? 1 : 0);
  }

  /** Lets go of names without a sum, and doubles the table if that is not enough. */
  private void makeRoom() {
    long[] oldNames = names;
    long[] oldSums = sums;
    int length = Math.max(8, Integer.highestOneBit(Math.max(1, held)) * 4);
    names = new long[length];
    sums = new long[length];
    taken = held;
    for (int i = 0; i < oldNames.length; i++) {
      if (oldSums[i] != 0) {
        int place = place(oldNames[i]);
        names[place] = oldNames[i];
        sums[place] = oldSums[i];
      }
    }
  }

  /** Adds all of another's sums. */
  public void addAll(CellSums other) {
    for (int i = 0; i < other.sums.length; i++) {
      add(other.names[i], other.sums[i]);
    }
  }

  /** What has to be added to the other to make this. */
  public CellSums minus(CellSums other) {
    CellSums difference = copy();
    for (int i = 0; i < other.sums.length; i++) {
      difference.add(other.names[i], -other.sums[i]);
    }
    return difference;
  }

  /** Whether every sum is 0. */
  public boolean isEmpty() {
    return held == 0;
  }

  /** How many cells hold something. */
  public int size() {
    return held;
  }

  /** Shows every sum that is not 0. */
  public void forEach(CellVisitor visitor) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != 0) {
        long name = names[i];
        visitor.visit(measure(name), epochDay(name), detail(name), sums[i]);
      }
    }
  }

  /** How many places there are, whether a sum is held there or not. */
  int places() {
    return sums.length;
  }

  /**
   * Lists the places at which a sum is held. To list them first and then read them is faster than
   * to ask of each place as it is read: which are free cannot be foreseen by a processor, and here
   * there is nothing to foresee.
   *
   * @param list has room for all places
   * @return how many there are
   */
  int heldPlaces(int[] list) {
    int listed = 0;
    for (int place = 0; place < sums.length; place++) {
      list[listed] = place;
      listed += sums[place] != 0 ? 1 : 0;
    }
    return listed;
  }

  /** The sum held at a place. */
  long sumAt(int place) {
    return sums[place];
  }

  /** The ordinal of the measure of the cell at a place. */
  int measureAt(int place) {
    return ((int) names[place] >>> DETAIL_BITS) - 1;
  }

  /** The day of the cell at a place. */
  int epochDayAt(int place) {
    return epochDay(names[place]);
  }

  /** The detail of the cell at a place. */
  int detailAt(int place) {
    return detail(names[place]);
  }

  /** Lets the sums go that a condition names. */
  public void removeIf(Predicate<Cell> condition) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != 0 && condition.test(cell(names[i]))) {
        sums[i] = 0;
        held--;
      }
    }
  }

  /** An independent equal. */
  public CellSums copy() {
    return new CellSums(this);
  }

  /** Is shown sums. */
  @FunctionalInterface
  public interface CellVisitor {
    /** Takes one sum. */
    void visit(Measure measure, int epochDay, int detail, long value);
  }

  private long sumOf(long name) {
    return names.length == 0 ? 0 : sums[place(name)];
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof CellSums that) || held != that.held) {
      return false;
    }
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != 0 && that.sumOf(names[i]) != sums[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    // Of equal sums whatever their places.
    int hash = 0;
    for (int i = 0; i < sums.length; i++) {
      hash += sums[i] == 0 ? 0 : 31 * Long.hashCode(names[i]) ^ Long.hashCode(sums[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    String[] held = new String[this.held];
    int next = 0;
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != 0) {
        held[next++] = cell(names[i]) + "=" + sums[i];
      }
    }
    Arrays.sort(held);
    return Arrays.toString(held);
  }
}
