package org.duebook.followup;

/**
 * When money that is owed to others goes back (contract page, section 5; for payers 42 CFR
 * 401.305). In days since the credit arose.
 *
 * @param settleDays a credit is left to settle for so long
 * @param payerDueDays a payer's is due after so many days
 * @param patientDueDays a patient's is due after so many days
 */
public record CreditPolicy(int settleDays, int payerDueDays, int patientDueDays) {
  /** Checks the numbers. */
  public CreditPolicy {
    PolicyRange.atLeast("credit settle days", settleDays, 0);
    PolicyRange.atLeast("payer credit due days", payerDueDays, settleDays);
    PolicyRange.atLeast("patient credit due days", patientDueDays, settleDays);
  }
}
