package org.duebook.ledger;

/** Who owes an open amount, or is owed a credit. The two are never netted against each other. */
public enum Party {
  /** The payers of the claim together. */
  INSURER,
  /** The guarantor. */
  PATIENT
}
