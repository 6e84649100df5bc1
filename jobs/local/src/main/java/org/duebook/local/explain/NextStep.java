package org.duebook.local.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duebook.followup.AccountPlan;
import org.duebook.followup.FollowUpReason;
import org.duebook.followup.FollowUpScore;
import org.duebook.followup.PatientAction;
import org.duebook.followup.PatientFollowUp;
import org.duebook.followup.PayerAction;
import org.duebook.followup.PayerFollowUp;
import org.duebook.followup.Verdict;

/**
 * One side's follow-up with every action that was weighed for it: the patient's of the account, or
 * the insurers' of a claim. Amounts in cents.
 *
 * @param claimId the claim, or null for the patient's side
 * @param action the chosen action, or null if nothing is open
 * @param channel how to reach the patient, or null
 * @param payerId the payer whose turn it is, or null for the patient's side
 * @param chosen what the action is worth, or null if nothing is open
 * @param reasons why
 * @param alternates what else can be done now, best first
 * @param deadlineOn last day, or null
 * @param notBefore the first instant, or null for now
 * @param nextCheckOn the next day on which it may change by itself, or null
 * @param goesAwayWhen what ends it, or null if nothing is open
 * @param choices every action of the table in the order of the gates
 */
record NextStep(
    String claimId,
    String action,
    String channel,
    String payerId,
    Weighed chosen,
    List<FollowUpReason> reasons,
    List<String> alternates,
    LocalDate deadlineOn,
    Instant notBefore,
    LocalDate nextCheckOn,
    String goesAwayWhen,
    List<Choice> choices) {
  private static final String LAST_GATE = "no gate before has an eligible action";

  /**
   * What an action is worth.
   *
   * @param amountCents R, what it can bring
   * @param valueCents R × uplift − cost
   * @param priorityCents value × urgency
   * @param score the factors
   * @param lateCounts whether the late probability is a factor of the uplift: it is on the
   *     patient's side, unless the amount is owed and not weighed
   */
  record Weighed(
      long amountCents,
      long valueCents,
      long priorityCents,
      FollowUpScore score,
      boolean lateCounts) {

    /** Owed to others or to the rules: neither cost nor chance is set against it. */
    boolean isOwed() {
      return score.costCents() == 0 && score.recoverProbability() == 1 && valueCents == amountCents;
    }

    /** R × uplift, before the cost, rounded to the cent. */
    long grossCents() {
      double late = lateCounts && score.lateProbability() != null ? score.lateProbability() : 1;
      return Math.round(amountCents * late * score.recoverProbability());
    }

    /** Whether the factors make the value; they do not where a review is kept at 0 or above. */
    boolean isProduct() {
      return grossCents() - score.costCents() == valueCents;
    }
  }

  /**
   * One action of a table.
   *
   * @param gate its gate
   * @param verdict whether it is eligible, and why or why not
   * @param chosen whether it is the follow-up
   */
  record Choice(String gate, Verdict verdict, boolean chosen) {}

  /** The patient's side. */
  static NextStep patient(AccountPlan plan) {
    PatientFollowUp followUp = plan.patient();
    List<Choice> choices = new ArrayList<>();
    for (PatientAction action : PatientAction.values()) {
      boolean chosen = followUp != null && followUp.action() == action;
      Verdict verdict =
          action == PatientAction.NO_ACTION
              ? last(null, followUp != null, chosen)
              : find(plan, null, action.name());
      if (verdict != null) {
        choices.add(new Choice(Gates.of(action), verdict, chosen));
      }
    }
    if (followUp == null) {
      return nothing(null, choices);
    }
    return new NextStep(
        null,
        followUp.action().name(),
        followUp.channel() == null ? null : FactText.words(followUp.channel()),
        null,
        new Weighed(
            amount(choices),
            followUp.valueCents(),
            followUp.priorityCents(),
            followUp.score(),
            true),
        followUp.reasons(),
        followUp.alternates().stream().map(it -> it.action().name()).toList(),
        followUp.deadlineOn(),
        followUp.notBefore(),
        followUp.nextCheckOn(),
        FollowUpEnd.of(followUp.action()),
        choices);
  }

  /** The insurers' side of a claim. */
  static NextStep claim(AccountPlan plan, String claimId) {
    PayerFollowUp followUp =
        plan.claims().stream().filter(it -> it.claimId().equals(claimId)).findFirst().orElse(null);
    List<Choice> choices = new ArrayList<>();
    for (PayerAction action : PayerAction.values()) {
      boolean chosen = followUp != null && followUp.action() == action;
      Verdict verdict =
          action == PayerAction.NO_ACTION
              ? last(claimId, followUp != null, chosen)
              : find(plan, claimId, action.name());
      if (verdict != null) {
        choices.add(new Choice(Gates.of(action), verdict, chosen));
      }
    }
    if (followUp == null) {
      return nothing(claimId, choices);
    }
    return new NextStep(
        claimId,
        followUp.action().name(),
        null,
        followUp.payerId(),
        new Weighed(
            followUp.amountCents(),
            followUp.valueCents(),
            followUp.priorityCents(),
            followUp.score(),
            false),
        followUp.reasons(),
        followUp.alternates().stream().map(it -> it.action().name()).toList(),
        followUp.deadlineOn(),
        followUp.notBefore(),
        followUp.nextCheckOn(),
        FollowUpEnd.of(followUp.action()),
        choices);
  }

  private static NextStep nothing(String claimId, List<Choice> choices) {
    return new NextStep(
        claimId, null, null, null, null, List.of(), List.of(), null, null, null, null, choices);
  }

  private static Verdict find(AccountPlan plan, String claimId, String action) {
    return plan.verdicts().stream()
        .filter(it -> Objects.equals(it.claimId(), claimId) && it.action().equals(action))
        .findFirst()
        .orElse(null);
  }

  private static Verdict last(String claimId, boolean anythingOpen, boolean chosen) {
    String text =
        chosen ? LAST_GATE : anythingOpen ? "a gate before has an action" : "nothing is open";
    return new Verdict(claimId, PatientAction.NO_ACTION.name(), chosen, text, null, null, null);
  }

  private static long amount(List<Choice> choices) {
    return choices.stream()
        .filter(choice -> choice.chosen() && choice.verdict().amountCents() != null)
        .mapToLong(choice -> choice.verdict().amountCents())
        .findFirst()
        .orElse(0);
  }
}
