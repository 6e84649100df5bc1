package org.duebook.followup;

import static org.duebook.followup.Option.chosen;
import static org.duebook.followup.Option.refused;
import static org.duebook.followup.PayerAction.HOLD;
import static org.duebook.followup.PayerAction.NO_ACTION;
import static org.duebook.followup.PayerAction.REFUND_CREDIT;
import static org.duebook.followup.PayerAction.REVIEW_CREDIT;
import static org.duebook.followup.PayerAction.WRITE_OFF_REVIEW;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Decides about the insurers' side of one claim. */
final class PayerPlanner {
  private static final int MOST_ALTERNATES = 3;
  private static final String HELD = "a hold for legal or privacy reasons stands";

  private final PayerClaim claim;
  private final Policy policy;
  private final Horizon horizon;
  private final Weighing weighing;
  private final List<Option<PayerAction>> options = new ArrayList<>();

  PayerPlanner(PayerClaim claim, Scores scores) {
    this.claim = claim;
    this.policy = claim.policy();
    this.horizon = claim.horizon();
    this.weighing =
        new Weighing(
            policy.worth(),
            horizon,
            claim.claim().billedOn(),
            policy.worth().priorLateInsurer(),
            claim.openCents(),
            () -> scores.claim(claim.claimId()));
    options.add(hold());
    options.add(refund());
    options.add(review());
    if (isHeld()) {
      for (PayerAction action : PayerAction.values()) {
        if (action.compareTo(REVIEW_CREDIT) > 0 && action != NO_ACTION) {
          options.add(refused(action, HELD));
        }
      }
      return;
    }
    PayerSilence silence = new PayerSilence(claim, weighing);
    options.addAll(new PayerWork(claim, weighing).options());
    options.add(silence.option());
    options.add(writeOff(silence));
  }

  private boolean isLegal() {
    return claim.activities().onHold("LEGAL", claim.claimId());
  }

  private boolean isHeld() {
    return isLegal() || claim.activities().onHold("PRIVACY", claim.claimId());
  }

  private Option<PayerAction> hold() {
    if (!isHeld() || !claim.isOpen()) {
      return refused(HOLD, "no hold for legal or privacy reasons stands");
    }
    return chosen(
        HOLD,
        isLegal() ? PayerGate.LEGAL_HOLD : PayerGate.HOLD,
        weighing.owed(claim.openCents(), null),
        null,
        "HOLD",
        HELD);
  }

  private Option<PayerAction> refund() {
    Credit credit = claim.credit();
    if (credit == null || isLegal() || !credit.isRefundable(policy.credits(), horizon)) {
      return refused(
          REFUND_CREDIT, "there is no credit that is old enough, clear, not pending and not held");
    }
    LocalDate dueOn = credit.dueOn(policy.credits().payerDueDays());
    return chosen(
        REFUND_CREDIT,
        PayerGate.REFUND,
        weighing.owed(credit.amountCents(), dueOn),
        dueOn,
        "CREDIT_DUE",
        "money belongs to the payer and is to go back");
  }

  private Option<PayerAction> review() {
    Credit credit = claim.credit();
    int dueDays = policy.credits().payerDueDays();
    if (credit == null || isHeld() || !credit.isForReview(dueDays, horizon)) {
      return refused(REVIEW_CREDIT, "there is no credit of unclear cause that may be looked at");
    }
    LocalDate dueOn = credit.dueOn(dueDays);
    return chosen(
        REVIEW_CREDIT,
        PayerGate.REVIEW,
        weighing.owed(credit.amountCents(), dueOn),
        dueOn,
        "CREDIT_UNCLEAR",
        credit.unclear() == null ? "a credit is still pending when it is due" : credit.unclear());
  }

  private Option<PayerAction> writeOff(PayerSilence silence) {
    if (claim.openCents() == 0) {
      return refused(WRITE_OFF_REVIEW, "insurers owe nothing");
    }
    if (options.stream().anyMatch(Option::eligible)) {
      return refused(WRITE_OFF_REVIEW, "something else can be done");
    }
    Worth worth = writeOffWorth();
    if (options.stream().anyMatch(Option::isNotWorthIt)) {
      return chosen(
          WRITE_OFF_REVIEW,
          PayerGate.WRITE_OFF,
          worth,
          null,
          "NOT_WORTH_ITS_COST",
          "no action is worth its cost");
    }
    if (silence.isWaiting()) {
      return refused(WRITE_OFF_REVIEW, "it is the payer's turn");
    }
    if (isAppealOpen()) {
      return refused(WRITE_OFF_REVIEW, "the time for an appeal has not passed");
    }
    return chosen(
        WRITE_OFF_REVIEW,
        PayerGate.WRITE_OFF,
        worth,
        null,
        "NOTHING_LEFT",
        "no correction or appeal is open, or every deadline has passed");
  }

  private Worth writeOffWorth() {
    Worth worth =
        weighing.payer(WRITE_OFF_REVIEW, WorthPolicy.OTHER_GROUP, claim.openCents(), null);
    return worth.valueCents() > 0 ? worth : new Worth(worth.amountCents(), 0, 0, worth.score());
  }

  /** An appeal could still be filed, though there is little time to prepare it. */
  private boolean isAppealOpen() {
    for (Denial denial : claim.denials()) {
      LocalDate deadline =
          claim.terms(denial.remittance().payerSequence()).appeal().lastDay(denial.on());
      if (policy.payers().denials().appealable().contains(denial.reasonCode())
          && claim.appealSince(denial.on()) == null
          && !hasBarringRemark(denial)
          && !horizon.passed(deadline)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasBarringRemark(Denial denial) {
    return denial.remittance().remarkCodes().stream()
        .anyMatch(policy.payers().denials().noAppealRemarks()::contains);
  }

  List<Verdict> verdicts() {
    return options.stream().map(option -> option.verdict(claim.claimId())).toList();
  }

  /** The follow-up, or null if nothing is open. */
  PayerFollowUp followUp() {
    List<Option<PayerAction>> ranked = Option.ranked(options);
    if (ranked.isEmpty() && !claim.isOpen()) {
      return null;
    }
    Option<PayerAction> best = ranked.isEmpty() ? waiting() : ranked.get(0);
    return new PayerFollowUp(
        claim.claimId(),
        claim.coverage(claim.payerSequence()).payerId(),
        best.action(),
        ranked.stream()
            .skip(1)
            .limit(MOST_ALTERNATES)
            .map(
                option ->
                    new PayerAlternate(
                        option.action(), option.priorityCents(), option.worth().valueCents()))
            .toList(),
        reasons(best),
        best.priorityCents(),
        best.worth().valueCents(),
        best.worth().score(),
        claim.claim().insurerOpenCents(),
        best.worth().amountCents(),
        claim.openCents() == 0
            ? List.of()
            : claim.denials().stream().map(Denial::shownCode).distinct().toList(),
        best.deadlineOn(),
        null,
        nextCheckOn(best),
        weighing.score().modelId(),
        policy.id(),
        weighing.score().explanation());
  }

  private Option<PayerAction> waiting() {
    String text =
        claim.credit() != null
            ? "the credit is recent, or a decision that may use it up is pending"
            : "it is the payer's turn, and it is within its usual time";
    return chosen(NO_ACTION, PayerGate.NO_ACTION, weighing.nothing(), null, "WAITING", text);
  }

  private List<FollowUpReason> reasons(Option<PayerAction> best) {
    List<FollowUpReason> reasons = new ArrayList<>(best.reasons());
    if (best.deadlineOn() != null) {
      policy.payers().filingWarningDays().stream()
          .sorted()
          .filter(days -> horizon.reached(best.deadlineOn().minusDays(days)))
          .findFirst()
          .ifPresent(
              days ->
                  reasons.add(
                      new FollowUpReason(
                          "DEADLINE_NEAR", "the deadline is at most " + days + " days away")));
    }
    if (best.worth().score().fallback()) {
      reasons.add(
          new FollowUpReason(
              "SCORE_FALLBACK", "no model told how likely it is paid late; the policy's figure"));
    }
    return reasons;
  }

  /** Only for what waits: another record need not change whenever a date goes by. */
  private LocalDate nextCheckOn(Option<PayerAction> best) {
    if (best.action() != NO_ACTION && best.action() != HOLD) {
      return null;
    }
    if (horizon.nextChangeOn() != null) {
      return horizon.nextChangeOn();
    }
    LocalDate since = claim.claim().billedOn() == null ? LocalDate.EPOCH : claim.claim().billedOn();
    return horizon.nextTick(since, policy.recheckDays());
  }
}
