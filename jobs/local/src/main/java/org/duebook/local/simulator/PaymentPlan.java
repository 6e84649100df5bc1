package org.duebook.local.simulator;

import java.time.LocalDate;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.Channel;
import org.duebook.schemas.PaymentMethod;

/** Instalments that were agreed on. Two missed ones end the plan (contract page, section 5). */
final class PaymentPlan {
  /** Code of a plan that was paid to its end. */
  static final String KEPT = "KEPT";

  /** Code of a plan that was given up. */
  static final String BROKEN = "BROKEN";

  private static final long SMALLEST_INSTALMENT_CENTS = 2_500;
  private static final int MOST_INSTALMENTS = 12;
  private static final int FEWEST_INSTALMENTS = 3;
  private static final int FIRST_DUE_DAYS = 14;
  private static final int DAYS_BETWEEN = 30;
  private static final int TOLD_BEFORE_DAYS = 5;
  private static final int MISSED_AFTER_DAYS = 11;
  private static final int MISSED_ENDS = 2;
  private static final double REMINDED = 0.5;

  private final AccountStory account;
  private final BillingOffice office;
  private final int instalments;
  private final long instalmentCents;
  private long dueDay;
  private int gone;
  private int missed;

  PaymentPlan(AccountStory account, BillingOffice office, long openCents) {
    this.account = account;
    this.office = office;
    long most = Math.min(MOST_INSTALMENTS, openCents / SMALLEST_INSTALMENT_CENTS);
    this.instalments =
        Math.max(
            FEWEST_INSTALMENTS,
            (int) Math.min(most, account.chance().between(FEWEST_INSTALMENTS, MOST_INSTALMENTS)));
    this.instalmentCents = (openCents + instalments - 1) / instalments;
  }

  void start(long now) {
    dueDay = Hours.dayOf(now) + FIRST_DUE_DAYS;
    account
        .journal()
        .activity(now, ActivityType.PLAN_STARTED, null, dueOn(), Integer.toString(instalments));
    planInstalment(now);
  }

  private void planInstalment(long now) {
    account.planOn(now, dueDay - TOLD_BEFORE_DAYS, Hours.OFFICE, this::tellDue);
  }

  private void tellDue(long now) {
    account.journal().activity(now, ActivityType.PLAN_INSTALMENT_DUE, null, dueOn(), null);
    Chance chance = account.chance();
    if (chance.happens(REMINDED)) {
      long due = dueDay;
      account.planOn(
          now, due - chance.between(1, 3), Hours.CONTACT, at -> office.remindOfPlan(at, due));
    }
    if (chance.happens(account.profile().behaviour().keepsTerms())) {
      account.planOn(now, dueDay + chance.between(-1, 2), Hours.PATIENT, this::pay);
    } else {
      account.planOn(now, dueDay + MISSED_AFTER_DAYS, Hours.OFFICE, this::miss);
    }
  }

  private void pay(long now) {
    PaymentMethod method = account.profile().method();
    Guarantor guarantor = account.guarantor();
    guarantor.pay(now, instalmentCents, method == PaymentMethod.CASH ? PaymentMethod.CARD : method);
    goOn(now);
  }

  private void miss(long now) {
    account.journal().activity(now, ActivityType.PLAN_INSTALMENT_MISSED, null, dueOn(), null);
    missed++;
    goOn(now);
  }

  private void goOn(long now) {
    gone++;
    dueDay += DAYS_BETWEEN;
    boolean paidUp = account.guarantor().openCents() == 0 && !account.guarantor().hasUnapplied();
    if (missed >= MISSED_ENDS) {
      end(now, BROKEN);
    } else if (paidUp || gone >= instalments) {
      end(now, paidUp || missed == 0 ? KEPT : BROKEN);
    } else {
      planInstalment(now);
    }
  }

  private void end(long now, String code) {
    account.journal().activity(now, ActivityType.PLAN_ENDED, (Channel) null, null, code);
    office.planEnded(now);
  }

  private LocalDate dueOn() {
    return LocalDate.ofEpochDay(dueDay);
  }
}
