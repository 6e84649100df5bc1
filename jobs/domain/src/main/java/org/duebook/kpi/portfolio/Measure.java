package org.duebook.kpi.portfolio;

/**
 * What is summed in a portfolio. A {@link Cell} says of which day, and with some measures a detail.
 * Stored by place: new measures go to the end.
 */
public enum Measure {
  /** Cents that the insurers owe, by the day their ageing clock starts. */
  INSURER_RECEIVABLE(Span.OPEN),
  /** Claims on which the insurers owe, by the same day. */
  INSURER_OPEN(Span.OPEN),
  /** Cents owed back to insurers; no day. */
  INSURER_CREDIT(Span.OPEN),
  /** Cents that patients owe, by the day their ageing clock starts. */
  PATIENT_RECEIVABLE(Span.OPEN),
  /** Claims on which patients owe, by the same day. */
  PATIENT_OPEN(Span.OPEN),
  /** Cents owed back to patients; no day. */
  PATIENT_CREDIT(Span.OPEN),
  /** Cents received that no seen claim has; no day. */
  UNAPPLIED(Span.OPEN),
  /** Accounts with a receivable; no day. */
  ACCOUNTS(Span.OPEN),
  /** Cents charged, by the day of first billing. */
  CHARGES(Span.WINDOW),
  /** Cents of cash, by its own day. */
  CASH(Span.WINDOW),
  /** Cents of cash to date, by the day of service of the claim it is on. */
  COLLECTED(Span.WINDOW),
  /** Cents charged less contractual reductions, by the day of service. */
  COLLECTABLE(Span.WINDOW),
  /** Claims whose patient settled, by the day of settlement; detail: days it took. */
  PATIENT_SETTLED(Span.WINDOW),
  /** Claims whose insurers settled, by the day of settlement; detail: days it took. */
  INSURER_SETTLED(Span.WINDOW),
  /** Claims first explained by a payer, by that day; detail: days it took. */
  FIRST_REMITTANCE(Span.WINDOW),
  /** Patient shares, by the day of responsibility; detail: place of the {@link SettlementBand}. */
  SHARES(Span.WINDOW),
  /**
   * Cents of patient shares, by the day of responsibility; detail: place of the {@link
   * SettlementBand}.
   */
  SHARE_CENTS(Span.WINDOW),
  /** Claims first decided by their primary payer, by that day. */
  FIRST_DECISIONS(Span.WINDOW),
  /** Their charges in cents. */
  FIRST_DECISION_CENTS(Span.WINDOW),
  /** Those of them that were denied with nothing paid. */
  FIRST_DENIALS(Span.WINDOW),
  /** Their charges in cents. */
  FIRST_DENIAL_CENTS(Span.WINDOW),
  /**
   * Cents written off less what was taken back, by the day of either; detail: place of the reason.
   */
  WRITTEN_OFF(Span.WINDOW),
  /** Cents that payments took off write-offs, by the day of the payment. */
  RECOVERED(Span.WINDOW),
  /**
   * Cents that the primary payers allowed less than expected, by the day of their live explanation.
   */
  UNDERPAID(Span.WINDOW);

  private final Span span;

  private enum Span {
    /** Counts for as long as it is open. */
    OPEN,
    /**
     * Counts in windows that end on the as-of day, and is of no use once it has left the longest.
     */
    WINDOW
  }

  Measure(Span span) {
    this.span = span;
  }

  /** Whether it is read in windows of days only, so that old days can be let go. */
  public boolean isWindowed() {
    return span == Span.WINDOW;
  }
}
