package org.duebook.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.duebook.ledger.ActivityFact.Channel;

/**
 * The best next action about the patient's side of an account. It holds no reason code and no
 * detail of a claim (HIPAA minimum necessary). Amounts in cents.
 *
 * @param action what to do
 * @param alternates up to three other actions that are allowed now, best first
 * @param reasons why, the weightiest first
 * @param channel how to reach the patient, or null if the action reaches nobody
 * @param priorityCents value times urgency
 * @param valueCents R × uplift − cost, or the amount itself where it is owed and not weighed
 * @param score the factors
 * @param balanceCents what the patient owes, without credits
 * @param unappliedCents money on the account that no claim has, signed
 * @param breakdown what a clear statement shows
 * @param deadlineOn last day, or null
 * @param notBefore start of the contact hours of the first day on which the action may be done;
 *     null if that is now
 * @param nextCheckOn the next day on which the decision may change by itself, or null
 * @param contactFrom start of the contact hours in {@code zone}; null if nobody is contacted
 * @param contactUntil end of the contact hours, or null likewise
 * @param zone the patient's zone, which is the practice's, or null likewise
 * @param modelId the model behind the late probability, {@link LateScore#NO_MODEL} without one
 * @param policyId the policy
 * @param explanation what moved the model's probability
 */
public record PatientFollowUp(
    PatientAction action,
    List<PatientAlternate> alternates,
    List<FollowUpReason> reasons,
    Channel channel,
    long priorityCents,
    long valueCents,
    FollowUpScore score,
    long balanceCents,
    long unappliedCents,
    StatementBreakdown breakdown,
    LocalDate deadlineOn,
    Instant notBefore,
    LocalDate nextCheckOn,
    LocalTime contactFrom,
    LocalTime contactUntil,
    ZoneId zone,
    String modelId,
    String policyId,
    List<LateScore.Effect> explanation) {
  /** Keeps its own copies of the lists. */
  public PatientFollowUp {
    alternates = List.copyOf(alternates);
    reasons = List.copyOf(reasons);
    explanation = List.copyOf(explanation);
  }
}
