package org.duebook.followup;

import java.time.LocalDate;
import java.util.List;

/**
 * What is to be done about an account and its claims as of a day.
 *
 * @param patient the follow-up of the patient's side, or null if nothing is open there
 * @param claims the follow-ups of the claims with something open with insurers, in order of their
 *     ids
 * @param nextChangeOn the earliest later day on which the plan may differ by the passing of time
 *     alone, or null if it cannot
 * @param verdicts every action with whether and why it can be chosen; for explanations
 */
public record AccountPlan(
    PatientFollowUp patient,
    List<PayerFollowUp> claims,
    LocalDate nextChangeOn,
    List<Verdict> verdicts) {
  /** Keeps its own copies of the lists. */
  public AccountPlan {
    claims = List.copyOf(claims);
    verdicts = List.copyOf(verdicts);
  }
}
