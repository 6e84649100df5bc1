package org.duebook.ledger;

/**
 * What the practice's settings say about its ledger.
 *
 * @param reasonCodes the reference table of adjustment reason codes
 * @param calendar tells the practice's business days
 * @param waitingReportDays after how many days a fact that waits for another is reported; it still
 *     waits
 */
public record LedgerRules(
    ReasonCodes reasonCodes, BusinessCalendar calendar, int waitingReportDays) {}
