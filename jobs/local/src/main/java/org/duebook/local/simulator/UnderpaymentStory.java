package org.duebook.local.simulator;

import org.duebook.schemas.ActivityType;

/** A payer allowed less than its contract says: what the practice does about it. */
final class UnderpaymentStory {
  /** The code of an appeal against the amount. */
  static final String CODE = "UNDERPAYMENT";

  // The contract page, section 5: a shortfall of $5 or 2 %, whichever is more, is worth an appeal.
  private static final long WORTH_AN_APPEAL_CENTS = 500;
  private static final double WORTH_AN_APPEAL_SHARE = 0.02;
  private static final double APPEALED = 0.45;
  private static final double WON = 0.60;
  private static final Lag APPEALED_AFTER = new Lag(20, 0.6, 3, 55);
  private static final Lag DECIDED_AFTER = new Lag(35, 0.4, 10, 120);

  private final RemittanceStory remittance;
  private final AccountStory account;
  private final long shortfallCents;

  UnderpaymentStory(RemittanceStory remittance, long shortfallCents) {
    this.remittance = remittance;
    this.account = remittance.claim().account();
    this.shortfallCents = shortfallCents;
  }

  void begin(long now) {
    Chance chance = account.chance();
    double worthIt =
        Math.max(WORTH_AN_APPEAL_CENTS, WORTH_AN_APPEAL_SHARE * remittance.claim().contractCents());
    if (shortfallCents >= worthIt && chance.happens(APPEALED)) {
      account.plan(now, chance.days(APPEALED_AFTER), Hours.OFFICE, this::appeal);
    }
  }

  private void appeal(long now) {
    String claimId = remittance.claim().claimId();
    account.journal().claimActivity(now, ActivityType.APPEAL_FILED, claimId, null, null, CODE);
    account.plan(now, account.chance().days(DECIDED_AFTER), Hours.PAYER, this::decide);
  }

  private void decide(long now) {
    boolean won = account.chance().happens(WON);
    account
        .journal()
        .claimActivity(
            now,
            ActivityType.APPEAL_DECIDED,
            remittance.claim().claimId(),
            null,
            null,
            won ? DenialStory.OVERTURNED : DenialStory.UPHELD);
    if (won) {
      remittance.payShortfall(now, shortfallCents);
    }
  }
}
