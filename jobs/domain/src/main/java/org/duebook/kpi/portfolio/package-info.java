/**
 * Key figures of portfolios: all claims, a practice's, a payer's, a practice's with a payer
 * (contract page, section 3).
 *
 * <p>Each account contributes sums by date ({@link org.duebook.kpi.portfolio.AccountContribution});
 * what an event changes is the difference between two contributions, and a portfolio is the sum of
 * all differences ({@link org.duebook.kpi.portfolio.PortfolioFigures} reads them as of a day). A
 * bucket or a window is a range of days, so a portfolio ages without being touched.
 */
package org.duebook.kpi.portfolio;
