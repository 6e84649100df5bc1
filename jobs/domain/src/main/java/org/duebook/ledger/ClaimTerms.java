package org.duebook.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * What a submission asks for.
 *
 * @param serviceDate day of the service, in the practice's zone
 * @param billedCents the charge, not negative
 * @param expectedAllowedCents what the contract lets the payer allow, or null if unknown
 * @param currency ISO 4217 code of all amounts of the claim
 * @param coverages the payers in paying order; empty means self-pay
 */
public record ClaimTerms(
    LocalDate serviceDate,
    long billedCents,
    Long expectedAllowedCents,
    String currency,
    List<Coverage> coverages) {
  /** Keeps its own copy of the coverages. */
  public ClaimTerms {
    coverages = List.copyOf(coverages);
  }

  /** Whether the patient alone is billed. */
  public boolean selfPay() {
    return coverages.isEmpty();
  }
}
