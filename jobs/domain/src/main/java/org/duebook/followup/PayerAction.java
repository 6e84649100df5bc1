package org.duebook.followup;

/**
 * What can be done about the insurers' side of a claim, in the order of the gates (contract page,
 * section 5).
 */
public enum PayerAction {
  /** Nothing may be done: a hold for legal or privacy reasons stands. */
  HOLD,
  /** Give a credit back to the payer. */
  REFUND_CREDIT,
  /** Find out why there is a credit. */
  REVIEW_CREDIT,
  /** Repair what the payer refused to take in, and send it again. */
  FIX_REJECTION,
  /** Correct a denied claim and send it again. */
  CORRECT_AND_RESUBMIT,
  /** Appeal a denial. */
  SUBMIT_APPEAL,
  /** Appeal a payment below the contract. */
  APPEAL_UNDERPAYMENT,
  /** Bill the next payer. */
  BILL_SECONDARY,
  /** Ask the payer where the claim is. */
  CALL_PAYER,
  /** Let a person decide whether the balance is given up. */
  WRITE_OFF_REVIEW,
  /** Wait. */
  NO_ACTION
}
