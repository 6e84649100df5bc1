package org.duebook.kpi.portfolio;

import org.duebook.kpi.Ageing;

/**
 * What one party owes and is owed in a portfolio.
 *
 * @param receivableCents what is owed, claim by claim; credits are not netted
 * @param creditCents what was overpaid, as a positive amount
 * @param openCount claims with a receivable of this party
 * @param oldestDays age of the oldest of them, or null if there is none
 * @param ageing the receivable by age
 */
public record PartyBalance(
    long receivableCents, long creditCents, long openCount, Integer oldestDays, Ageing ageing) {}
