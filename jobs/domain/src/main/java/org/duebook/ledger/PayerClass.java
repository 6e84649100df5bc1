package org.duebook.ledger;

/** The kind of plan a coverage belongs to; limits and rules differ by it. */
public enum PayerClass {
  /** Employer or individual plans. */
  COMMERCIAL,
  /** Medicare, fee for service or Advantage. */
  MEDICARE,
  /** Medicaid, state or managed. */
  MEDICAID,
  /** TRICARE, Veterans Affairs and other public plans. */
  OTHER_GOVERNMENT,
  /** Workers' compensation carriers. */
  WORKERS_COMP,
  /** Anything else, such as auto liability. */
  OTHER
}
