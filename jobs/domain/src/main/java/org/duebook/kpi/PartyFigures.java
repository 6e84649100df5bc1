package org.duebook.kpi;

import java.time.LocalDate;

/**
 * What one party owes and is owed on an account.
 *
 * @param receivableCents sum of what is open, claim by claim; credits are not netted
 * @param creditCents sum of what was overpaid, as a positive amount
 * @param openCount claims with a receivable of this party
 * @param oldestDays age of the oldest of them, or null if there is none
 * @param oldestOn from when the oldest of them ages, or null if none ages yet
 * @param ageing the receivable by age
 * @param daysToPay of what the party settled in the last 365 days, or null if it settled nothing
 */
public record PartyFigures(
    long receivableCents,
    long creditCents,
    int openCount,
    Integer oldestDays,
    LocalDate oldestOn,
    Ageing ageing,
    Durations daysToPay) {}
