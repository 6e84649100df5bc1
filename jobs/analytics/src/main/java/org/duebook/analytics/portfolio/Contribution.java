package org.duebook.analytics.portfolio;

import org.duebook.kpi.portfolio.CellSums;

/**
 * A change of what one account adds to the portfolios of one payer.
 *
 * @param practiceId the practice
 * @param payerId the payer, or {@link org.duebook.kpi.portfolio.AccountContribution#NO_PAYER} for
 *     the account as a whole
 * @param asOfEpochDay the business day from which it counts
 * @param change what is added; whoever gets it may keep it but not change it
 */
public record Contribution(String practiceId, String payerId, int asOfEpochDay, CellSums change) {}
