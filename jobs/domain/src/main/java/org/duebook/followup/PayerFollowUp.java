package org.duebook.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The best next action about the insurers' side of a claim. It holds no detail of the patient.
 * Amounts in cents.
 *
 * @param claimId the claim
 * @param payerId the payer whose turn it is
 * @param action what to do
 * @param alternates up to three other actions that are allowed now, best first
 * @param reasons why, the weightiest first
 * @param priorityCents value times urgency
 * @param valueCents R × uplift − cost, or the amount itself where it is owed and not weighed
 * @param score the factors
 * @param balanceCents what the insurers owe, negative for a credit
 * @param amountCents R, what the action can bring
 * @param denialCodes codes of the denials that are open, such as {@code CO-16}, in order
 * @param deadlineOn last day, or null
 * @param notBefore always null: payers are asked at any time of a working day
 * @param nextCheckOn the next day on which the decision may change by itself, or null
 * @param modelId the model behind the late probability, {@link LateScore#NO_MODEL} without one
 * @param policyId the policy
 * @param explanation what moved the model's probability
 */
public record PayerFollowUp(
    String claimId,
    String payerId,
    PayerAction action,
    List<PayerAlternate> alternates,
    List<FollowUpReason> reasons,
    long priorityCents,
    long valueCents,
    FollowUpScore score,
    long balanceCents,
    long amountCents,
    List<String> denialCodes,
    LocalDate deadlineOn,
    Instant notBefore,
    LocalDate nextCheckOn,
    String modelId,
    String policyId,
    List<LateScore.Effect> explanation) {
  /** Keeps its own copies of the lists. */
  public PayerFollowUp {
    alternates = List.copyOf(alternates);
    reasons = List.copyOf(reasons);
    denialCodes = List.copyOf(denialCodes);
    explanation = List.copyOf(explanation);
  }
}
