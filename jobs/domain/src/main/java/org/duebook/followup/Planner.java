package org.duebook.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.LedgerRules;

/**
 * Decides what to do next about an account and each of its claims (contract page, section 5): a
 * pure function of where the account stands, the practice's policy and the scores.
 *
 * <p>Gates decide in their order, within a gate the highest priority. The same facts give the same
 * plan on every day before {@link AccountPlan#nextChangeOn}, whatever the hour.
 */
public final class Planner {
  private Planner() {}

  /**
   * The plan as of the position's day.
   *
   * @param position where the account stands
   * @param policy the practice's policy
   * @param rules the practice's settings; its zone is taken for the patient's
   * @param scores late probabilities
   */
  public static AccountPlan plan(
      AccountPosition position, Policy policy, LedgerRules rules, Scores scores) {
    Horizon patientHorizon = new Horizon(position.asOf());
    PatientPlanner patient = new PatientPlanner(position, policy, rules, patientHorizon, scores);
    PatientFollowUp patientFollowUp = patient.followUp();
    List<PayerFollowUp> claims = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>(patient.verdicts());
    LocalDate next = sooner(position.changesOn(), patientHorizon.nextChangeOn());
    for (int i = 0; i < position.claims().size(); i++) {
      Horizon horizon = new Horizon(position.asOf());
      PayerClaim claim = new PayerClaim(position, i, policy, rules, horizon, patient.activities());
      PayerPlanner planner = new PayerPlanner(claim, scores);
      PayerFollowUp followUp = planner.followUp();
      if (followUp != null) {
        claims.add(followUp);
      }
      verdicts.addAll(planner.verdicts());
      next = sooner(next, horizon.nextChangeOn());
    }
    return new AccountPlan(patientFollowUp, claims, next, verdicts);
  }

  private static LocalDate sooner(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
