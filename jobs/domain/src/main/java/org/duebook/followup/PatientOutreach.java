package org.duebook.followup;

import static org.duebook.followup.Option.chosen;
import static org.duebook.followup.Option.collecting;
import static org.duebook.followup.Option.refused;
import static org.duebook.followup.PatientAction.CALL_PATIENT;
import static org.duebook.followup.PatientAction.FRONT_DESK_REMINDER;
import static org.duebook.followup.PatientAction.OFFER_PAYMENT_PLAN;
import static org.duebook.followup.PatientAction.PLAN_DEFAULT_CONTACT;
import static org.duebook.followup.PatientAction.SEND_REMINDER;
import static org.duebook.followup.PatientAction.SEND_STATEMENT;

import java.time.LocalDate;
import java.util.List;
import org.duebook.ledger.ActivityFact.Channel;

/** Everything by which the patient hears of the balance. */
final class PatientOutreach {
  private static final String ENDED = "the final notice has run out, and contacts end with it";

  private final PatientAccount account;
  private final AccountActivities activities;
  private final Horizon horizon;
  private final Policy policy;
  private final ContactPolicy contacts;
  private final Weighing weighing;
  private final ContactLimits limits;
  private final long asked;

  PatientOutreach(PatientAccount account, Weighing weighing) {
    this.account = account;
    this.activities = account.activities();
    this.horizon = account.horizon();
    this.policy = account.policy();
    this.contacts = policy.contacts();
    this.weighing = weighing;
    this.limits = new ContactLimits(contacts, activities, account.position().lastPaymentOn());
    this.asked = account.askedCents();
  }

  List<Option<PatientAction>> options() {
    return List.of(frontDesk(), planDefault(), statement(), reminder(), call(), offer());
  }

  private Option<PatientAction> frontDesk() {
    String bar = account.billingBar();
    if (bar != null) {
      return refused(FRONT_DESK_REMINDER, bar);
    }
    LocalDate visitOn = activities.nextVisitOn();
    if (visitOn == null || !horizon.isWithin(policy.patient().visitSoonDays(), visitOn)) {
      return refused(FRONT_DESK_REMINDER, "no visit is near");
    }
    return chosen(
            FRONT_DESK_REMINDER,
            PatientGate.FRONT_DESK,
            weighing.advice(FRONT_DESK_REMINDER, asked, visitOn),
            visitOn,
            "VISIT_NEAR",
            "the patient comes for a visit soon and can be told of the balance")
        .by(Channel.IN_PERSON, null);
  }

  private Option<PatientAction> planDefault() {
    String bar = account.contactBar();
    if (bar != null) {
      return refused(PLAN_DEFAULT_CONTACT, bar);
    }
    if (!account.hasPlan()) {
      return refused(PLAN_DEFAULT_CONTACT, "no plan of instalments runs");
    }
    if (account.lateInstalmentOn() == null) {
      return refused(PLAN_DEFAULT_CONTACT, "no instalment is late");
    }
    Channel channel =
        limits.first(Channel.PHONE, Channel.SMS, Channel.EMAIL, Channel.MAIL, Channel.PORTAL);
    return contact(
        collecting(
            PLAN_DEFAULT_CONTACT,
            PatientGate.PLAN_DEFAULT,
            weighing.patient(PLAN_DEFAULT_CONTACT, asked, null),
            null,
            "INSTALMENT_LATE",
            "an instalment is late, and no money came since it fell due"),
        channel);
  }

  private Option<PatientAction> contact(Option<PatientAction> option, Channel channel) {
    if (!option.eligible()) {
      return option;
    }
    if (channel == null) {
      return refused(option.action(), "no way to reach the patient is allowed");
    }
    LocalDate from = limits.from(channel);
    boolean now = from == null || horizon.reached(from);
    return option.by(channel, now ? null : from);
  }

  private Option<PatientAction> statement() {
    String bar = account.billingBar();
    if (bar != null) {
      return refused(SEND_STATEMENT, bar);
    }
    boolean letter = asked >= contacts.statements().furtherFromCents();
    Channel channel =
        letter
            ? limits.first(Channel.MAIL, Channel.EMAIL, Channel.PORTAL)
            : limits.first(Channel.EMAIL, Channel.PORTAL);
    if (channel == null) {
      return refused(SEND_STATEMENT, "no way to send a statement is allowed");
    }
    LocalDate lastOn = activities.lastStatementOn();
    boolean firstOfAll = account.statements() == 0;
    if (!firstOfAll && !horizon.daysSince(lastOn, contacts.statements().daysBetween())) {
      return refused(SEND_STATEMENT, "the last statement is too recent");
    }
    if (firstOfAll || account.anyShareStated(1)) {
      return chosen(
              SEND_STATEMENT,
              PatientGate.OUTREACH,
              weighing.owed(asked, null),
              null,
              "FIRST_STATEMENT",
              "the patient owes something that no statement has told of")
          .by(channel, null);
    }
    if (account.contactsEnded()) {
      return refused(SEND_STATEMENT, ENDED);
    }
    if (!letter) {
      return refused(SEND_STATEMENT, "the balance is too small for a further statement");
    }
    if (!account.anyShareStated(contacts.statements().most())) {
      return refused(SEND_STATEMENT, "the last statement was sent");
    }
    return collecting(
            SEND_STATEMENT,
            PatientGate.OUTREACH,
            weighing.patient(SEND_STATEMENT, asked, null),
            null,
            "STATEMENT_DUE",
            "the last statement is long enough ago, and the balance is open")
        .by(channel, null);
  }

  private Option<PatientAction> reminder() {
    String bar = account.contactBar();
    if (bar != null) {
      return refused(SEND_REMINDER, bar);
    }
    Channel channel = limits.first(Channel.SMS, Channel.EMAIL);
    if (channel == null) {
      return refused(SEND_REMINDER, "the patient has not agreed to text messages or e-mail");
    }
    LocalDate dueOn = dueSoon();
    if (dueOn != null) {
      Option<PatientAction> option =
          contact(
              reminding(dueOn, "PAYMENT_FALLS_DUE", "what was agreed on falls due soon"), channel);
      return option.waitsUntil() != null && option.waitsUntil().isAfter(dueOn)
          ? refused(SEND_REMINDER, "limits of contacts allow it only after the day it is due")
          : option;
    }
    if (account.hasPlan()) {
      return refused(SEND_REMINDER, "a plan of instalments runs, and none falls due soon");
    }
    LocalDate first = account.position().firstStatementOn();
    if (first == null || !horizon.daysSince(first, contacts.reminderDaysAfterStatement())) {
      return refused(SEND_REMINDER, "the first statement is too recent or was not sent");
    }
    return account.contactsEnded()
        ? refused(SEND_REMINDER, ENDED)
        : contact(
            reminding(
                null, "NOT_PAID_AFTER_STATEMENT", "a statement was sent, and the balance is open"),
            channel);
  }

  private Option<PatientAction> reminding(LocalDate dueOn, String code, String text) {
    return collecting(
        SEND_REMINDER,
        PatientGate.OUTREACH,
        weighing.patient(SEND_REMINDER, asked, dueOn),
        dueOn,
        code,
        text);
  }

  /** The next instalment or promise that falls due soon and was not reminded of, or null. */
  private LocalDate dueSoon() {
    LocalDate soonest = null;
    if (account.hasPlan()) {
      for (LocalDate dueOn : activities.plan().dueOn()) {
        soonest = sooner(soonest, dueOn);
      }
    } else {
      for (Promise promise : activities.promises()) {
        soonest = promise.kept() ? soonest : sooner(soonest, promise.dueOn());
      }
    }
    return soonest;
  }

  private LocalDate sooner(LocalDate soonest, LocalDate dueOn) {
    int days = contacts.reminderDaysBeforeDue();
    boolean reminded =
        activities.contacts().stream().anyMatch(on -> !on.isBefore(dueOn.minusDays(days)));
    boolean due = !reminded && horizon.isWithin(days, dueOn);
    return due && (soonest == null || dueOn.isBefore(soonest)) ? dueOn : soonest;
  }

  private Option<PatientAction> call() {
    String bar = account.billingBar();
    if (bar != null) {
      return refused(CALL_PATIENT, bar);
    }
    Channel channel = limits.first(Channel.PHONE);
    if (channel == null) {
      return refused(CALL_PATIENT, "the telephone number failed or may not be used");
    }
    if (account.statements() < contacts.calls().fromStatements()
        && asked < contacts.calls().fromCents()) {
      return refused(CALL_PATIENT, "too few statements for a balance of this size");
    }
    return account.contactsEnded()
        ? refused(CALL_PATIENT, ENDED)
        : contact(
            collecting(
                CALL_PATIENT,
                PatientGate.OUTREACH,
                weighing.patient(CALL_PATIENT, asked, null),
                null,
                "WORTH_A_CALL",
                "statements have not helped, or the balance is large"),
            channel);
  }

  private Option<PatientAction> offer() {
    String bar = account.billingBar();
    if (bar != null) {
      return refused(OFFER_PAYMENT_PLAN, bar);
    }
    if (asked < policy.patient().planFromCents()) {
      return refused(OFFER_PAYMENT_PLAN, "the balance is too small for a plan");
    }
    boolean broken =
        account.oldestOn() != null && activities.brokenPromises(account.oldestOn()) > 0;
    if (!broken && !weighing.isLateFrom(policy.patient().planFromLateProbability())) {
      return refused(OFFER_PAYMENT_PLAN, "the patient is likely to pay without a plan");
    }
    return account.contactsEnded()
        ? refused(OFFER_PAYMENT_PLAN, ENDED)
        : contact(
            collecting(
                OFFER_PAYMENT_PLAN,
                PatientGate.OUTREACH,
                weighing.patient(OFFER_PAYMENT_PLAN, asked, null),
                null,
                broken ? "PROMISE_BROKEN" : "LIKELY_LATE",
                broken
                    ? "a promise was not kept, and instalments may be easier"
                    : "the balance is likely to be paid late, and instalments may be easier"),
            limits.first(Channel.PHONE, Channel.EMAIL, Channel.SMS, Channel.MAIL, Channel.PORTAL));
  }
}
