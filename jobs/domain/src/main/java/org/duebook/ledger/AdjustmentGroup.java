package org.duebook.ledger;

/** Who answers for an adjustment on a remittance (X12 835 CAS01). */
public enum AdjustmentGroup {
  /** Contractual obligation. */
  CO,
  /** Patient responsibility. */
  PR,
  /** Other adjustment. */
  OA,
  /** Payer initiated reduction. */
  PI
}
