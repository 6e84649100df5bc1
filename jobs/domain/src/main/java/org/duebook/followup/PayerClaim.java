package org.duebook.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.AdjustmentCategory;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.ClaimEvidence;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.LedgerRules;
import org.duebook.ledger.Party;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;

/** The insurers' side of a claim, as decisions look at it. */
final class PayerClaim {
  private static final Coverage NOBODY = new Coverage("SELF_PAY", PayerClass.OTHER);

  private final ClaimPosition claim;
  private final ClaimEvidence evidence;
  private final Policy policy;
  private final BusinessCalendar calendar;
  private final Horizon horizon;
  private final AccountActivities activities;
  private final Credit credit;
  private final List<Denial> denials = new ArrayList<>();
  private final int turn;

  PayerClaim(
      AccountPosition position,
      int index,
      Policy policy,
      LedgerRules rules,
      Horizon horizon,
      AccountActivities activities) {
    this.claim = position.claims().get(index);
    this.evidence = position.evidence().get(index);
    this.policy = policy;
    this.calendar = rules.calendar();
    this.horizon = horizon;
    this.activities = activities;
    this.credit = Credit.of(position, claim, evidence, Party.INSURER, activities);
    for (RemittanceFact remittance : evidence.remittances()) {
      for (RemittanceAdjustment adjustment : remittance.adjustments()) {
        if (isAnswerTo(remittance)
            && adjustment.amountCents() > 0
            && rules.reasonCodes().categoryOf(adjustment) == AdjustmentCategory.DENIAL) {
          denials.add(new Denial(remittance, dayOf(remittance), adjustment));
        }
      }
    }
    this.turn = firstWithoutAnswer();
  }

  private int firstWithoutAnswer() {
    for (int sequence = 1; sequence <= coverages().size(); sequence++) {
      if (evidence.remittanceOf(sequence) == null) {
        return sequence;
      }
    }
    return 0;
  }

  private List<Coverage> coverages() {
    return evidence.voided() ? List.of() : claim.terms().coverages();
  }

  ClaimPosition claim() {
    return claim;
  }

  String claimId() {
    return claim.claimId();
  }

  ClaimEvidence evidence() {
    return evidence;
  }

  Policy policy() {
    return policy;
  }

  Horizon horizon() {
    return horizon;
  }

  AccountActivities activities() {
    return activities;
  }

  /** What belongs to a payer, or null. */
  Credit credit() {
    return credit;
  }

  /** Denials of the live submission, in payer order. */
  List<Denial> denials() {
    return denials;
  }

  /** What insurers owe; 0 for a credit. */
  long openCents() {
    return Math.max(0, claim.insurerOpenCents());
  }

  /** Sequence of the first payer that has not decided, or 0 if all have. */
  int turn() {
    return turn;
  }

  LocalDate dayOf(RemittanceFact remittance) {
    return calendar.dayOf(remittance.occurredAt());
  }

  LocalDate submittedOn() {
    return calendar.dayOf(evidence.submission().occurredAt());
  }

  /** Whether an explanation came after the live submission; an earlier one is answered by it. */
  boolean isAnswerTo(RemittanceFact remittance) {
    return remittance.moment().compareTo(evidence.submission().moment()) > 0;
  }

  boolean isRejected() {
    return evidence.acknowledgement() != null
        && evidence.acknowledgement().type() == ClaimFact.Type.REJECTED;
  }

  /** The coverage of a payer in paying order, counted from 1. */
  Coverage coverage(int sequence) {
    List<Coverage> all = claim.terms().coverages();
    if (all.isEmpty()) {
      return NOBODY;
    }
    return all.get(Math.min(Math.max(sequence, 1), all.size()) - 1);
  }

  PayerTerms terms(int sequence) {
    return policy.payers().terms(coverage(sequence));
  }

  /** The last day on which the claim may be sent to a payer. */
  LocalDate filingDeadline(int sequence) {
    return terms(sequence).filing().lastDay(claim.serviceDate());
  }

  /** The latest appeal filed on or after a day, or null. */
  Appeal appealSince(LocalDate day) {
    Appeal latest = null;
    for (Appeal appeal : activities.appeals(claimId())) {
      latest = appeal.filedOn().isBefore(day) ? latest : appeal;
    }
    return latest;
  }

  /** The latest day on which the payer was asked on or after a day, or null. */
  LocalDate askedSince(LocalDate day) {
    LocalDate latest = null;
    for (LocalDate on : activities.payerContacts(claimId())) {
      latest = on.isBefore(day) ? latest : on;
    }
    return latest;
  }

  /** Whether something is open with insurers, or may be had from them. */
  boolean isOpen() {
    return claim.insurerOpenCents() != 0;
  }

  /** The payer that the follow-up is about. */
  int payerSequence() {
    if (!denials.isEmpty()) {
      return denials.get(0).remittance().payerSequence();
    }
    return turn == 0 || claim.insurerOpenCents() < 0 ? 1 : turn;
  }
}
