package org.duebook.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duebook.ledger.AccountPayment;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.LedgerRules;
import org.duebook.ledger.Party;

/** The patient's side of an account, as decisions look at it. */
final class PatientAccount {
  private final AccountPosition position;
  private final Policy policy;
  private final Horizon horizon;
  private final AccountActivities activities;
  private final List<PatientShare> shares = new ArrayList<>();
  private final List<Credit> credits = new ArrayList<>();
  private final LocalDate oldestOn;

  PatientAccount(AccountPosition position, Policy policy, LedgerRules rules, Horizon horizon) {
    this.position = position;
    this.policy = policy;
    this.horizon = horizon;
    this.activities = new AccountActivities(position, rules.calendar(), horizon);
    for (int i = 0; i < position.claims().size(); i++) {
      ClaimPosition claim = position.claims().get(i);
      if (claim.patientOpenCents() > 0) {
        shares.add(PatientShare.of(claim, position.evidence().get(i)));
      }
      Credit credit =
          Credit.of(position, claim, position.evidence().get(i), Party.PATIENT, activities);
      if (credit != null) {
        credits.add(credit);
      }
    }
    this.oldestOn =
        shares.stream()
            .map(PatientShare::responsibleOn)
            .filter(Objects::nonNull)
            .min(LocalDate::compareTo)
            .orElse(null);
  }

  AccountPosition position() {
    return position;
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

  List<PatientShare> shares() {
    return shares;
  }

  List<Credit> credits() {
    return credits;
  }

  /** The day from which the oldest open share ages, or null. */
  LocalDate oldestOn() {
    return oldestOn;
  }

  /** What the patient owes, without credits. */
  long balanceCents() {
    return shares.stream().mapToLong(PatientShare::openCents).sum();
  }

  /** R: what the patient can be asked for, less what lies unapplied; never below 0. */
  long askedCents() {
    long billable = shares.stream().mapToLong(PatientShare::billableCents).sum();
    return Math.max(0, billable - Math.max(0, position.unappliedCents()));
  }

  /** Statements about the share that had most of them. */
  int statements() {
    return shares.stream().mapToInt(share -> share.statements(activities)).max().orElse(0);
  }

  boolean anyShareStated(int fewerThan) {
    return shares.stream()
        .filter(share -> share.billableCents() > 0)
        .anyMatch(share -> share.statements(activities) < fewerThan);
  }

  /** The latest money of the patient or an agency, or null. */
  LocalDate lastPatientPaymentOn() {
    List<LocalDate> days = activities.patientPayments();
    return days.isEmpty() ? null : days.get(days.size() - 1);
  }

  boolean hasPlan() {
    Instalments plan = activities.plan();
    return plan != null && plan.missed() < policy.patient().missedEndPlan();
  }

  /** The instalment that is late and after which no money came, or null. */
  LocalDate lateInstalmentOn() {
    LocalDate late = null;
    int lateDays = policy.patient().instalmentLateDays();
    for (LocalDate dueOn : activities.plan().dueOn()) {
      LocalDate paidOn = lastPatientPaymentOn();
      boolean paid = paidOn != null && !paidOn.isBefore(dueOn.minusDays(lateDays));
      if (!paid && horizon.passed(dueOn.plusDays(lateDays))) {
        late = dueOn;
      }
    }
    return late;
  }

  /** Whether an application for assistance holds everything: not decided, and made in time. */
  boolean assistancePending() {
    LocalDate appliedOn = activities.appliedForAssistanceOn();
    LocalDate first = position.firstStatementOn();
    return appliedOn != null
        && (first == null
            || !appliedOn.isAfter(first.plusDays(policy.patient().applicationDays())));
  }

  boolean isHeld() {
    return activities.onHold() || activities.disputeOpen() || assistancePending();
  }

  /** A final notice of the present balance went out so long ago that contacts end. */
  boolean contactsEnded() {
    LocalDate noticeOn = finalNoticeOn();
    return noticeOn != null
        && horizon.daysSince(noticeOn, policy.patient().agency().daysAfterFinalNotice());
  }

  /** The final notice of the present balance, or null. */
  LocalDate finalNoticeOn() {
    LocalDate noticeOn = activities.finalNoticeOn();
    LocalDate first = position.firstStatementOn();
    return noticeOn == null || first == null || noticeOn.isBefore(first) ? null : noticeOn;
  }

  /** Why the patient is not to be contacted about the balance, or null. */
  String contactBar() {
    if (isHeld()) {
      return "a hold, a dispute or an application for assistance stands";
    }
    if (askedCents() == 0) {
      return "there is nothing that the patient may be asked for";
    }
    if (activities.agencyPlacedOn() != null) {
      return "an agency has the account";
    }
    if (!credits.isEmpty()) {
      return "a credit of the patient is not resolved";
    }
    return null;
  }

  /** The same, where a running plan is a bar too. */
  String billingBar() {
    String bar = contactBar();
    return bar == null && hasPlan() ? "a plan of instalments runs" : bar;
  }

  /** Money that lies unapplied for longer than it may. */
  long longUnappliedCents() {
    long cents = 0;
    for (AccountPayment payment : position.payments()) {
      if (payment.unappliedCents() > 0
          && horizon.passed(payment.on().plusDays(policy.patient().unappliedDays()))) {
        cents += payment.unappliedCents();
      }
    }
    return Math.min(cents, Math.max(0, position.unappliedCents()));
  }

  StatementBreakdown breakdown() {
    long charges = 0;
    long contractual = 0;
    long insurerPaid = 0;
    long writtenOff = 0;
    long patientPaid = 0;
    for (PatientShare share : shares) {
      ClaimPosition claim = share.claim();
      charges += claim.chargeCents();
      contractual += claim.contractualCents();
      insurerPaid += claim.insurerCashCents();
      writtenOff += claim.insurerWriteOffCents() + claim.patientWriteOffCents();
      patientPaid += claim.patientCashCents();
    }
    return new StatementBreakdown(
        charges, contractual, insurerPaid, writtenOff, patientPaid, balanceCents());
  }
}
