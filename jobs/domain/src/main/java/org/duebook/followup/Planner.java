package org.duebook.followup;

import java.util.List;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.LedgerRules;

/**
 * Decides what to do next about an account and each of its claims (contract page, section 5): a
 * pure function of where the account stands, the practice's policy and the scores.
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
    return new AccountPlan(null, List.of(), null, List.of());
  }
}
