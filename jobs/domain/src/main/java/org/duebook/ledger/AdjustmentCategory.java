package org.duebook.ledger;

/** What an adjustment on a remittance does to the claim (contract page, section 2). */
public enum AdjustmentCategory {
  /** Owed by the patient. */
  PATIENT,
  /** Given up by contract: it shrinks what anybody owes. */
  CONTRACTUAL,
  /** Refused: it stays open with the insurer until it is paid, reversed or written off. */
  DENIAL,
  /** What earlier payers did, repeated by a later one; never posted (X12 RFI 2143). */
  PRIOR_PAYER
}
