package org.duebook.local.simulator;

import java.util.ArrayList;
import java.util.List;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.Channel;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.WriteOffReason;

/** What the insurers of one claim decide and pay, from the submission to the last word. */
final class RemittanceStory {
  private static final double ACCOUNT_MISSING = 0.02;
  private static final double PAID_LATER = 0.22;
  private static final double PAID_TWICE = 0.003;
  private static final double POSTED_LATER = 0.08;
  private static final double PARTLY_DENIED = 0.035;
  private static final double CORRECTED_DENIED_AGAIN = 0.12;
  private static final double NOT_COVERED_LEFT_TO_PATIENT = 0.6;
  private static final double UNDERPAID_LOW = 0.75;
  private static final double UNDERPAID_HIGH = 0.96;
  private static final double LOST_BY_PAYER = 0.012;
  private static final Lag FOUND_AGAIN = new Lag(25, 0.5, 7, 120);
  // The contract page has CALL_PAYER from day 30 on.
  private static final int SILENT_DAYS = 31;
  private static final double SILENCE_NOTICED = 0.6;
  private static final double SECONDARY_FORGOTTEN = 0.04;
  private static final Lag SECONDARY_BILLED = new Lag(8, 0.7, 1, 60);
  private static final double SECONDARY_PAYS_ALL = 0.75;
  private static final double PRIOR_PAYERS_MISREAD = 0.01;
  private static final Lag FORGOTTEN_IS_GIVEN_UP = new Lag(200, 0.3, 91, 400);
  private static final Lag TAKEN_BACK_AFTER = new Lag(110, 0.5, 30, 360);
  private static final double TAKEN_BACK_WHOLE = 0.6;
  private static final Lag RETURNED_TO_PAYER = new Lag(32, 0.3, 16, 60);

  private final ClaimStory claim;
  private final AccountStory account;
  private final List<Journal.Receipt> receipts = new ArrayList<>(1);
  private Decision primaryDecision;
  private String primaryEobId;
  private long deductibleTaken;

  RemittanceStory(ClaimStory claim) {
    this.claim = claim;
    this.account = claim.account();
  }

  ClaimStory claim() {
    return claim;
  }

  /** The first payer has the claim; {@code first} tells an original from a corrected claim. */
  void await(long now, boolean first) {
    Chance chance = account.chance();
    int days = chance.days(claim.primary().remittance());
    if (chance.happens(LOST_BY_PAYER)) {
      days += SILENT_DAYS + chance.days(FOUND_AGAIN);
    }
    if (days > SILENT_DAYS + 7 && chance.happens(SILENCE_NOTICED)) {
      account.plan(now, SILENT_DAYS + chance.between(0, 6), Hours.OFFICE, this::askPayer);
    }
    account.plan(now, days, Hours.PAYER, at -> decide(at, first));
  }

  private void askPayer(long now) {
    if (!claim.isVoided()) {
      account
          .journal()
          .claimActivity(
              now, ActivityType.PAYER_CONTACTED, claim.claimId(), Channel.PHONE, null, null);
    }
  }

  private void decide(long now, boolean first) {
    if (claim.isVoided()) {
      return;
    }
    Chance chance = account.chance();
    DenialReason reason =
        first
            ? claim.primary().drawDenial(chance)
            : chance.happens(CORRECTED_DENIED_AGAIN) ? DenialReason.NOT_NECESSARY : null;
    if (reason == null) {
      payAsAgreed(now);
    } else if (mayLeaveToPatient(reason) && chance.happens(NOT_COVERED_LEFT_TO_PATIENT)) {
      tellPrimary(now, Decision.leftToPatient(claim.billedCents(), reason));
    } else {
      tellPrimary(now, Decision.denied(claim.billedCents(), reason));
      new DenialStory(this, reason, claim.billedCents()).begin(now);
    }
  }

  // Medicaid and workers' compensation leave nothing but copays to the patient (contract page,
  // section 5).
  private boolean mayLeaveToPatient(DenialReason reason) {
    return reason == DenialReason.NOT_COVERED
        && !claim.primary().is(PayerClass.MEDICAID)
        && !claim.primary().is(PayerClass.WORKERS_COMP);
  }

  /** The first payer pays: all lines or but for some, by contract or below it. */
  private void payAsAgreed(long now) {
    Chance chance = account.chance();
    // With a second payer the first one's word is final, so that nothing has to be coordinated
    // twice.
    boolean onlyPayer = claim.payers().size() == 1;
    if (onlyPayer && chance.happens(PARTLY_DENIED)) {
      DenialReason reason = chance.happens(0.5) ? DenialReason.BUNDLED : DenialReason.NOT_NECESSARY;
      double deniedPart = chance.between(0.1, 0.5);
      long denied = StrictMath.round(claim.billedCents() * deniedPart);
      long allowed = StrictMath.round(claim.contractCents() * (1 - deniedPart));
      tellPrimary(now, price(Math.min(allowed, claim.billedCents() - denied), reason, denied));
      new DenialStory(this, reason, denied).begin(now);
      return;
    }
    double part =
        chance.happens(claim.primary().underpaidShare())
            ? chance.between(UNDERPAID_LOW, UNDERPAID_HIGH)
            : 1;
    long allowed = StrictMath.round(claim.contractCents() * part);
    tellPrimary(now, price(allowed, null, 0));
    if (onlyPayer) {
      long shortfall = claim.contractCents() - allowed;
      if (shortfall > 0) {
        new UnderpaymentStory(this, shortfall).begin(now);
      } else if (primaryDecision.paidCents() > 0
          && chance.happens(claim.primary().takebackShare())) {
        account.plan(now, chance.days(TAKEN_BACK_AFTER), Hours.PAYER, this::takeBack);
      }
    }
  }

  /** A denial or a part of one was overturned: the claim is paid by contract after all. */
  void payAfterAppeal(long now) {
    if (!claim.isVoided()) {
      tellPrimary(now, price(claim.contractCents(), null, 0));
    }
  }

  /** The payer agrees that it paid too little. */
  void payShortfall(long now, long cents) {
    if (!claim.isVoided()) {
      tellPrimary(now, primaryDecision.raisedBy(cents));
    }
  }

  private Decision price(long allowedCents, DenialReason denial, long deniedCents) {
    return Decision.paid(
        claim.billedCents(),
        allowedCents,
        patientPart(allowedCents),
        claim.primary(),
        denial,
        deniedCents);
  }

  private Decision.PatientPart patientPart(long allowedCents) {
    boolean nothing =
        claim.kind().isFreeForPatient() || claim.primary().is(PayerClass.WORKERS_COMP);
    if (nothing) {
      return new Decision.PatientPart(0, 0, 0);
    }
    long copay = claim.copayCents();
    if (copay > 0) {
      return new Decision.PatientPart(0, Math.min(copay, allowedCents), 0);
    }
    InsurancePlan plan = account.profile().plan();
    BenefitYear benefits = account.benefits();
    benefits.giveBack(claim.serviceDay(), deductibleTaken);
    long deductible = benefits.take(claim.serviceDay(), allowedCents, plan);
    deductibleTaken = deductible;
    long coinsurance = StrictMath.round((allowedCents - deductible) * plan.coinsurance());
    return new Decision.PatientPart(deductible, 0, coinsurance);
  }

  private void tellPrimary(long now, Decision decision) {
    // A decision that comes again replaces the earlier one; what was paid on that stays paid.
    long alreadyPaid = primaryDecision == null ? 0 : primaryDecision.paidCents();
    primaryDecision = decision;
    tell(now, 1, claim.primary(), decision, decision.paidCents() - alreadyPaid);
  }

  /** The claim was withdrawn: what its payers have paid goes back to them. */
  void claimWithdrawn(long now) {
    account.plan(now, account.chance().days(RETURNED_TO_PAYER), Hours.OFFICE, this::returnMoney);
  }

  private void returnMoney(long now) {
    for (Journal.Receipt receipt : receipts) {
      giveBack(now, receipt);
    }
    receipts.clear();
  }

  private void giveBack(long now, Journal.Receipt receipt) {
    account
        .journal()
        .refunded(
            now,
            receipt.source(),
            receipt.payerId(),
            receipt.method(),
            receipt.amountCents(),
            receipt.allocations());
  }

  /** Sends explanation and money, together or one after the other. */
  private void tell(
      long now, int sequence, PayerProfile payer, Decision decision, long paymentCents) {
    Chance chance = account.chance();
    boolean forwarded =
        sequence < claim.payers().size() && payer.crossesOver() && decision.patientCents() > 0;
    boolean knowsAccount = !chance.happens(ACCOUNT_MISSING);
    String trace = paymentCents > 0 ? account.journal().newTraceNumber() : null;
    Agenda.Step explain =
        at -> explain(at, sequence, payer, decision, forwarded, trace, knowsAccount);
    Agenda.Step pay = at -> pay(at, payer, paymentCents, trace, knowsAccount);
    if (paymentCents <= 0) {
      explain.play(now);
      return;
    }
    if (chance.happens(POSTED_LATER)) {
      pay.play(now);
      account.plan(now, chance.between(1, 3), Hours.OFFICE, explain);
    } else {
      explain.play(now);
      if (chance.happens(PAID_LATER)) {
        account.plan(now, chance.between(1, 5), Hours.OFFICE, pay);
      } else {
        pay.play(now);
      }
    }
  }

  private void pay(long now, PayerProfile payer, long cents, String trace, boolean knowsAccount) {
    receipts.add(
        account.journal().insurerPaid(now, claim.claimId(), payer, cents, trace, knowsAccount));
    Chance chance = account.chance();
    if (chance.happens(PAID_TWICE)) {
      account.plan(now, chance.between(2, 20), Hours.PAYER, at -> payTwice(at, payer, cents));
    }
  }

  /** The payer's mistake; what came twice goes back. */
  private void payTwice(long now, PayerProfile payer, long cents) {
    Journal journal = account.journal();
    Journal.Receipt receipt =
        journal.insurerPaid(now, claim.claimId(), payer, cents, journal.newTraceNumber(), true);
    account.plan(
        now, account.chance().days(RETURNED_TO_PAYER), Hours.OFFICE, at -> giveBack(at, receipt));
  }

  private void explain(
      long now,
      int sequence,
      PayerProfile payer,
      Decision decision,
      boolean forwarded,
      String trace,
      boolean knowsAccount) {
    String eobId =
        account
            .journal()
            .decided(
                now, claim.claimId(), payer, sequence, decision, forwarded, trace, knowsAccount);
    if (sequence == 1) {
      primaryEobId = eobId;
    }
    if (sequence < claim.payers().size()) {
      billSecondary(now, decision, forwarded);
    } else {
      claim.share().release(claim.isVoided() ? 0 : decision.patientCents());
      account.guarantor().shareChanged(now, claim.share());
    }
  }

  private void billSecondary(long now, Decision primary, boolean forwarded) {
    Chance chance = account.chance();
    if (primary.patientCents() == 0) {
      return;
    }
    if (!forwarded && chance.happens(SECONDARY_FORGOTTEN)) {
      account.plan(
          now,
          chance.days(FORGOTTEN_IS_GIVEN_UP),
          Hours.OFFICE,
          at -> claim.giveUp(at, WriteOffReason.TIMELY_FILING, primary.patientCents()));
      return;
    }
    PayerProfile secondary = claim.payers().get(1);
    int days = chance.days(secondary.remittance());
    if (!forwarded) {
      days += chance.days(SECONDARY_BILLED);
    }
    account.plan(now, days, Hours.PAYER, at -> decideSecond(at, secondary, primary.patientCents()));
  }

  private void decideSecond(long now, PayerProfile secondary, long leftCents) {
    if (claim.isVoided()) {
      return;
    }
    Chance chance = account.chance();
    Decision decision =
        switch (secondary.payerClass()) {
          // Pays up to its own low rate; the rest may not be asked of the patient.
          case MEDICAID ->
              Decision.afterPriorPayers(
                  claim.billedCents(), leftCents, chance.between(0.2, 0.9), 0);
          default ->
              chance.happens(SECONDARY_PAYS_ALL)
                  ? Decision.afterPriorPayers(claim.billedCents(), leftCents, 1, 0)
                  : Decision.afterPriorPayers(claim.billedCents(), leftCents, 0.7, 0.25);
        };
    if (decision.patientCents() == 0 && chance.happens(PRIOR_PAYERS_MISREAD)) {
      decision = decision.withPriorPayersTakenForContractual();
    }
    tell(now, 2, secondary, decision, decision.paidCents());
  }

  private void takeBack(long now) {
    Journal journal = account.journal();
    journal.decisionTakenBack(
        now, claim.claimId(), claim.primary(), 1, primaryEobId, primaryDecision.paidCents());
    for (Journal.Receipt receipt : receipts) {
      journal.undone(now, receipt);
    }
    receipts.clear();
    Decision before = primaryDecision;
    primaryDecision = null;
    Chance chance = account.chance();
    if (chance.happens(TAKEN_BACK_WHOLE)) {
      DenialReason reason =
          chance.happens(0.5) ? DenialReason.OTHER_INSURANCE_FIRST : DenialReason.NOT_AUTHORIZED;
      tellPrimary(now, Decision.denied(claim.billedCents(), reason));
      new DenialStory(this, reason, claim.billedCents()).begin(now);
    } else {
      long allowed =
          StrictMath.round(before.allowedCents() * chance.between(UNDERPAID_LOW, UNDERPAID_HIGH));
      tellPrimary(now, price(allowed, null, 0));
    }
  }
}
