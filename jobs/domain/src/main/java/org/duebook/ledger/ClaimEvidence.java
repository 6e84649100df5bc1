package org.duebook.ledger;

import java.util.List;

/**
 * The facts that make a claim stand where it stands, for whoever decides what to do about it or
 * explains it.
 *
 * @param submission the live submission
 * @param acknowledgement the latest ACCEPTED or REJECTED of that very submission, or null if none
 *     came
 * @param voided whether the claim was taken back after it
 * @param remittances the live explanations in payer order; empty for a voided or self-pay claim
 */
public record ClaimEvidence(
    ClaimFact submission,
    ClaimFact acknowledgement,
    boolean voided,
    List<RemittanceFact> remittances) {
  /** Keeps its own copy of the remittances. */
  public ClaimEvidence {
    remittances = List.copyOf(remittances);
  }

  /** The live explanation of a payer in paying order, counted from 1, or null. */
  public RemittanceFact remittanceOf(int payerSequence) {
    for (RemittanceFact remittance : remittances) {
      if (remittance.payerSequence() == payerSequence) {
        return remittance;
      }
    }
    return null;
  }

  /**
   * The live explanation of the last payer that decided, which states the patient's share, or null.
   */
  public RemittanceFact lastRemittance() {
    return remittances.isEmpty() ? null : remittances.get(remittances.size() - 1);
  }
}
