package org.duebook.latepayment;

import java.time.LocalDate;
import java.util.List;
import org.duebook.followup.AccountActivities;
import org.duebook.ledger.AdjustmentCategory;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.ClaimEvidence;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.Party;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;

/** What one party owes on one claim, as of a day, and everything a model may know of it. */
public final class OpenShare {
  /** How long bounced payments, broken promises and missed instalments are held against a payer. */
  private static final int MEMORY_DAYS = 365;

  private final AccountShares account;
  private final AccountShares.PartyShares ofParty;
  private final ClaimPosition claim;
  private final ClaimEvidence evidence;
  private final Party party;
  private final List<ShareOutcome> past;

  OpenShare(
      AccountShares account,
      AccountShares.PartyShares ofParty,
      ClaimPosition claim,
      ClaimEvidence evidence) {
    this.account = account;
    this.ofParty = ofParty;
    this.claim = claim;
    this.evidence = evidence;
    this.party = ofParty.party();
    this.past = ofParty.outcomesBeside(claim.claimId());
  }

  /** The claim. */
  public String claimId() {
    return claim.claimId();
  }

  /** Who owes it. */
  public Party party() {
    return party;
  }

  /** What is open, in cents, above 0. */
  public long openCents() {
    return claim.openCents(party);
  }

  /** The day its clock began. */
  public LocalDate responsibleOn() {
    return claim.responsibleOn(party);
  }

  /** Whether it is late already: the horizon has passed. */
  public boolean isLate() {
    return !account
        .asOf()
        .isBefore(ShareOutcome.lateOn(responsibleOn(), party, account.horizons()));
  }

  /** The primary payer of the claim, or null for a patient who pays alone. */
  public String payerId() {
    return claim.terms().selfPay() ? null : primary().payerId();
  }

  /** The class of the primary payer, or null for a patient who pays alone. */
  public PayerClass payerClass() {
    return claim.terms().selfPay() ? null : primary().payerClass();
  }

  private Coverage primary() {
    return claim.terms().coverages().get(0);
  }

  /** What a model may know of the share, in the order of {@link LateFeature#ALL}. */
  public double[] features() {
    double[] values = new double[LateFeature.ALL.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = LateFeature.ALL.get(i).of(this);
    }
    return values;
  }

  AccountActivities activities() {
    return account.activities();
  }

  AccountShares.PartyShares ofParty() {
    return ofParty;
  }

  long ageDays() {
    return account.daysSince(responsibleOn());
  }

  double shareOfCharge() {
    return claim.chargeCents() == 0 ? 0 : Math.min(1, (double) openCents() / claim.chargeCents());
  }

  boolean hasPayerOf(PayerClass payerClass) {
    return payerClass() == payerClass;
  }

  int coverages() {
    return claim.terms().coverages().size();
  }

  /** The part of the patient responsibility that one reason code makes, between 0 and 1. */
  double responsibilityPart(String reasonCode) {
    RemittanceFact decided = evidence.lastRemittance();
    if (decided == null) {
      return 0;
    }
    long all = 0;
    long part = 0;
    for (RemittanceAdjustment adjustment : decided.adjustments()) {
      if (adjustment.group() == AdjustmentGroup.PR) {
        all += adjustment.amountCents();
        part += adjustment.reasonCode().equals(reasonCode) ? adjustment.amountCents() : 0;
      }
    }
    return all <= 0 ? 0 : Math.max(0, Math.min(1, (double) part / all));
  }

  int pastCount() {
    return past.size();
  }

  /** The part of the latest so many past shares that were late; 0 without any. */
  double lateFraction(int latest) {
    List<ShareOutcome> recent = past.subList(Math.max(0, past.size() - latest), past.size());
    return recent.isEmpty()
        ? 0
        : (double) recent.stream().filter(ShareOutcome::late).count() / recent.size();
  }

  /** Mean days to pay of the past shares that were settled; 0 without any. */
  double meanDaysToPay() {
    return past.stream()
        .filter(outcome -> outcome.daysToPay() != null)
        .mapToInt(ShareOutcome::daysToPay)
        .average()
        .orElse(0);
  }

  /** Days to pay of the past share whose outcome was known last and that was settled; or 0. */
  double lastDaysToPay() {
    for (int i = past.size() - 1; i >= 0; i--) {
      if (past.get(i).daysToPay() != null) {
        return past.get(i).daysToPay();
      }
    }
    return 0;
  }

  LocalDate memoryFrom() {
    return account.asOf().minusDays(MEMORY_DAYS - 1L);
  }

  int bouncedPayments() {
    return account.bouncedSince(memoryFrom(), party);
  }

  boolean hasPayment() {
    return ofParty.lastPaymentOn() != null;
  }

  long daysSincePayment() {
    return hasPayment() ? account.daysSince(ofParty.lastPaymentOn()) : 0;
  }

  /** A way to reach the patient has failed, and none is known that works. */
  boolean isUnreachable() {
    return activities().contactFailed() && activities().reachableChannels() == 0;
  }

  boolean isRejected() {
    return evidence.acknowledgement() != null
        && evidence.acknowledgement().type() == ClaimFact.Type.REJECTED;
  }

  boolean isDenied() {
    return evidence.remittances().stream()
        .flatMap(remittance -> remittance.adjustments().stream())
        .anyMatch(a -> account.reasonCodes().categoryOf(a) == AdjustmentCategory.DENIAL);
  }

  boolean isExplained() {
    return !evidence.remittances().isEmpty();
  }
}
