package org.duebook.models.contract;

/** Whose shares a model knows. Named as the parties of the ledger. */
public enum Party {
  /** Balances of insurers. */
  INSURER,
  /** Released shares of patients. */
  PATIENT
}
