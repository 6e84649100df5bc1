package org.duebook.analytics.portfolio;

import org.duebook.kpi.portfolio.PortfolioKey;

/**
 * What the job remembers of a portfolio beside its sums.
 *
 * @param key the portfolio
 * @param closedDay the last business day that is over, as epoch day: nothing is told of it or of
 *     days before it any more; {@link #NONE} before the first figures
 * @param keptFrom the first day whose windowed sums are still kept, as epoch day, or {@link #NONE}
 * @param emitted fingerprint of the figures last emitted, 0 before the first
 */
record PortfolioStatus(PortfolioKey key, int closedDay, int keptFrom, long emitted) {
  static final int NONE = Integer.MIN_VALUE;

  PortfolioStatus(PortfolioKey key) {
    this(key, NONE, NONE, 0);
  }

  PortfolioStatus withClosedDay(int day) {
    return new PortfolioStatus(key, day, keptFrom, emitted);
  }

  PortfolioStatus withKeptFrom(int day) {
    return new PortfolioStatus(key, closedDay, day, emitted);
  }

  PortfolioStatus withEmitted(long fingerprint) {
    return new PortfolioStatus(key, closedDay, keptFrom, fingerprint);
  }
}
