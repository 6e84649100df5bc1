package org.duebook.local.simulator;

import java.util.List;
import org.duebook.local.simulator.BillingOffice.Bar;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.PaymentMethod;
import org.duebook.schemas.PaymentSource;
import org.duebook.schemas.WriteOffReason;

/** What takes a patient balance out of the usual course: disputes, assistance, holds, bad debt. */
final class SpecialCases {
  /** The contract page, section 5: an agency gets nothing below $25. */
  static final long AGENCY_FROM_CENTS = 2_500;

  private static final Lag DISPUTE_CLOSED_AFTER = new Lag(20, 0.5, 5, 90);
  private static final double DISPUTE_JUSTIFIED = 0.35;
  private static final Lag ASSISTANCE_DECIDED_AFTER = new Lag(18, 0.4, 5, 60);
  private static final double ASSISTANCE_WHOLE = 0.55;
  private static final double ASSISTANCE_PART = 0.25;
  private static final double HELD_AFTER_STATEMENT = 0.003;
  private static final Lag HELD_FOR = new Lag(90, 0.4, 20, 300);
  private static final String[] HOLD_CODES = {
    "BANKRUPTCY", "LEGAL", "PRIVACY", "BILLING_PROHIBITED"
  };
  private static final double[] HOLD_SHARES = {0.45, 0.25, 0.10, 0.20};
  private static final double AGENCY_RECOVERS = 0.20;
  private static final double PATIENT_PAYS_AFTER_ALL = 0.06;
  private static final Lag RECOVERED_AFTER = new Lag(95, 0.6, 15, 300);
  private static final int AGENCY_GIVES_BACK_DAYS = 330;

  private final AccountStory account;
  private final BillingOffice office;
  private final Guarantor guarantor;

  SpecialCases(AccountStory account, BillingOffice office, Guarantor guarantor) {
    this.account = account;
    this.office = office;
    this.guarantor = guarantor;
  }

  void openDispute(long now) {
    List<PatientShare> open = guarantor.openShares();
    if (open.isEmpty() || office.isBarred(Bar.DISPUTE)) {
      return;
    }
    PatientShare disputed = open.get(open.size() - 1);
    office.bar(Bar.DISPUTE);
    account
        .journal()
        .claimActivity(now, ActivityType.DISPUTE_OPENED, disputed.claimId(), null, null, null);
    account.plan(
        now,
        account.chance().days(DISPUTE_CLOSED_AFTER),
        Hours.OFFICE,
        at -> closeDispute(at, disputed));
  }

  private void closeDispute(long now, PatientShare disputed) {
    Chance chance = account.chance();
    boolean justified = chance.happens(DISPUTE_JUSTIFIED);
    account
        .journal()
        .claimActivity(
            now,
            ActivityType.DISPUTE_CLOSED,
            disputed.claimId(),
            null,
            null,
            justified ? "ADJUSTED" : "UPHELD");
    if (justified) {
      long cents = StrictMath.round(disputed.openCents() * chance.between(0.2, 1.0));
      guarantor.writeOff(now, disputed, WriteOffReason.ADMINISTRATIVE, cents);
    }
    office.unbar(now, Bar.DISPUTE);
  }

  void takeApplication(long now) {
    if (guarantor.openCents() == 0 || office.isBarred(Bar.ASSISTANCE)) {
      return;
    }
    office.bar(Bar.ASSISTANCE);
    account.journal().activity(now, ActivityType.ASSISTANCE_APPLIED, null, null, null);
    account.plan(
        now,
        account.chance().days(ASSISTANCE_DECIDED_AFTER),
        Hours.OFFICE,
        this::decideApplication);
  }

  private void decideApplication(long now) {
    Chance chance = account.chance();
    int outcome =
        chance.index(ASSISTANCE_WHOLE, ASSISTANCE_PART, 1 - ASSISTANCE_WHOLE - ASSISTANCE_PART);
    double given = outcome == 0 ? 1 : outcome == 1 ? chance.between(4, 8) / 10.0 : 0;
    String code = outcome == 0 ? "APPROVED" : outcome == 1 ? "PARTIAL" : "DENIED";
    account.journal().activity(now, ActivityType.ASSISTANCE_DECIDED, null, null, code);
    for (PatientShare share : guarantor.openShares()) {
      long cents = StrictMath.round(share.openCents() * given);
      guarantor.writeOff(now, share, WriteOffReason.CHARITY, cents);
    }
    office.unbar(now, Bar.ASSISTANCE);
  }

  /** A statement may bring to light that collection has to stop. */
  void afterStatement(long now) {
    Chance chance = account.chance();
    if (chance.happens(HELD_AFTER_STATEMENT)) {
      String code = HOLD_CODES[chance.index(HOLD_SHARES)];
      account.plan(now, chance.between(3, 20), Hours.OFFICE, at -> hold(at, code));
    }
  }

  private void hold(long now, String code) {
    if (office.isBarred(Bar.HOLD)) {
      return;
    }
    office.bar(Bar.HOLD);
    account.journal().activity(now, ActivityType.HOLD_PLACED, null, null, code);
    account.plan(now, account.chance().days(HELD_FOR), Hours.OFFICE, at -> releaseHold(at, code));
  }

  private void releaseHold(long now, String code) {
    switch (code) {
      case "BANKRUPTCY" -> guarantor.writeOffAll(now, WriteOffReason.BAD_DEBT);
      case "BILLING_PROHIBITED" -> guarantor.writeOffAll(now, WriteOffReason.ADMINISTRATIVE);
      default -> {
        // The debt stands, and billing goes on.
      }
    }
    account.journal().activity(now, ActivityType.HOLD_RELEASED, null, null, code);
    office.unbar(now, Bar.HOLD);
  }

  /** Nobody paid: the balance is written off, and an agency may try its luck. */
  void giveUp(long now, List<PatientShare> open, long openCents) {
    List<PatientShare> stated = open.stream().filter(share -> share.statements() > 0).toList();
    for (PatientShare share : stated) {
      guarantor.writeOff(now, share, WriteOffReason.BAD_DEBT, share.openCents());
    }
    Chance chance = account.chance();
    boolean placed = openCents >= AGENCY_FROM_CENTS && account.profile().practice().usesAgency();
    if (placed) {
      office.bar(Bar.AGENCY);
      account.journal().activity(now, ActivityType.AGENCY_PLACED, null, null, null);
      account.plan(now, AGENCY_GIVES_BACK_DAYS, Hours.OFFICE, at -> recall(at, "NOT_COLLECTED"));
    }
    if (placed && chance.happens(AGENCY_RECOVERS)) {
      account.plan(now, chance.days(RECOVERED_AFTER), Hours.OFFICE, at -> agencyPays(at, stated));
    } else if (chance.happens(PATIENT_PAYS_AFTER_ALL)) {
      account.plan(now, chance.days(RECOVERED_AFTER), Hours.PATIENT, at -> patientPays(at, stated));
    }
  }

  private void agencyPays(long now, List<PatientShare> stated) {
    double part = account.chance().happens(0.4) ? 1 : account.chance().between(0.2, 0.8);
    long owed = stated.stream().mapToLong(PatientShare::owedCents).sum();
    guarantor.recover(
        now, stated, StrictMath.round(owed * part), PaymentSource.AGENCY, PaymentMethod.ACH);
  }

  private void patientPays(long now, List<PatientShare> stated) {
    long owed = stated.stream().mapToLong(PatientShare::owedCents).sum();
    boolean paid =
        guarantor.recover(now, stated, owed, PaymentSource.PATIENT, account.profile().method());
    if (paid) {
      account.plan(now, 1, Hours.OFFICE, at -> recall(at, "PAID_DIRECTLY"));
    }
  }

  private void recall(long now, String code) {
    if (office.isBarred(Bar.AGENCY)) {
      account.journal().activity(now, ActivityType.AGENCY_RECALLED, null, null, code);
      office.unbar(now, Bar.AGENCY);
    }
  }
}
