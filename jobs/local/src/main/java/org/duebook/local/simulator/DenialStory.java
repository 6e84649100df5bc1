package org.duebook.local.simulator;

import org.duebook.schemas.ActivityType;
import org.duebook.schemas.Party;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.WriteOffReason;

/** A claim, or a part of one, was denied: what the practice does about it, and how that ends. */
final class DenialStory {
  /** Code of an appeal that was won. */
  static final String OVERTURNED = "OVERTURNED";

  /** Code of an appeal that was lost. */
  static final String UPHELD = "UPHELD";

  private static final Lag CORRECTED_AFTER = new Lag(14, 0.7, 2, 88);
  // Deadlines of the contract page, section 5: 60 days with an unknown payer, Medicare 120.
  private static final Lag APPEALED_AFTER = new Lag(22, 0.5, 3, 54);
  private static final Lag APPEALED_AFTER_BY_MEDICARE = new Lag(35, 0.5, 3, 114);
  private static final Lag APPEAL_DECIDED_AFTER = new Lag(42, 0.35, 14, 120);
  private static final double OVERTURNED_SHARE = 0.52;
  private static final Lag PAID_AFTER_APPEAL = new Lag(10, 0.5, 2, 30);
  private static final Lag GIVEN_UP_AFTER = new Lag(75, 0.4, 20, 200);
  private static final Lag GIVEN_UP_AFTER_APPEAL = new Lag(14, 0.6, 2, 60);
  private static final double REOPENED = 0.04;
  private static final Lag REOPENED_AFTER = new Lag(25, 0.5, 7, 90);

  private final RemittanceStory remittance;
  private final ClaimStory claim;
  private final AccountStory account;
  private final DenialReason reason;
  private final long deniedCents;

  DenialStory(RemittanceStory remittance, DenialReason reason, long deniedCents) {
    this.remittance = remittance;
    this.claim = remittance.claim();
    this.account = claim.account();
    this.reason = reason;
    this.deniedCents = deniedCents;
  }

  void begin(long now) {
    Chance chance = account.chance();
    DenialReason.Remedy remedy =
        chance.happens(account.profile().practice().worksDenials())
            ? reason.remedy()
            : DenialReason.Remedy.NONE;
    switch (remedy) {
      case CORRECT ->
          account.plan(
              now, chance.days(CORRECTED_AFTER), Hours.OFFICE, at -> claim.replace(at, remittance));
      case APPEAL -> {
        boolean medicare = claim.primary().is(PayerClass.MEDICARE);
        account.plan(
            now,
            chance.days(medicare ? APPEALED_AFTER_BY_MEDICARE : APPEALED_AFTER),
            Hours.OFFICE,
            this::appeal);
      }
      case NONE -> account.plan(now, chance.days(GIVEN_UP_AFTER), Hours.OFFICE, this::giveUp);
    }
  }

  private void appeal(long now) {
    if (claim.isVoided()) {
      return;
    }
    account
        .journal()
        .claimActivity(now, ActivityType.APPEAL_FILED, claim.claimId(), null, null, reason.code());
    account.plan(now, account.chance().days(APPEAL_DECIDED_AFTER), Hours.PAYER, this::decide);
  }

  private void decide(long now) {
    Chance chance = account.chance();
    boolean overturned = chance.happens(OVERTURNED_SHARE);
    account
        .journal()
        .claimActivity(
            now,
            ActivityType.APPEAL_DECIDED,
            claim.claimId(),
            null,
            null,
            overturned ? OVERTURNED : UPHELD);
    if (overturned) {
      account.plan(now, chance.days(PAID_AFTER_APPEAL), Hours.PAYER, remittance::payAfterAppeal);
    } else {
      account.plan(now, chance.days(GIVEN_UP_AFTER_APPEAL), Hours.OFFICE, this::giveUp);
    }
  }

  private void giveUp(long now) {
    Chance chance = account.chance();
    WriteOffReason why =
        switch (reason) {
          case TOO_LATE -> WriteOffReason.TIMELY_FILING;
          case REPEATED -> WriteOffReason.ADMINISTRATIVE;
          default -> WriteOffReason.DENIAL;
        };
    String adjustmentId = claim.giveUp(now, why, deniedCents);
    if (adjustmentId != null && chance.happens(REOPENED)) {
      account.plan(
          now, chance.days(REOPENED_AFTER), Hours.PAYER, at -> reopen(at, adjustmentId, why));
    }
  }

  /** The payer changes its mind after all: the write-off is undone, and it pays. */
  private void reopen(long now, String adjustmentId, WriteOffReason why) {
    account
        .journal()
        .writeOffUndone(now, claim.claimId(), adjustmentId, why, Party.INSURER, deniedCents);
    remittance.payAfterAppeal(now);
  }
}
