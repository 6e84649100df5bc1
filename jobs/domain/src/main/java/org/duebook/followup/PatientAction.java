package org.duebook.followup;

/**
 * What can be done about the patient's side of an account, in the order of the gates (contract
 * page, section 5).
 */
public enum PatientAction {
  /** Nothing may be done: a hold, a dispute or an application for assistance stands. */
  HOLD,
  /** Give a credit back to the guarantor. */
  REFUND_CREDIT,
  /** Find out why there is a credit. */
  REVIEW_CREDIT,
  /** Find out what unapplied money is for. */
  MATCH_PAYMENT,
  /** Take the account back from the agency. */
  RECALL_FROM_AGENCY,
  /** Find an address or number that works. */
  VERIFY_CONTACT_INFO,
  /** Let the front desk tell the patient at the visit; never a condition of care. */
  FRONT_DESK_REMINDER,
  /** Recommend to write a small balance off. */
  SMALL_BALANCE_WRITE_OFF,
  /** Ask about a late instalment. */
  PLAN_DEFAULT_CONTACT,
  /** Find out whether the patient qualifies for financial assistance. */
  SCREEN_ASSISTANCE,
  /** Send a statement. */
  SEND_STATEMENT,
  /** Send a reminder by text message or e-mail. */
  SEND_REMINDER,
  /** Call the patient. */
  CALL_PATIENT,
  /** Offer to pay in instalments. */
  OFFER_PAYMENT_PLAN,
  /** Let a person decide whether an agency gets the account. */
  AGENCY_REVIEW,
  /** Let a person decide whether the balance is given up. */
  WRITE_OFF_REVIEW,
  /** Wait. */
  NO_ACTION
}
