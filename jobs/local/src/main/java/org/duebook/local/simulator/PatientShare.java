package org.duebook.local.simulator;

/** The guarantor's part of one claim, as the practice's books have it. All amounts in cents. */
final class PatientShare {
  /** No day yet. */
  static final long NO_DAY = Long.MIN_VALUE;

  private final String claimId;
  private final boolean copay;
  private boolean released;
  private long responsibleCents;
  private long paidCents;
  private long declaredWriteOffCents;
  private int statements;
  private long firstStatementDay = NO_DAY;
  private boolean refundPlanned;

  /** A share of nothing; {@code copay} tells whether a copay is what will be asked. */
  PatientShare(String claimId, boolean copay) {
    this.claimId = claimId;
    this.copay = copay;
  }

  /** Says what the guarantor has to bear of the claim, now that all insurers have decided. */
  void release(long cents) {
    released = true;
    responsibleCents = cents;
  }

  /** Money came (or, negative, went back). */
  void pay(long cents) {
    paidCents += cents;
  }

  void writeOff(long cents) {
    declaredWriteOffCents += cents;
  }

  void stated(long day) {
    statements++;
    if (firstStatementDay == NO_DAY) {
      firstStatementDay = day;
    }
  }

  /** What is due; a write-off counts up to what payments leave. */
  long openCents() {
    long owed = owedCents();
    return owed - Math.min(owed, declaredWriteOffCents);
  }

  /** What is not paid, written off or not. */
  long owedCents() {
    return released ? Math.max(0, responsibleCents - paidCents) : 0;
  }

  /** What was paid too much, a copay before the insurers' decision included. */
  long creditCents() {
    return Math.max(0, paidCents - responsibleCents);
  }

  /** What was paid too much and has to go back: the insurers have decided. */
  long refundableCents() {
    return released ? creditCents() : 0;
  }

  String claimId() {
    return claimId;
  }

  boolean isCopay() {
    return copay;
  }

  /** How many statements have shown it. */
  int statements() {
    return statements;
  }

  long firstStatementDay() {
    return firstStatementDay;
  }

  boolean isRefundPlanned() {
    return refundPlanned;
  }

  void setRefundPlanned(boolean planned) {
    refundPlanned = planned;
  }
}
