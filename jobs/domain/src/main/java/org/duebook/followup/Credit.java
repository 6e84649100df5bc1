package org.duebook.followup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.duebook.ledger.AccountPayment;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimEvidence;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Party;

/**
 * A credit of one party on one claim: money that belongs to somebody else.
 *
 * @param amountCents above 0
 * @param since the day it arose
 * @param unclear why a person has to look first, or null if the cause is clear
 * @param pending whether a decision that may use it up is still to come
 */
record Credit(long amountCents, LocalDate since, String unclear, boolean pending) {

  /** The credit of a party on a claim, or null if there is none. */
  static Credit of(
      AccountPosition position,
      ClaimPosition claim,
      ClaimEvidence evidence,
      Party party,
      AccountActivities activities) {
    long open = claim.openCents(party);
    if (open >= 0) {
      return null;
    }
    LocalDate since =
        party == Party.INSURER ? claim.insurerCreditSince() : claim.patientCreditSince();
    return new Credit(
        -open,
        since == null ? position.asOf() : since,
        unclear(position, claim, evidence, party),
        isPending(claim, evidence, party, activities));
  }

  private static String unclear(
      AccountPosition position, ClaimPosition claim, ClaimEvidence evidence, Party party) {
    if (evidence.voided()) {
      return "the claim was taken back after money came";
    }
    if (claim.overstatedCents() > 0) {
      return "the payers together took off more than the charge leaves";
    }
    Map<Long, Integer> sameAmounts = new HashMap<>();
    Set<String> payers = new HashSet<>();
    for (AccountPayment payment : position.payments()) {
      if (payment.isReceived() && payment.payment().source().party() == party) {
        for (Allocation allocation : payment.payment().allocations()) {
          if (allocation.claimId().equals(claim.claimId())) {
            sameAmounts.merge(allocation.amountCents(), 1, Integer::sum);
            if (payment.payment().payerId() != null) {
              payers.add(payment.payment().payerId());
            }
          }
        }
      }
    }
    if (sameAmounts.values().stream().anyMatch(times -> times > 1)) {
      return "the same amount was paid more than once";
    }
    return party == Party.INSURER && payers.size() > 1
        ? "several payers paid, and it is not clear whose money it is"
        : null;
  }

  /** Prepaid money waits for the insurers' decisions; a payer's credit for that of an appeal. */
  private static boolean isPending(
      ClaimPosition claim, ClaimEvidence evidence, Party party, AccountActivities activities) {
    if (evidence.voided()) {
      return false;
    }
    boolean appealed = activities.appeals(claim.claimId()).stream().anyMatch(Appeal::undecided);
    if (party == Party.INSURER) {
      return appealed;
    }
    return appealed
        || claim.insurerOpenCents() > 0
        || evidence.remittances().size() < claim.terms().coverages().size();
  }

  LocalDate dueOn(int days) {
    return since.plusDays(days);
  }

  boolean isRefundable(CreditPolicy policy, Horizon horizon) {
    return unclear == null && !pending && horizon.daysSince(since, policy.settleDays());
  }

  /** Unclear, or still pending when it is due. */
  boolean isForReview(int dueDays, Horizon horizon) {
    return unclear != null || (pending && horizon.daysSince(since, dueDays));
  }
}
