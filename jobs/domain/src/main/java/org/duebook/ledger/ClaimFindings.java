package org.duebook.ledger;

import java.util.ArrayList;
import java.util.List;

/** What a person should know about one claim, read from its position and its live remittances. */
final class ClaimFindings {
  private ClaimFindings() {}

  static List<Finding> of(
      ClaimPosition position, List<ClaimWalk.Explained> remittances, ReasonCodes reasonCodes) {
    List<Finding> findings = new ArrayList<>();
    if (position.overstatedCents() != 0) {
      findings.add(
          new Finding(
              Finding.Kind.COB_OVERSTATED,
              position.claimId(),
              position.overstatedCents(),
              null,
              "contractual adjustments exceed what the charge leaves after payments"));
    }
    for (ClaimWalk.Explained explained : remittances) {
      RemittanceFact remittance = explained.fact();
      for (RemittanceAdjustment adjustment : remittance.adjustments()) {
        if (!reasonCodes.known().contains(adjustment.reasonCode())) {
          findings.add(
              new Finding(
                  Finding.Kind.UNKNOWN_REASON_CODE,
                  position.claimId(),
                  adjustment.amountCents(),
                  remittance.eventId(),
                  "reason code " + adjustment.reasonCode() + " with group " + adjustment.group()));
        }
      }
      if (position.seen()) {
        checkCoverage(position, remittance, findings);
      }
    }
    return findings;
  }

  /** A fact that another one with its business id corrects. */
  static Finding conflict(Fact corrected, String claimId) {
    return new Finding(
        Finding.Kind.BUSINESS_ID_CONFLICT,
        claimId,
        null,
        corrected.eventId(),
        "a later event tells of the same " + corrected.businessId().kind() + " and holds");
  }

  private static void checkCoverage(
      ClaimPosition position, RemittanceFact remittance, List<Finding> findings) {
    List<Coverage> coverages = position.terms().coverages();
    int sequence = remittance.payerSequence();
    if (sequence > coverages.size()) {
      findings.add(
          new Finding(
              Finding.Kind.UNKNOWN_COVERAGE,
              position.claimId(),
              remittance.paidCents(),
              remittance.eventId(),
              "payer sequence "
                  + sequence
                  + " (the claim has "
                  + coverages.size()
                  + " coverages)"));
    } else if (!coverages.get(sequence - 1).payerId().equals(remittance.payerId())) {
      findings.add(
          new Finding(
              Finding.Kind.PAYER_MISMATCH,
              position.claimId(),
              remittance.paidCents(),
              remittance.eventId(),
              "payer of sequence " + sequence + " is not the payer of the claim's coverage"));
    }
  }
}
