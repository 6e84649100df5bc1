package org.duebook.local.dashboard.page;

/**
 * One column of a table.
 *
 * @param key stable name, for sorting and programs
 * @param title what stands above it
 * @param kind how its values are to be read
 * @param definition field of the contract it shows, such as PortfolioKpis.daysInAr; empty: none
 */
public record Column(String key, String title, Kind kind, String definition) {
  /** How values are to be read. */
  public enum Kind {
    /** As it stands. */
    TEXT,
    /** A symbol of a contract. */
    SYMBOL,
    /** Cents. */
    MONEY,
    /** How many. */
    COUNT,
    /** A number of days. */
    DAYS,
    /** A ratio, 1 is all of it. */
    SHARE,
    /** A number without a unit. */
    NUMBER,
    /** A calendar day. */
    DAY,
    /** An instant. */
    INSTANT
  }
}
