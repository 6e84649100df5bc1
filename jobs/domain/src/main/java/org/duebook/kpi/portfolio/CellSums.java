package org.duebook.kpi.portfolio;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Sums by cell; a sum of 0 is not held. Cents or counts, as the cell's measure says. Not safe for
 * use by several threads.
 */
public final class CellSums {
  private final Map<Cell, Long> sums;

  /** No sums. */
  public CellSums() {
    this(new HashMap<>());
  }

  private CellSums(Map<Cell, Long> sums) {
    this.sums = sums;
  }

  /** Adds to one cell. */
  public void add(Cell cell, long value) {
    if (value != 0) {
      sums.merge(cell, value, CellSums::sumOrNothing);
    }
  }

  private static Long sumOrNothing(long one, long other) {
    long sum = one + other;
    return sum == 0 ? null : (Long) sum;
  }

  /** Adds all of another's sums. */
  public void addAll(CellSums other) {
    other.sums.forEach(this::add);
  }

  /** What has to be added to the other to make this. */
  public CellSums minus(CellSums other) {
    CellSums difference = copy();
    other.sums.forEach((cell, value) -> difference.add(cell, -value));
    return difference;
  }

  /** Whether every sum is 0. */
  public boolean isEmpty() {
    return sums.isEmpty();
  }

  /** How many cells hold something. */
  public int size() {
    return sums.size();
  }

  /** Shows every sum that is not 0. */
  public void forEach(CellVisitor visitor) {
    sums.forEach(visitor::visit);
  }

  /** Lets the sums go that a condition names. */
  public void removeIf(java.util.function.Predicate<Cell> condition) {
    sums.keySet().removeIf(condition);
  }

  /** An independent equal. */
  public CellSums copy() {
    return new CellSums(new HashMap<>(sums));
  }

  /** Is shown sums. */
  @FunctionalInterface
  public interface CellVisitor {
    /** Takes one sum. */
    void visit(Cell cell, long value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellSums that && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sums);
  }

  @Override
  public String toString() {
    return sums.toString();
  }
}
