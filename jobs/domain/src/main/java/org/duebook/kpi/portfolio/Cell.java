package org.duebook.kpi.portfolio;

/**
 * Names one sum of a portfolio.
 *
 * @param measure what is summed
 * @param epochDay of which day, or {@link #NO_DAY}
 * @param detail what else tells the sums of a measure and day apart, as the measure says, else 0
 */
public record Cell(Measure measure, int epochDay, int detail) {
  /** Of measures that have no day. */
  public static final int NO_DAY = Integer.MIN_VALUE;
}
