package org.duebook.local.simulator;

import java.time.LocalDate;
import java.util.List;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.ClaimTerms;
import org.duebook.schemas.Coverage;
import org.duebook.schemas.Party;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.WriteOffReason;

/** One claim on its way from the visit through the clearinghouse to the payer's desk. */
final class ClaimStory {
  private static final double EXPECTATION_KNOWN = 0.85;
  private static final double ACKNOWLEDGED = 0.88;
  private static final Lag ACKNOWLEDGEMENT = new Lag(1, 0.5, 0, 5);
  private static final double REJECTION_WORKED = 0.94;
  private static final Lag REJECTION_FIX = new Lag(5, 0.8, 1, 45);
  // The usual filing limit of 90 days, and then somebody notices.
  private static final Lag FILING_LIMIT_MISSED = new Lag(120, 0.2, 91, 200);
  private static final double VOIDED = 0.006;
  private static final Lag VOIDED_AFTER = new Lag(4, 0.6, 1, 13);
  private static final double SELF_PAY_DISCOUNTED = 0.55;
  private static final double COURTESY_LOW = 0.15;
  private static final double COURTESY_HIGH = 0.40;

  private final AccountStory account;
  private final String claimId;
  private final VisitKind kind;
  private final long serviceDay;
  private final long billedCents;
  private final long contractCents;
  private final List<PayerProfile> payers;
  private final PatientShare share;
  private String submissionId;
  private long submittedDay;
  private boolean voided;

  /**
   * A claim that is not submitted yet.
   *
   * @param contractCents what the first payer's contract allows, 0 without payers
   * @param payers in paying order; empty: self-pay
   */
  ClaimStory(
      AccountStory account,
      VisitKind kind,
      long serviceDay,
      long billedCents,
      long contractCents,
      List<PayerProfile> payers) {
    this.account = account;
    this.claimId = account.journal().newClaimId();
    this.kind = kind;
    this.serviceDay = serviceDay;
    this.billedCents = billedCents;
    this.contractCents = contractCents;
    this.payers = payers;
    this.share = new PatientShare(claimId, copayCents() > 0);
  }

  /** The visit is over: perhaps a copay at the desk, and the claim goes out when it is coded. */
  void begin(long now) {
    Chance chance = account.chance();
    long copay = copayCents();
    AccountProfile profile = account.profile();
    double collected = profile.practice().collectsCopays() * profile.behaviour().keepsTerms();
    if (copay > 0 && chance.happens(collected)) {
      account.guarantor().payCopay(now, share, Math.min(copay, contractCents));
    }
    account.plan(now, chance.days(profile.practice().chargeLag()), Hours.OFFICE, this::submit);
  }

  /** What a visit of this kind asks the patient for at the desk, in cents. */
  long copayCents() {
    boolean coveredByPlan = !payers.isEmpty() && !payers.get(0).is(PayerClass.WORKERS_COMP);
    return coveredByPlan && kind.hasCopay() ? account.profile().plan().copayCents() : 0;
  }

  private void submit(long now) {
    send(now, ClaimEventType.SUBMITTED);
    if (payers.isEmpty()) {
      billPatient(now);
      return;
    }
    RemittanceStory remittance = new RemittanceStory(this);
    Chance chance = account.chance();
    if (chance.happens(VOIDED)) {
      account.plan(now, chance.days(VOIDED_AFTER), Hours.OFFICE, at -> withdraw(at, remittance));
    }
    travel(now, remittance, true);
  }

  /** Sends a corrected claim, which is decided anew. */
  void replace(long now, RemittanceStory remittance) {
    if (voided) {
      return;
    }
    send(now, ClaimEventType.REPLACED);
    travel(now, remittance, false);
  }

  private void send(long now, ClaimEventType type) {
    Long expected = !payers.isEmpty() && knowsExpectation() ? Long.valueOf(contractCents) : null;
    ClaimTerms terms =
        new ClaimTerms(
            LocalDate.ofEpochDay(serviceDay),
            billedCents,
            expected,
            account.world().currency(),
            payers.stream()
                .map(payer -> new Coverage(payer.payerId(), payer.payerClass()))
                .toList());
    submissionId = account.journal().submitted(now, claimId, type, terms);
    submittedDay = Hours.dayOf(now);
  }

  // A property of the claim, not of one of its submissions.
  private boolean knowsExpectation() {
    return (Chance.mix(claimId.hashCode()) >>> 1) % 1000 < EXPECTATION_KNOWN * 1000;
  }

  private void travel(long now, RemittanceStory remittance, boolean first) {
    Chance chance = account.chance();
    double rejectionShare = payers.get(0).rejectionShare();
    if (chance.happens(first ? rejectionShare : rejectionShare / 2)) {
      account.plan(now, chance.days(ACKNOWLEDGEMENT), Hours.PAYER, at -> reject(at, remittance));
      return;
    }
    if (chance.happens(ACKNOWLEDGED)) {
      account.plan(now, chance.days(ACKNOWLEDGEMENT), Hours.PAYER, this::accept);
    }
    remittance.await(now, first);
  }

  private void accept(long now) {
    if (!voided) {
      account.journal().claim(now, claimId, submissionId, ClaimEventType.ACCEPTED, null);
    }
  }

  private void reject(long now, RemittanceStory remittance) {
    if (voided) {
      return;
    }
    account.journal().claim(now, claimId, submissionId, ClaimEventType.REJECTED, null);
    Chance chance = account.chance();
    if (chance.happens(REJECTION_WORKED)) {
      account.plan(now, chance.days(REJECTION_FIX), Hours.OFFICE, at -> replace(at, remittance));
    } else {
      account.plan(
          now,
          chance.days(FILING_LIMIT_MISSED),
          Hours.OFFICE,
          at -> giveUp(at, WriteOffReason.TIMELY_FILING, billedCents));
    }
  }

  private void withdraw(long now, RemittanceStory remittance) {
    voided = true;
    account.journal().claim(now, claimId, submissionId, ClaimEventType.VOIDED, null);
    share.release(0);
    account.guarantor().shareChanged(now, share);
    remittance.claimWithdrawn(now);
  }

  /**
   * Writes off what the insurers owe and will not pay. If that is the whole claim, a copay that was
   * paid goes back.
   *
   * @return the adjustmentId, or null if the claim is void and nothing is owed
   */
  String giveUp(long now, WriteOffReason reason, long cents) {
    if (voided) {
      return null;
    }
    if (cents == billedCents) {
      share.release(0);
      account.guarantor().shareChanged(now, share);
    }
    return account.journal().writtenOff(now, claimId, reason, Party.INSURER, cents);
  }

  private void billPatient(long now) {
    share.release(billedCents);
    Chance chance = account.chance();
    if (chance.happens(SELF_PAY_DISCOUNTED)) {
      long courtesy = StrictMath.round(billedCents * chance.between(COURTESY_LOW, COURTESY_HIGH));
      account.guarantor().writeOff(now, share, WriteOffReason.COURTESY, courtesy);
    }
    account.guarantor().shareChanged(now, share);
  }

  AccountStory account() {
    return account;
  }

  String claimId() {
    return claimId;
  }

  VisitKind kind() {
    return kind;
  }

  long serviceDay() {
    return serviceDay;
  }

  /** The day of the live submission. */
  long submittedDay() {
    return submittedDay;
  }

  long billedCents() {
    return billedCents;
  }

  long contractCents() {
    return contractCents;
  }

  List<PayerProfile> payers() {
    return payers;
  }

  PayerProfile primary() {
    return payers.get(0);
  }

  PatientShare share() {
    return share;
  }

  boolean isVoided() {
    return voided;
  }
}
