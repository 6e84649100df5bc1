package org.duebook.local.simulator;

import java.time.LocalDate;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.PaymentMethod;

/** What a guarantor does when a statement, a reminder or a call comes. */
final class PatientReactions {
  private static final double DELAY_SIGMA = 0.55;
  private static final int LONGEST_DELAY_DAYS = 120;
  // Larger balances are paid less often: the chance falls with the twelfth part of the logarithm.
  private static final double LARGE_BALANCE_CENTS = 30_000;
  private static final double SIZE_EXPONENT = 0.12;
  private static final long SMALLEST_PART_CENTS = 1_000;
  private static final double GOES_ON_PAYING_PARTS = 0.65;
  private static final double REMINDER_EFFECT = 0.20;
  private static final double PAYS_AGAIN_AFTER_BOUNCE = 0.65;
  private static final double DISPUTES_A_STATEMENT = 0.010;
  private static final double DISPUTES_ON_THE_PHONE = 0.05;
  private static final double APPLIES_FOR_ASSISTANCE = 0.30;
  private static final long ASSISTANCE_FROM_CENTS = 100_000;
  private static final long PLAN_FROM_CENTS = 20_000;
  private static final double PLAN_PAYER_ASKS = 0.75;
  private static final double OTHERS_ACCEPT_PLAN = 0.20;
  private static final double PAYS_ON_THE_PHONE = 0.20;
  private static final double PROMISES = 0.65;
  private static final double PAYS_AFTER_BROKEN_PROMISE = 0.25;
  private static final double ROUND_UNIT_CENTS = 500;

  private final AccountStory account;
  private final BillingOffice office;
  private final Guarantor guarantor;
  private boolean paymentComes;

  PatientReactions(AccountStory account, BillingOffice office, Guarantor guarantor) {
    this.account = account;
    this.office = office;
    this.guarantor = guarantor;
  }

  /** A statement came; {@code number} counts those of the oldest balance, from 1. */
  void toStatement(long now, int number) {
    Chance chance = account.chance();
    AccountProfile profile = account.profile();
    long open = guarantor.openCents();
    if (chance.happens(DISPUTES_A_STATEMENT)) {
      account.plan(now, chance.between(2, 12), Hours.OFFICE, office::openDispute);
      return;
    }
    boolean couldApply = profile.isSelfPay() || open >= ASSISTANCE_FROM_CENTS;
    if (profile.hardship() && couldApply && chance.happens(APPLIES_FOR_ASSISTANCE)) {
      account.plan(now, chance.between(5, 25), Hours.OFFICE, office::takeApplication);
      return;
    }
    if (profile.behaviour() == PatientBehaviour.PLAN_PAYER
        && open >= PLAN_FROM_CENTS
        && chance.happens(PLAN_PAYER_ASKS)) {
      account.plan(now, chance.between(2, 20), Hours.OFFICE, office::startPlan);
      return;
    }
    if (chance.happens(profile.behaviour().payChance(number) * sizeFactor(open))) {
      planPayment(now, profile.behaviour().medianDaysToPay());
    }
  }

  private static double sizeFactor(long openCents) {
    return Math.min(1, StrictMath.pow(LARGE_BALANCE_CENTS / openCents, SIZE_EXPONENT));
  }

  /** A reminder came: some remember. */
  void toReminder(long now) {
    PatientBehaviour behaviour = account.profile().behaviour();
    if (account.chance().happens(REMINDER_EFFECT * behaviour.payChance(2))) {
      planPayment(now, 3);
    }
  }

  /** Somebody got through on the telephone. */
  void toConversation(long now) {
    Chance chance = account.chance();
    AccountProfile profile = account.profile();
    long open = guarantor.openCents();
    if (chance.happens(DISPUTES_ON_THE_PHONE)) {
      office.openDispute(now);
    } else if (profile.hardship()
        && (profile.isSelfPay() || open >= ASSISTANCE_FROM_CENTS)
        && chance.happens(APPLIES_FOR_ASSISTANCE)) {
      account.plan(now, chance.between(3, 15), Hours.OFFICE, office::takeApplication);
    } else if (open >= PLAN_FROM_CENTS && chance.happens(acceptsPlan(profile.behaviour()))) {
      office.startPlan(now);
    } else if (chance.happens(PAYS_ON_THE_PHONE * (1 - profile.behaviour().brokenPromises()))) {
      payNow(now, PaymentMethod.CARD);
    } else if (chance.happens(PROMISES)) {
      promise(now);
    }
  }

  private static double acceptsPlan(PatientBehaviour behaviour) {
    return behaviour == PatientBehaviour.PLAN_PAYER
        ? PLAN_PAYER_ASKS
        : OTHERS_ACCEPT_PLAN * behaviour.keepsTerms();
  }

  private void promise(long now) {
    Chance chance = account.chance();
    long dueDay = Hours.dayOf(now) + chance.between(5, 21);
    account
        .journal()
        .activity(now, ActivityType.PROMISE_MADE, null, LocalDate.ofEpochDay(dueDay), null);
    office.promised(now, dueDay);
    if (!chance.happens(account.profile().behaviour().brokenPromises())) {
      comeToPay(now, (int) (dueDay - Hours.dayOf(now)) - chance.between(0, 3));
    } else if (chance.happens(PAYS_AFTER_BROKEN_PROMISE)) {
      comeToPay(now, (int) (dueDay - Hours.dayOf(now)) + chance.between(5, 40));
    }
  }

  /** A check or debit was returned: the guarantor hears of it and may pay by other means. */
  void afterBounce(long now) {
    Chance chance = account.chance();
    double again =
        PAYS_AGAIN_AFTER_BOUNCE * (1 - account.profile().behaviour().brokenPromises() / 2);
    if (chance.happens(again)) {
      account.plan(now, chance.between(4, 25), Hours.PATIENT, at -> payNow(at, PaymentMethod.CARD));
    }
  }

  private void planPayment(long now, double medianDays) {
    double days =
        account.chance().logNormal(medianDays * account.profile().slowness(), DELAY_SIGMA);
    comeToPay(now, (int) Math.min(LONGEST_DELAY_DAYS, StrictMath.round(days)));
  }

  private void comeToPay(long now, int days) {
    if (!paymentComes) {
      paymentComes = true;
      account.plan(now, Math.max(1, days), Hours.PATIENT, this::comeAndPay);
    }
  }

  private void comeAndPay(long now) {
    paymentComes = false;
    payNow(now, account.profile().method());
  }

  private void payNow(long now, PaymentMethod method) {
    // Whoever is on a plan, or believes to have paid, pays nothing beside it.
    if (office.hasPlan() || guarantor.hasUnapplied()) {
      return;
    }
    Chance chance = account.chance();
    long open = guarantor.openCents();
    double part = account.profile().behaviour().drawPaidPart(chance);
    long cents = part >= 1 ? open : Math.min(open, roundPart(open * part));
    boolean paid = guarantor.pay(now, cents, method);
    if (paid
        && account.profile().behaviour().paysInParts()
        && guarantor.openCents() > 0
        && chance.happens(GOES_ON_PAYING_PARTS)) {
      comeToPay(now, chance.between(24, 36));
    }
  }

  // People pay parts in round amounts.
  private static long roundPart(double cents) {
    return Math.max(
        SMALLEST_PART_CENTS, (long) (StrictMath.rint(cents / ROUND_UNIT_CENTS) * ROUND_UNIT_CENTS));
  }
}
