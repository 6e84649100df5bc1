package org.duebook.local.simulator;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.Channel;
import org.duebook.schemas.WriteOffReason;

/**
 * What the practice does about an account's patient balance: statements, reminders, calls, and what
 * comes when nothing helps. Keeps the rules of the contract page, section 5.
 */
final class BillingOffice {
  private static final int DAYS_BETWEEN_STATEMENTS = 30;
  private static final int MOST_STATEMENTS = 4;
  private static final long FURTHER_STATEMENTS_FROM_CENTS = 1_000;
  private static final long SMALL_BALANCE_CENTS = 999;
  private static final int SMALL_BALANCE_QUIET_DAYS = 60;
  private static final int NO_VISIT_DAYS = 30;
  private static final int STATEMENTS_BEFORE_FINAL_NOTICE = 3;
  private static final double FINAL_NOTICE_INSTEAD_OF_FOURTH = 0.5;
  private static final int DAYS_AFTER_FINAL_NOTICE = 30;
  private static final int DAYS_AFTER_FIRST_STATEMENT = 120;
  private static final int DAYS_WITHOUT_PAYMENT = 60;
  private static final long CALLS_FROM_CENTS = 50_000;
  private static final double REMINDED = 0.55;
  private static final int MOST_ATTEMPTS = 3;
  private static final double MAIL_RETURNED = 0.015;
  private static final double REMINDER_FAILS = 0.006;
  private static final double OPTS_OUT = 0.012;
  private static final double OPTS_IN_AGAIN = 0.2;
  private static final double ADDRESS_FOUND = 0.7;

  private final AccountStory account;
  private final Guarantor guarantor;
  private final PatientReactions reactions;
  private final ContactLog contacts = new ContactLog();
  private final Set<Bar> bars = EnumSet.noneOf(Bar.class);
  private final SpecialCases specialCases;
  private boolean runPlanned;
  private boolean consentAsked;
  private Channel reminderChannel;
  private long lastStatementDay = PatientShare.NO_DAY / 2;
  private long finalNoticeDay = PatientShare.NO_DAY;
  private long lastVisitDay = PatientShare.NO_DAY / 2;
  private long nextVisitDay = PatientShare.NO_DAY;

  /** Why the patient is not to be contacted. */
  enum Bar {
    DISPUTE,
    ASSISTANCE,
    PLAN,
    AGENCY,
    HOLD,
    RETURNED_MAIL
  }

  BillingOffice(AccountStory account, Guarantor guarantor) {
    this.account = account;
    this.guarantor = guarantor;
    this.reactions = new PatientReactions(account, this, guarantor);
    this.specialCases = new SpecialCases(account, this, guarantor);
  }

  PatientReactions reactions() {
    return reactions;
  }

  /** The patient will come on a day. */
  void expectVisitOn(long epochDay) {
    nextVisitDay = epochDay;
  }

  /** The patient is here; at the first visit consent to reminders is asked for. */
  void seen(long now) {
    lastVisitDay = Hours.dayOf(now);
    if (!consentAsked) {
      consentAsked = true;
      reminderChannel = account.profile().reminderChannel();
      if (reminderChannel != null) {
        account.journal().activity(now, ActivityType.CONSENT_GIVEN, reminderChannel, null, null);
      }
    }
  }

  void bar(Bar reason) {
    bars.add(reason);
  }

  void unbar(long now, Bar reason) {
    bars.remove(reason);
    billSoon(now);
  }

  boolean isBarred(Bar reason) {
    return bars.contains(reason);
  }

  boolean hasPlan() {
    return bars.contains(Bar.PLAN);
  }

  private boolean mayNotContact() {
    return !bars.isEmpty() || guarantor.hasCredit();
  }

  /** Something is due that was not before, or the patient may be contacted again. */
  void billSoon(long now) {
    billOn(now, Math.max(Hours.dayOf(now) + account.chance().between(1, 4), nextStatementDay()));
  }

  private long nextStatementDay() {
    return lastStatementDay + DAYS_BETWEEN_STATEMENTS;
  }

  private void billOn(long now, long epochDay) {
    if (!runPlanned && guarantor.openCents() > 0) {
      runPlanned = true;
      account.planOn(now, epochDay, Hours.OFFICE, this::run);
    }
  }

  private void run(long now) {
    runPlanned = false;
    List<PatientShare> open = guarantor.openShares();
    if (open.isEmpty()) {
      finalNoticeDay = PatientShare.NO_DAY;
      return;
    }
    // Whoever lifts the bar, or gives the credit back, has the office bill again.
    if (mayNotContact()) {
      return;
    }
    long today = Hours.dayOf(now);
    long openCents = guarantor.openCents();
    PatientShare oldest = open.get(0);
    if (isSmallAndQuiet(today, open, openCents)) {
      guarantor.writeOffAll(now, WriteOffReason.SMALL_BALANCE);
    } else if (isFinalNoticeDue(today, oldest, openCents)) {
      finalNoticeDay = today;
      account.journal().activity(now, ActivityType.FINAL_NOTICE_SENT, Channel.MAIL, null, null);
    } else if (isStatementDue(today, open, openCents)) {
      sendStatement(now, open, openCents);
    } else if (isHopeless(today, oldest)) {
      finalNoticeDay = PatientShare.NO_DAY;
      specialCases.giveUp(now, open, openCents);
    }
    billOn(now, today + DAYS_BETWEEN_STATEMENTS + account.chance().between(0, 3));
  }

  private boolean isSmallAndQuiet(long today, List<PatientShare> open, long openCents) {
    long lastMove = Math.max(Math.max(lastStatementDay, guarantor.lastPaymentDay()), lastVisitDay);
    boolean visitNear = nextVisitDay >= today && nextVisitDay - today <= NO_VISIT_DAYS;
    return openCents <= SMALL_BALANCE_CENTS
        && open.stream().noneMatch(PatientShare::isCopay)
        && open.stream().anyMatch(share -> share.statements() > 0)
        && today - lastMove >= SMALL_BALANCE_QUIET_DAYS
        && !visitNear;
  }

  private boolean isStatementDue(long today, List<PatientShare> open, long openCents) {
    if (today < nextStatementDay()) {
      return false;
    }
    boolean firstOfSome = open.stream().anyMatch(share -> share.statements() == 0);
    boolean furtherOfSome = open.stream().anyMatch(share -> share.statements() < MOST_STATEMENTS);
    return firstOfSome || (openCents >= FURTHER_STATEMENTS_FROM_CENTS && furtherOfSome);
  }

  private boolean isFinalNoticeDue(long today, PatientShare oldest, long openCents) {
    return finalNoticeDay == PatientShare.NO_DAY
        && openCents >= SpecialCases.AGENCY_FROM_CENTS
        && oldest.statements() >= STATEMENTS_BEFORE_FINAL_NOTICE
        && today >= nextStatementDay()
        && (oldest.statements() >= MOST_STATEMENTS
            || account.chance().happens(FINAL_NOTICE_INSTEAD_OF_FOURTH));
  }

  private boolean isHopeless(long today, PatientShare oldest) {
    boolean told =
        finalNoticeDay != PatientShare.NO_DAY && today - finalNoticeDay >= DAYS_AFTER_FINAL_NOTICE;
    boolean tooLittleForNotice =
        finalNoticeDay == PatientShare.NO_DAY && oldest.statements() >= MOST_STATEMENTS;
    return (told || tooLittleForNotice)
        && today - oldest.firstStatementDay() >= DAYS_AFTER_FIRST_STATEMENT
        && today - guarantor.lastPaymentDay() >= DAYS_WITHOUT_PAYMENT;
  }

  private void sendStatement(long now, List<PatientShare> open, long openCents) {
    Chance chance = account.chance();
    long today = Hours.dayOf(now);
    lastStatementDay = today;
    open.forEach(share -> share.stated(today));
    int number = open.get(0).statements();
    // Below $10 a letter costs too much.
    Channel usual = account.profile().statementChannel();
    Channel channel =
        usual == Channel.MAIL && openCents < FURTHER_STATEMENTS_FROM_CENTS ? Channel.PORTAL : usual;
    account.journal().activity(now, ActivityType.STATEMENT_SENT, channel, null, null);
    if (channel == Channel.MAIL && chance.happens(MAIL_RETURNED)) {
      account.plan(now, chance.between(4, 12), Hours.OFFICE, this::mailReturned);
      return;
    }
    reactions.toStatement(now, number);
    specialCases.afterStatement(now);
    if (chance.happens(REMINDED)) {
      account.plan(now, chance.between(11, 17), Hours.CONTACT, this::remind);
    }
    if ((number >= 2 || openCents >= CALLS_FROM_CENTS)
        && chance.happens(account.profile().practice().callsPatients())) {
      account.plan(now, chance.between(8, 20), Hours.CONTACT, at -> call(at, 1));
    }
  }

  private void mailReturned(long now) {
    bar(Bar.RETURNED_MAIL);
    account.journal().activity(now, ActivityType.CONTACT_FAILED, Channel.MAIL, null, null);
    Chance chance = account.chance();
    if (chance.happens(ADDRESS_FOUND)) {
      account.plan(now, chance.between(3, 30), Hours.OFFICE, this::correctAddress);
    } else {
      account.plan(now, chance.between(50, 100), Hours.OFFICE, at -> unbar(at, Bar.RETURNED_MAIL));
    }
  }

  private void correctAddress(long now) {
    account.journal().activity(now, ActivityType.CONTACT_UPDATED, Channel.MAIL, null, null);
    unbar(now, Bar.RETURNED_MAIL);
  }

  private void remind(long now) {
    if (!mayNotContact() && guarantor.openCents() > 0) {
      sendReminder(now);
    }
  }

  /** An instalment falls due within three days: the one contact that a plan allows. */
  void remindOfPlan(long now, long dueDay) {
    boolean onlyPlan = bars.equals(EnumSet.of(Bar.PLAN)) && !guarantor.hasCredit();
    if (onlyPlan && guarantor.openCents() > 0 && Hours.dayOf(now) <= dueDay) {
      sendReminder(now);
    }
  }

  /** A promise falls due on a day: some practices remind of it. */
  void promised(long now, long dueDay) {
    if (account.chance().happens(REMINDED)) {
      account.planOn(
          now,
          dueDay - account.chance().between(1, 3),
          Hours.CONTACT,
          at -> remindOfPromise(at, dueDay));
    }
  }

  // A weekend may have moved it beyond the day.
  private void remindOfPromise(long now, long dueDay) {
    if (Hours.dayOf(now) <= dueDay) {
      remind(now);
    }
  }

  private void sendReminder(long now) {
    long today = Hours.dayOf(now);
    if (reminderChannel == null || !contacts.mayContact(today, guarantor.lastPaymentDay())) {
      return;
    }
    contacts.contacted(today);
    account.journal().activity(now, ActivityType.REMINDER_SENT, reminderChannel, null, null);
    Chance chance = account.chance();
    if (chance.happens(REMINDER_FAILS)) {
      account.journal().activity(now, ActivityType.CONTACT_FAILED, reminderChannel, null, null);
      reminderChannel = null;
    } else if (chance.happens(OPTS_OUT)) {
      Channel refused = reminderChannel;
      account.journal().activity(now, ActivityType.OPTED_OUT, refused, null, null);
      reminderChannel = null;
      if (chance.happens(OPTS_IN_AGAIN)) {
        account.plan(now, chance.between(60, 300), Hours.PATIENT, at -> optIn(at, refused));
      }
    } else {
      reactions.toReminder(now);
    }
  }

  private void optIn(long now, Channel channel) {
    reminderChannel = channel;
    account.journal().activity(now, ActivityType.OPTED_IN, channel, null, null);
  }

  private void call(long now, int attempt) {
    long today = Hours.dayOf(now);
    if (mayNotContact()
        || guarantor.openCents() == 0
        || !contacts.mayCall(today, guarantor.lastPaymentDay())) {
      return;
    }
    Chance chance = account.chance();
    if (chance.happens(account.profile().behaviour().answersCalls())) {
      contacts.spoken(today);
      account.journal().activity(now, ActivityType.CONVERSATION, Channel.PHONE, null, null);
      reactions.toConversation(now);
      return;
    }
    contacts.attempted(today);
    account.journal().activity(now, ActivityType.CALL_ATTEMPTED, Channel.PHONE, null, null);
    if (attempt < MOST_ATTEMPTS) {
      account.plan(now, chance.between(2, 5), Hours.CONTACT, at -> call(at, attempt + 1));
    }
  }

  void startPlan(long now) {
    long openCents = guarantor.openCents();
    if (openCents > 0 && !mayNotContact()) {
      bar(Bar.PLAN);
      new PaymentPlan(account, this, openCents).start(now);
    }
  }

  void planEnded(long now) {
    unbar(now, Bar.PLAN);
  }

  void openDispute(long now) {
    specialCases.openDispute(now);
  }

  void takeApplication(long now) {
    specialCases.takeApplication(now);
  }
}
