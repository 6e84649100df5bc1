package org.duebook.followup;

/**
 * The order of the gates of the patient's side; the first that something is eligible in decides.
 */
final class PatientGate {
  static final int LEGAL_HOLD = 0;
  static final int REFUND = 1;
  static final int HOLD = 2;
  static final int REVIEW = 3;
  static final int RECALL = 4;
  static final int VERIFY = 5;
  static final int FRONT_DESK = 6;
  static final int SMALL_BALANCE = 7;
  static final int PLAN_DEFAULT = 8;
  static final int SCREEN = 9;
  static final int OUTREACH = 10;
  static final int AGENCY = 11;
  static final int WRITE_OFF = 12;
  static final int NO_ACTION = 13;

  private PatientGate() {}
}
