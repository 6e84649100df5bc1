package org.duebook.local.dashboard.book;

/**
 * How much the dashboard keeps in memory, at most.
 *
 * @param accounts latest figures of accounts
 * @param portfolios latest figures of portfolios
 * @param dailyPoints daily figures, over all portfolios and days
 * @param followUps latest follow-ups, each of patients and payers
 * @param worklists latest worklists
 * @param outcomes latest outcomes of shares
 * @param modelWeeks weeks of model quality
 * @param newest newest exceptions, and newest refused records
 */
public record Bounds(
    int accounts,
    int portfolios,
    int dailyPoints,
    int followUps,
    int worklists,
    int outcomes,
    int modelWeeks,
    int newest) {

  /** What fits into some hundred megabytes. */
  public static Bounds defaults() {
    return new Bounds(50_000, 5_000, 100_000, 50_000, 2_000, 50_000, 5_000, 500);
  }
}
