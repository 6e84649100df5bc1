package org.duebook.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.duebook.ledger.AccountPayment;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.Party;

/**
 * What the activities of an account come to as of its day: what stands, what was sent, what is
 * ahead.
 *
 * <p>How they are read, where the contract leaves it open, is in the decision page on follow-ups.
 */
public final class AccountActivities {
  private final BusinessCalendar calendar;
  private final Horizon horizon;
  private final ContactChannels channels = new ContactChannels();
  private final Set<Hold> holds = new HashSet<>();
  private final Set<String> disputed = new HashSet<>();
  private final List<Sent> statements = new ArrayList<>();
  private final List<LocalDate> contacts = new ArrayList<>();
  private final List<LocalDate> attempts = new ArrayList<>();
  private final List<LocalDate> missed = new ArrayList<>();
  private final List<LocalDate> brokenPlans = new ArrayList<>();
  private final List<Promise> promises = new ArrayList<>();
  private final TreeSet<LocalDate> visits = new TreeSet<>();
  private final Map<String, List<LocalDate>> payerContacts = new HashMap<>();
  private final Map<String, List<Appeal>> appeals = new HashMap<>();
  private final List<LocalDate> patientPayments;
  private LocalDate appliedOn;
  private boolean screened;
  private LocalDate agencyPlacedOn;
  private LocalDate finalNoticeOn;
  private LocalDate lastConversationOn;
  private LocalDate lastHeardOn;
  private Instalments plan;

  /** A hold on a claim, or with null on the whole account. */
  private record Hold(String code, String claimId) {}

  /** A statement about a claim, or with null about the whole account. */
  private record Sent(LocalDate on, String claimId) {}

  /** Reads the activities of a position as of its day. */
  public static AccountActivities of(AccountPosition position, BusinessCalendar calendar) {
    return new AccountActivities(position, calendar, new Horizon(position.asOf()));
  }

  AccountActivities(AccountPosition position, BusinessCalendar calendar, Horizon horizon) {
    this.calendar = calendar;
    this.horizon = horizon;
    this.patientPayments =
        position.payments().stream()
            .filter(payment -> payment.isReceived())
            .filter(payment -> payment.payment().source().party() == Party.PATIENT)
            .map(AccountPayment::on)
            .toList();
    position.activities().forEach(this::read);
  }

  private void read(ActivityFact activity) {
    LocalDate on = calendar.dayOf(activity.occurredAt());
    channels.read(activity);
    switch (activity.type()) {
      case STATEMENT_SENT -> statements.add(new Sent(on, activity.claimId()));
      case REMINDER_SENT -> contacts.add(on);
      case CALL_ATTEMPTED -> attempts.add(on);
      case CONVERSATION -> {
        contacts.add(on);
        lastConversationOn = on;
        lastHeardOn = on;
      }
      case PROMISE_MADE -> {
        lastHeardOn = on;
        if (activity.dueOn() != null) {
          promises.add(new Promise(on, activity.dueOn(), paidBetween(on, activity.dueOn())));
        }
      }
      case PLAN_STARTED, PLAN_INSTALMENT_DUE, PLAN_INSTALMENT_MISSED, PLAN_ENDED ->
          readPlan(activity, on);
      case DISPUTE_OPENED -> {
        lastHeardOn = on;
        disputed.add(activity.claimId());
      }
      case DISPUTE_CLOSED -> {
        lastHeardOn = on;
        disputed.removeIf(claimId -> isMeant(activity, claimId));
      }
      case ASSISTANCE_APPLIED -> {
        lastHeardOn = on;
        appliedOn = on;
        screened = true;
      }
      case ASSISTANCE_DECIDED -> {
        appliedOn = null;
        screened = true;
      }
      case APPEAL_FILED ->
          appeals
              .computeIfAbsent(activity.claimId(), claimId -> new ArrayList<>())
              .add(new Appeal(on, null, null));
      case APPEAL_DECIDED -> decideAppeal(activity, on);
      case PAYER_CONTACTED ->
          payerContacts.computeIfAbsent(activity.claimId(), claimId -> new ArrayList<>()).add(on);
      case APPOINTMENT_BOOKED -> {
        if (activity.dueOn() != null) {
          visits.add(activity.dueOn());
        }
      }
      case APPOINTMENT_CANCELLED -> {
        if (activity.dueOn() != null) {
          visits.remove(activity.dueOn());
        } else if (!visits.isEmpty()) {
          visits.pollLast();
        }
      }
      case AGENCY_PLACED -> agencyPlacedOn = on;
      case AGENCY_RECALLED -> agencyPlacedOn = null;
      case HOLD_PLACED -> holds.add(new Hold(codeOf(activity), activity.claimId()));
      case HOLD_RELEASED ->
          holds.removeIf(
              hold ->
                  isMeant(activity, hold.claimId())
                      && (activity.code() == null || activity.code().equals(hold.code())));
      case FINAL_NOTICE_SENT -> finalNoticeOn = on;
      case CONTACT_FAILED, CONTACT_UPDATED, OPTED_OUT, OPTED_IN, CONSENT_GIVEN -> {
        // Read by the channels.
      }
    }
  }

  private static String codeOf(ActivityFact activity) {
    return activity.code() == null ? "" : activity.code();
  }

  /** What ends something on the whole account ends it on every claim. */
  private static boolean isMeant(ActivityFact end, String claimId) {
    return end.claimId() == null || end.claimId().equals(claimId);
  }

  private LocalDate paidBetween(LocalDate from, LocalDate until) {
    return patientPayments.stream()
        .filter(paidOn -> !paidOn.isBefore(from) && !paidOn.isAfter(until))
        .findFirst()
        .orElse(null);
  }

  private void readPlan(ActivityFact activity, LocalDate on) {
    switch (activity.type()) {
      case PLAN_STARTED -> {
        lastHeardOn = on;
        plan = new Instalments(on, withDay(List.of(), activity.dueOn()), 0);
      }
      case PLAN_INSTALMENT_DUE -> {
        if (plan != null) {
          plan =
              new Instalments(
                  plan.startedOn(), withDay(plan.dueOn(), activity.dueOn()), plan.missed());
        }
      }
      case PLAN_INSTALMENT_MISSED -> {
        missed.add(on);
        if (plan != null) {
          plan =
              new Instalments(
                  plan.startedOn(), withDay(plan.dueOn(), activity.dueOn()), plan.missed() + 1);
        }
      }
      default -> {
        if ("BROKEN".equals(activity.code()) || (plan != null && plan.missed() > 0)) {
          brokenPlans.add(on);
        }
        plan = null;
      }
    }
  }

  private static List<LocalDate> withDay(List<LocalDate> days, LocalDate day) {
    if (day == null) {
      return days;
    }
    TreeSet<LocalDate> all = new TreeSet<>(days);
    all.add(day);
    return List.copyOf(all);
  }

  /** A decision is of the latest appeal that waits for one. */
  private void decideAppeal(ActivityFact decision, LocalDate on) {
    List<Appeal> filed = appeals.getOrDefault(decision.claimId(), List.of());
    for (int i = filed.size() - 1; i >= 0; i--) {
      if (filed.get(i).undecided()) {
        filed.set(i, new Appeal(filed.get(i).filedOn(), on, decision.code()));
        return;
      }
    }
  }

  /** Whether a hold of any cause stands on the account or one of its claims. */
  public boolean onHold() {
    return !holds.isEmpty();
  }

  /** Whether a hold of a cause stands on the account or one of its claims. */
  public boolean onHold(String code) {
    return holds.stream().anyMatch(hold -> hold.code().equals(code));
  }

  /** Whether a hold of a cause stands on the account or on this claim. */
  public boolean onHold(String code, String claimId) {
    return holds.contains(new Hold(code, null)) || holds.contains(new Hold(code, claimId));
  }

  /** Whether a dispute stands on the account or one of its claims. */
  public boolean disputeOpen() {
    return !disputed.isEmpty();
  }

  /** The day of an application for assistance that is not decided, or null. */
  public LocalDate appliedForAssistanceOn() {
    return appliedOn;
  }

  /** Whether assistance was ever applied for or decided. */
  public boolean screened() {
    return screened;
  }

  /** The day the account went to an agency that still has it, or null. */
  public LocalDate agencyPlacedOn() {
    return agencyPlacedOn;
  }

  /** The plan that was started and not ended, or null. */
  public Instalments plan() {
    return plan;
  }

  /** Promises with a day, in the order they were made. */
  public List<Promise> promises() {
    return List.copyOf(promises);
  }

  /** Promises that fell due on or after a day and were not kept. */
  public int brokenPromises(LocalDate since) {
    int broken = 0;
    for (Promise promise : promises) {
      if (!promise.kept() && !promise.dueOn().isBefore(since) && horizon.passed(promise.dueOn())) {
        broken++;
      }
    }
    return broken;
  }

  /** Instalments told missed on or after a day. */
  public int missedInstalments(LocalDate since) {
    return notBefore(since, missed);
  }

  /** Plans that ended broken on or after a day. */
  public int brokenPlans(LocalDate since) {
    return notBefore(since, brokenPlans);
  }

  private static int notBefore(LocalDate since, List<LocalDate> days) {
    return (int) days.stream().filter(day -> !day.isBefore(since)).count();
  }

  /** Statements on or after a day about a claim or the whole account. */
  public int statementsSince(LocalDate day, String claimId) {
    return (int)
        statements.stream()
            .filter(sent -> sent.claimId() == null || sent.claimId().equals(claimId))
            .filter(sent -> !sent.on().isBefore(day))
            .count();
  }

  /** The day of the latest statement, or null. */
  public LocalDate lastStatementOn() {
    return statements.isEmpty() ? null : statements.get(statements.size() - 1).on();
  }

  /** Days of reminders sent and conversations, in order; a day counts as often as it was used. */
  public List<LocalDate> contacts() {
    return List.copyOf(contacts);
  }

  /** Days of calls tried, in order. */
  public List<LocalDate> callAttempts() {
    return List.copyOf(attempts);
  }

  /** The day of the latest conversation, or null. */
  public LocalDate lastConversationOn() {
    return lastConversationOn;
  }

  /** The day the patient was last heard of, other than by paying, or null. */
  LocalDate lastHeardOn() {
    return lastHeardOn;
  }

  /** How the patient can be reached. */
  public ContactChannels channels() {
    return channels;
  }

  /** Number of channels known to work. */
  public int reachableChannels() {
    return channels.reachable().size();
  }

  /** Whether a way to reach the patient has failed and was not renewed. */
  public boolean contactFailed() {
    return channels.anyFailed();
  }

  /** The day of the latest final notice, or null. */
  public LocalDate finalNoticeOn() {
    return finalNoticeOn;
  }

  /** The next day, today included, on which a visit is booked, or null. */
  public LocalDate nextVisitOn() {
    return visits.stream().filter(visit -> !horizon.passed(visit)).findFirst().orElse(null);
  }

  /** The latest day before today on which a visit was booked, or null. */
  LocalDate lastVisitOn() {
    return visits.stream().filter(horizon::passed).reduce((one, other) -> other).orElse(null);
  }

  /** Days on which a payer was asked about a claim, in order. */
  public List<LocalDate> payerContacts(String claimId) {
    return List.copyOf(payerContacts.getOrDefault(claimId, List.of()));
  }

  /** Appeals about a claim, in the order they were filed. */
  public List<Appeal> appeals(String claimId) {
    return List.copyOf(appeals.getOrDefault(claimId, List.of()));
  }

  /** Days of patient money that came and stands, in order. */
  List<LocalDate> patientPayments() {
    return patientPayments;
  }

  /** Whether a dispute stands on a claim or the whole account. */
  public boolean isDisputed(String claimId) {
    return disputed.stream().anyMatch(known -> known == null || Objects.equals(known, claimId));
  }
}
