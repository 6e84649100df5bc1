package org.duebook.followup;

import static org.duebook.followup.Option.chosen;
import static org.duebook.followup.Option.refused;
import static org.duebook.followup.PatientAction.HOLD;
import static org.duebook.followup.PatientAction.MATCH_PAYMENT;
import static org.duebook.followup.PatientAction.RECALL_FROM_AGENCY;
import static org.duebook.followup.PatientAction.REFUND_CREDIT;
import static org.duebook.followup.PatientAction.REVIEW_CREDIT;
import static org.duebook.followup.PatientAction.VERIFY_CONTACT_INFO;

import java.time.LocalDate;
import java.util.List;
import org.duebook.ledger.AccountPayment;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.ClaimEvidence;
import org.duebook.ledger.PaymentFact;

/**
 * The gates that come before any collecting: holds, what is owed back, money that belongs nowhere,
 * and accounts that an agency may not keep.
 */
final class PatientProtection {
  private static final String HELD = "a hold, a dispute or an application for assistance stands";

  private final PatientAccount account;
  private final AccountActivities activities;
  private final Horizon horizon;
  private final CreditPolicy policy;
  private final Weighing weighing;
  private final BusinessCalendar calendar;

  PatientProtection(PatientAccount account, Weighing weighing, BusinessCalendar calendar) {
    this.account = account;
    this.activities = account.activities();
    this.horizon = account.horizon();
    this.policy = account.policy().credits();
    this.weighing = weighing;
    this.calendar = calendar;
  }

  List<Option<PatientAction>> options() {
    return List.of(hold(), refund(), review(), match(), recall(), verify());
  }

  private boolean isLegal() {
    return activities.onHold("LEGAL");
  }

  private Option<PatientAction> hold() {
    boolean anything =
        account.balanceCents() > 0
            || !account.credits().isEmpty()
            || account.position().unappliedCents() > 0;
    if (!account.isHeld() || !anything) {
      return refused(HOLD, anything ? "no hold, dispute or application stands" : "nothing is open");
    }
    // A hold stops everything but refunds; a legal one stops those too.
    int gate = isLegal() ? PatientGate.LEGAL_HOLD : PatientGate.HOLD;
    Worth worth = weighing.owed(account.balanceCents(), null);
    if (activities.onHold()) {
      return chosen(HOLD, gate, worth, null, "HOLD", "the account is on hold");
    }
    return activities.disputeOpen()
        ? chosen(HOLD, gate, worth, null, "DISPUTE", "the patient disputes the balance")
        : chosen(
            HOLD, gate, worth, null, "ASSISTANCE", "an application for assistance is undecided");
  }

  private Option<PatientAction> refund() {
    if (isLegal()) {
      return refused(REFUND_CREDIT, "a legal hold stops refunds too");
    }
    long cents = 0;
    LocalDate dueOn = null;
    for (Credit credit : account.credits()) {
      if (credit.isRefundable(policy, horizon)) {
        cents += credit.amountCents();
        dueOn = earlier(dueOn, credit.dueOn(policy.patientDueDays()));
      }
    }
    return cents == 0
        ? refused(REFUND_CREDIT, "there is no credit that is old enough, clear and not pending")
        : chosen(
            REFUND_CREDIT,
            PatientGate.REFUND,
            weighing.owed(cents, dueOn),
            dueOn,
            "CREDIT_DUE",
            "money belongs to the patient and is to go back");
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  private Option<PatientAction> review() {
    if (account.isHeld()) {
      return refused(REVIEW_CREDIT, HELD);
    }
    long cents = 0;
    LocalDate dueOn = null;
    for (Credit credit : account.credits()) {
      if (credit.isForReview(policy.patientDueDays(), horizon)) {
        cents += credit.amountCents();
        dueOn = earlier(dueOn, credit.dueOn(policy.patientDueDays()));
      }
    }
    return cents == 0
        ? refused(REVIEW_CREDIT, "there is no credit of unclear cause")
        : chosen(
            REVIEW_CREDIT,
            PatientGate.REVIEW,
            weighing.owed(cents, dueOn),
            dueOn,
            "CREDIT_UNCLEAR",
            "there is a credit, and its cause is not clear");
  }

  private Option<PatientAction> match() {
    if (account.isHeld()) {
      return refused(MATCH_PAYMENT, HELD);
    }
    long cents = account.longUnappliedCents();
    return cents == 0
        ? refused(MATCH_PAYMENT, "no money lies unapplied for too long")
        : chosen(
            MATCH_PAYMENT,
            PatientGate.REVIEW,
            weighing.owed(cents, null),
            null,
            "UNAPPLIED_MONEY",
            "money came and nobody has said what it is for");
  }

  private Option<PatientAction> recall() {
    LocalDate placedOn = activities.agencyPlacedOn();
    if (placedOn == null) {
      return refused(RECALL_FROM_AGENCY, "no agency has the account");
    }
    if (paidDirectlySince(placedOn)) {
      return recall(
          "PAID_DIRECTLY", "the patient paid the practice while an agency has the account");
    }
    if (account.isHeld()) {
      return recall("AGENCY_MUST_STOP", HELD + " while an agency has the account");
    }
    if (coverageFoundSince(placedOn)) {
      return recall("COVERAGE_FOUND", "an insurer was found while an agency has the account");
    }
    return refused(RECALL_FROM_AGENCY, "nothing speaks against the agency");
  }

  private Option<PatientAction> recall(String code, String text) {
    Worth worth = weighing.owed(account.balanceCents(), null);
    return chosen(RECALL_FROM_AGENCY, PatientGate.RECALL, worth, null, code, text);
  }

  private boolean paidDirectlySince(LocalDate placedOn) {
    return account.position().payments().stream()
        .filter(AccountPayment::isReceived)
        .filter(payment -> payment.payment().source() == PaymentFact.Source.PATIENT)
        .anyMatch(payment -> !payment.on().isBefore(placedOn));
  }

  /** A claim for a service before the placement was sent to an insurer after it. */
  private boolean coverageFoundSince(LocalDate placedOn) {
    for (ClaimEvidence evidence : account.position().evidence()) {
      if (!evidence.voided()
          && !evidence.submission().terms().selfPay()
          && evidence.submission().terms().serviceDate().isBefore(placedOn)
          && calendar.dayOf(evidence.submission().occurredAt()).isAfter(placedOn)) {
        return true;
      }
    }
    return false;
  }

  private Option<PatientAction> verify() {
    if (account.isHeld()) {
      return refused(VERIFY_CONTACT_INFO, HELD);
    }
    if (account.askedCents() == 0) {
      return refused(VERIFY_CONTACT_INFO, "there is nothing to contact the patient about");
    }
    if (activities.agencyPlacedOn() != null) {
      return refused(VERIFY_CONTACT_INFO, "an agency has the account");
    }
    return activities.channels().needVerifying()
        ? chosen(
            VERIFY_CONTACT_INFO,
            PatientGate.VERIFY,
            weighing.owed(account.askedCents(), null),
            null,
            "CONTACT_FAILED",
            "a way to reach the patient failed, and none that works is left")
        : refused(VERIFY_CONTACT_INFO, "the patient can be reached");
  }
}
