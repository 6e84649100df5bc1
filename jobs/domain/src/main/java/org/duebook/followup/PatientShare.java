package org.duebook.followup;

import java.time.LocalDate;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.ClaimEvidence;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;

/**
 * What the patient owes on one claim.
 *
 * @param claim where the claim stands
 * @param openCents above 0
 * @param copayCents what of it is copay; payments count for the copay first
 * @param billableCents what of it the patient may be asked for
 */
record PatientShare(ClaimPosition claim, long openCents, long copayCents, long billableCents) {
  private static final String COPAY = "3";

  static PatientShare of(ClaimPosition claim, ClaimEvidence evidence) {
    long open = claim.patientOpenCents();
    long copay = Math.max(0, Math.min(open, copayOf(evidence) - claim.patientCashCents()));
    long billable = open;
    if (claim.patientResponsibleOn() == null) {
      // More was given back than had come: no share that a statement could explain.
      billable = 0;
    }
    for (Coverage coverage : claim.terms().coverages()) {
      if (coverage.payerClass() == PayerClass.WORKERS_COMP) {
        billable = 0;
      } else if (coverage.payerClass() == PayerClass.MEDICAID) {
        billable = Math.min(billable, copay);
      }
    }
    return new PatientShare(claim, open, copay, billable);
  }

  private static long copayOf(ClaimEvidence evidence) {
    RemittanceFact last = evidence.lastRemittance();
    if (last == null) {
      return 0;
    }
    return last.adjustments().stream()
        .filter(it -> it.group() == AdjustmentGroup.PR && it.reasonCode().equals(COPAY))
        .mapToLong(RemittanceAdjustment::amountCents)
        .sum();
  }

  boolean isSelfPay() {
    return claim.terms().selfPay();
  }

  LocalDate responsibleOn() {
    return claim.patientResponsibleOn();
  }

  int statements(AccountActivities activities) {
    return responsibleOn() == null
        ? 0
        : activities.statementsSince(responsibleOn(), claim.claimId());
  }
}
