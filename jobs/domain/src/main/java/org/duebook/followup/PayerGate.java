package org.duebook.followup;

/** The order of the gates of a claim's side; the first that something is eligible in decides. */
final class PayerGate {
  static final int LEGAL_HOLD = 0;
  static final int REFUND = 1;
  static final int HOLD = 2;
  static final int REVIEW = 3;
  static final int PAYER = 4;
  static final int WRITE_OFF = 5;
  static final int NO_ACTION = 6;

  private PayerGate() {}
}
