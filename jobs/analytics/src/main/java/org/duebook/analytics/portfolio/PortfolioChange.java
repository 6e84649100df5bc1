package org.duebook.analytics.portfolio;

import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.PortfolioKey;

/**
 * A change of one portfolio's sums: the contributions of many accounts, combined.
 *
 * @param key the portfolio
 * @param asOfEpochDay the business day from which it counts
 * @param change what is added; whoever gets it may keep it but not change it
 */
public record PortfolioChange(PortfolioKey key, int asOfEpochDay, CellSums change) {}
