package org.duebook.followup;

import static org.duebook.followup.Option.collecting;
import static org.duebook.followup.Option.refused;
import static org.duebook.followup.PayerAction.APPEAL_UNDERPAYMENT;
import static org.duebook.followup.PayerAction.BILL_SECONDARY;
import static org.duebook.followup.PayerAction.CORRECT_AND_RESUBMIT;
import static org.duebook.followup.PayerAction.FIX_REJECTION;
import static org.duebook.followup.PayerAction.SUBMIT_APPEAL;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.duebook.ledger.RemittanceFact;

/** What is done with claims that a payer refused, denied, underpaid or never got. */
final class PayerWork {
  private static final String NOTHING_OPEN = "insurers owe nothing";

  private final PayerClaim claim;
  private final PayerPolicy policy;
  private final Horizon horizon;
  private final Weighing weighing;

  PayerWork(PayerClaim claim, Weighing weighing) {
    this.claim = claim;
    this.policy = claim.policy().payers();
    this.horizon = claim.horizon();
    this.weighing = weighing;
  }

  List<Option<PayerAction>> options() {
    return List.of(fixRejection(), correct(), appeal(), appealUnderpayment(), billSecondary());
  }

  private Option<PayerAction> fixRejection() {
    if (claim.openCents() == 0 || !claim.isRejected()) {
      return refused(FIX_REJECTION, "the payer has not refused to take the claim in");
    }
    int sequence = Math.max(1, claim.turn());
    LocalDate deadline = claim.filingDeadline(sequence);
    if (horizon.passed(deadline)) {
      return refused(FIX_REJECTION, "the filing limit has passed");
    }
    return collecting(
        FIX_REJECTION,
        PayerGate.PAYER,
        weighing.payer(
            FIX_REJECTION,
            WorthPolicy.OTHER_GROUP,
            net(claim.openCents(), claim.terms(sequence)),
            deadline),
        deadline,
        "REJECTED",
        "the payer refused to take the claim in, and it can still be filed");
  }

  private static long net(long cents, PayerTerms terms) {
    return Math.round(cents * terms.grossToNet());
  }

  private Option<PayerAction> correct() {
    if (claim.openCents() == 0) {
      return refused(CORRECT_AND_RESUBMIT, NOTHING_OPEN);
    }
    Option<PayerAction> best =
        refused(CORRECT_AND_RESUBMIT, "no denial is open that a correction can answer");
    for (Denial denial : claim.denials()) {
      if (!policy.denials().correctable().contains(denial.reasonCode())) {
        continue;
      }
      PayerTerms terms = claim.terms(denial.remittance().payerSequence());
      LocalDate deadline = terms.corrected().lastDay(denial.on());
      Appeal appeal = claim.appealSince(denial.on());
      if (appeal != null && appeal.undecided()) {
        best = better(best, refused(CORRECT_AND_RESUBMIT, "an appeal is undecided"));
      } else if (horizon.passed(deadline)) {
        best = better(best, refused(CORRECT_AND_RESUBMIT, "the corrected-claim limit has passed"));
      } else {
        best =
            better(
                best,
                onDenial(
                    CORRECT_AND_RESUBMIT,
                    denial,
                    terms,
                    deadline,
                    "DENIED_CORRECTABLE",
                    "denied for a cause that a corrected claim can answer"));
      }
    }
    return best;
  }

  /** The one of greater priority; of those that cannot be chosen, the later says why. */
  private static Option<PayerAction> better(Option<PayerAction> one, Option<PayerAction> other) {
    if (!one.eligible() || !other.eligible()) {
      return one.eligible() ? one : other;
    }
    return other.priorityCents() > one.priorityCents() ? other : one;
  }

  private Option<PayerAction> onDenial(
      PayerAction action,
      Denial denial,
      PayerTerms terms,
      LocalDate deadline,
      String code,
      String text) {
    long denied = Math.min(denial.adjustment().amountCents(), claim.openCents());
    String group = policy.denials().groupOf(denial.reasonCode());
    Worth worth = weighing.payer(action, group, net(denied, terms), deadline);
    return collecting(action, PayerGate.PAYER, worth, deadline, code, text);
  }

  private Option<PayerAction> appeal() {
    if (claim.openCents() == 0) {
      return refused(SUBMIT_APPEAL, NOTHING_OPEN);
    }
    Option<PayerAction> best = refused(SUBMIT_APPEAL, "no denial is open that can be appealed");
    for (Denial denial : claim.denials()) {
      if (!policy.denials().appealable().contains(denial.reasonCode())) {
        continue;
      }
      PayerTerms terms = claim.terms(denial.remittance().payerSequence());
      LocalDate deadline = terms.appeal().lastDay(denial.on());
      if (isAppealBarred(denial.remittance())) {
        best = better(best, refused(SUBMIT_APPEAL, "a remark of the payer bars an appeal"));
      } else if (claim.appealSince(denial.on()) != null) {
        best = better(best, refused(SUBMIT_APPEAL, "the denial was appealed"));
      } else if (horizon.passed(deadline.minusDays(policy.denials().appealSpareDays()))) {
        best = better(best, refused(SUBMIT_APPEAL, "it is too late for an appeal"));
      } else {
        best =
            better(
                best,
                onDenial(
                    SUBMIT_APPEAL,
                    denial,
                    terms,
                    deadline,
                    "DENIED_APPEALABLE",
                    "denied for a cause that can be appealed"));
      }
    }
    return best;
  }

  private boolean isAppealBarred(RemittanceFact remittance) {
    Set<String> barring = policy.denials().noAppealRemarks();
    return remittance.remarkCodes().stream().anyMatch(barring::contains);
  }

  private Option<PayerAction> appealUnderpayment() {
    RemittanceFact primary = claim.evidence().remittanceOf(1);
    Long expected = claim.claim().terms().expectedAllowedCents();
    if (primary == null || expected == null || primary.allowedCents() == null) {
      return refused(APPEAL_UNDERPAYMENT, "what is expected or allowed is not known");
    }
    long shortfall = expected - primary.allowedCents();
    boolean denied = primary.paidCents() <= 0 && primary.allowedCents() <= 0;
    if (!claim.isAnswerTo(primary) || denied || !isUnderpaid(shortfall, expected)) {
      return refused(APPEAL_UNDERPAYMENT, "the payer allows what the contract says, or nearly so");
    }
    LocalDate decidedOn = claim.dayOf(primary);
    LocalDate deadline = claim.terms(1).appeal().lastDay(decidedOn);
    if (claim.appealSince(decidedOn) != null) {
      return refused(APPEAL_UNDERPAYMENT, "the decision was appealed");
    }
    if (horizon.passed(deadline)) {
      return refused(APPEAL_UNDERPAYMENT, "it is too late for an appeal");
    }
    return collecting(
        APPEAL_UNDERPAYMENT,
        PayerGate.PAYER,
        weighing.payer(APPEAL_UNDERPAYMENT, WorthPolicy.OTHER_GROUP, shortfall, deadline),
        deadline,
        "UNDERPAID",
        "the payer allows less than the contract says");
  }

  private boolean isUnderpaid(long shortfall, long expected) {
    return shortfall >= policy.underpaid().fromCents()
        && shortfall * 10_000 >= expected * policy.underpaid().fromBasisPoints();
  }

  private Option<PayerAction> billSecondary() {
    if (claim.openCents() == 0) {
      return refused(BILL_SECONDARY, NOTHING_OPEN);
    }
    if (claim.turn() < 2) {
      return refused(BILL_SECONDARY, "no further payer is due after one that has decided");
    }
    RemittanceFact before = claim.evidence().remittanceOf(claim.turn() - 1);
    if (before.forwarded()) {
      return refused(BILL_SECONDARY, "the payer before has sent the claim on");
    }
    if (claim.askedSince(claim.dayOf(before)) != null) {
      return refused(BILL_SECONDARY, "the next payer was contacted since");
    }
    LocalDate deadline = claim.filingDeadline(claim.turn());
    return collecting(
        BILL_SECONDARY,
        PayerGate.PAYER,
        weighing.payer(
            BILL_SECONDARY,
            WorthPolicy.OTHER_GROUP,
            leftForNextPayer(),
            horizon.passed(deadline) ? null : deadline),
        horizon.passed(deadline) ? null : deadline,
        "NEXT_PAYER_NOT_BILLED",
        "a payer has decided, and the next one was not billed");
  }

  /** What the payers that decided leave; money they announced and have not sent is not in it. */
  private long leftForNextPayer() {
    long announced =
        claim.evidence().remittances().stream().mapToLong(RemittanceFact::paidCents).sum();
    long left = claim.claim().chargeCents() - claim.claim().contractualCents() - announced;
    return Math.max(0, Math.min(left, claim.openCents()));
  }
}
