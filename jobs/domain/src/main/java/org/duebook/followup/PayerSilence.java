package org.duebook.followup;

import static org.duebook.followup.Option.collecting;
import static org.duebook.followup.Option.refused;
import static org.duebook.followup.PayerAction.CALL_PAYER;

import java.time.LocalDate;
import org.duebook.ledger.RemittanceFact;

/** What a payer owes an answer to, and when it is asked. */
final class PayerSilence {
  private final PayerClaim claim;
  private final PayerPolicy policy;
  private final Horizon horizon;
  private final Weighing weighing;
  private final LocalDate since;

  PayerSilence(PayerClaim claim, Weighing weighing) {
    this.claim = claim;
    this.policy = claim.policy().payers();
    this.horizon = claim.horizon();
    this.weighing = weighing;
    this.since = claim.openCents() == 0 || claim.isRejected() ? null : silentSince();
  }

  /** Whether it is the payer's turn to do something. */
  boolean isWaiting() {
    return since != null;
  }

  /** The day since which a payer owes an answer or money, or null if it is our turn. */
  private LocalDate silentSince() {
    RemittanceFact last = claim.evidence().lastRemittance();
    if (last == null || !claim.isAnswerTo(last)) {
      return claim.submittedOn();
    }
    LocalDate decidedOn = claim.dayOf(last);
    Appeal appeal = claim.appealSince(decidedOn);
    if (appeal != null && (appeal.undecided() || appeal.granted())) {
      return appeal.undecided() ? appeal.filedOn() : appeal.decidedOn();
    }
    if (claim.turn() > 1) {
      LocalDate askedOn = claim.askedSince(decidedOn);
      return last.forwarded() ? decidedOn : askedOn;
    }
    // Every payer has decided: what is open was announced and did not come, unless it was denied.
    return claim.denials().isEmpty() ? decidedOn : null;
  }

  Option<PayerAction> option() {
    if (claim.openCents() == 0) {
      return refused(CALL_PAYER, "insurers owe nothing");
    }
    if (since == null) {
      return refused(CALL_PAYER, "no payer owes an answer");
    }
    int sequence = Math.max(1, claim.turn());
    PayerTerms terms = claim.terms(sequence);
    int patience = Math.max(policy.silentDays(), terms.lagDays());
    if (!horizon.passed(since.plusDays(patience))) {
      return refused(CALL_PAYER, "the payer is within its usual time");
    }
    if (!horizon.passed(lastTouchOn().plusDays(policy.touchDays()))) {
      return refused(CALL_PAYER, "the payer was contacted lately");
    }
    LocalDate deadline = claim.filingDeadline(sequence);
    boolean files = claim.turn() > 0 && !horizon.passed(deadline);
    long amount = Math.round(claim.openCents() * terms.grossToNet());
    return collecting(
        CALL_PAYER,
        PayerGate.PAYER,
        weighing.payer(CALL_PAYER, WorthPolicy.OTHER_GROUP, amount, files ? deadline : null),
        files ? deadline : null,
        "PAYER_SILENT",
        "the payer owes an answer or money for longer than usual");
  }

  private LocalDate lastTouchOn() {
    LocalDate touch = claim.submittedOn();
    LocalDate asked = claim.askedSince(touch);
    if (asked != null) {
      touch = asked;
    }
    Appeal appeal = claim.appealSince(touch);
    return appeal == null ? touch : appeal.filedOn();
  }
}
