package org.duebook.followup;

/**
 * Gives late probabilities to the planner, which asks at most once per key and only for what it
 * needs.
 */
public interface Scores {
  /** Of the account's open patient balance. */
  LateScore patient();

  /** Of what is open with the insurers of a claim. */
  LateScore claim(String claimId);

  /** No model: the planner takes the policy's prior and marks it. */
  static Scores none() {
    return new Scores() {
      @Override
      public LateScore patient() {
        return LateScore.missing();
      }

      @Override
      public LateScore claim(String claimId) {
        return LateScore.missing();
      }
    };
  }
}
