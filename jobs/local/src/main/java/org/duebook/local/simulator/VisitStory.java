package org.duebook.local.simulator;

import java.time.LocalDate;
import java.util.List;
import org.duebook.schemas.ActivityType;

/** The visits of one account, one after another without an end. */
final class VisitStory {
  // Visits are far fewer at weekends: the chance that the practice is open for one, Monday first.
  private static final double[] OPEN_ON = {1.0, 0.95, 0.95, 0.9, 0.8, 0.12, 0.02};
  private static final double BOOKED_AHEAD = 0.65;
  private static final double CANCELLED = 0.07;
  private static final Lag BOOKING_LEAD = new Lag(12, 0.6, 1, 60);
  private static final double INJURED_AT_WORK = 0.012;
  private static final double DAYS_PER_YEAR = 365.25;
  // How far one charge's allowed amount is from the payer's average.
  private static final double ALLOWED_SPREAD = 0.05;

  private final AccountStory account;

  VisitStory(AccountStory account) {
    this.account = account;
  }

  /** Draws the first visit of the history. */
  void begin(long startDay) {
    planAfter(startDay - 1, startDay * Hours.DAY_MILLIS);
  }

  private void planNext(long now) {
    planAfter(Hours.dayOf(now), now);
  }

  private void planAfter(long lastDay, long now) {
    Chance chance = account.chance();
    double gap = chance.exponential(DAYS_PER_YEAR / account.profile().visitsPerYear());
    long day = lastDay + 1 + (long) gap;
    while (!chance.happens(OPEN_ON[Hours.dayOfWeek(day)])) {
      day++;
    }
    long visitDay = day;
    if (!chance.happens(BOOKED_AHEAD)) {
      account.planOn(now, visitDay, Hours.CLINIC, this::visit);
      return;
    }
    long bookedDay = Math.max(Hours.dayOf(now), visitDay - chance.days(BOOKING_LEAD));
    account.planOn(now, bookedDay, Hours.OFFICE, at -> book(at, visitDay));
  }

  private void book(long now, long visitDay) {
    Chance chance = account.chance();
    if (visitDay > Hours.dayOf(now)) {
      LocalDate dueOn = LocalDate.ofEpochDay(visitDay);
      account.journal().activity(now, ActivityType.APPOINTMENT_BOOKED, null, dueOn, null);
      account.guarantor().office().expectVisitOn(visitDay);
      if (chance.happens(CANCELLED)) {
        int daysAhead = (int) (visitDay - Hours.dayOf(now));
        account.plan(now, chance.between(0, daysAhead), Hours.OFFICE, at -> cancel(at, dueOn));
        return;
      }
    }
    account.planOn(now, visitDay, Hours.CLINIC, this::visit);
  }

  private void cancel(long now, LocalDate dueOn) {
    account.journal().activity(now, ActivityType.APPOINTMENT_CANCELLED, null, dueOn, null);
    planNext(now);
  }

  private void visit(long now) {
    Chance chance = account.chance();
    AccountProfile profile = account.profile();
    account.guarantor().office().seen(now);
    VisitKind kind = VisitKind.draw(chance);
    long billedCents = kind.drawChargeCents(profile.practice().feeLevel(), chance);
    List<PayerProfile> payers = payersOf(chance);
    long contractCents = 0;
    if (!payers.isEmpty()) {
      double allowedShare = payers.get(0).allowedShare() * chance.logNormal(1, ALLOWED_SPREAD);
      contractCents = StrictMath.round(billedCents * Math.min(1, allowedShare));
    }
    new ClaimStory(account, kind, Hours.dayOf(now), billedCents, contractCents, payers).begin(now);
    planNext(now);
  }

  private List<PayerProfile> payersOf(Chance chance) {
    if (!account.profile().isSelfPay() && chance.happens(INJURED_AT_WORK)) {
      return List.of(account.world().market().payer(PayerProfile.WORKERS_COMP_ID));
    }
    return account.profile().payers();
  }
}
