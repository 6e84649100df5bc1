package org.duebook.followup;

import java.util.List;

/** A model that says the same of everything. */
record FixedScores(double lateProbability) implements Scores {
  static FixedScores of(double lateProbability) {
    return new FixedScores(lateProbability);
  }

  private LateScore score() {
    return new LateScore(
        lateProbability,
        null,
        false,
        "fixed",
        List.of(new LateScore.Effect("oldest-age-days", 0.5)));
  }

  @Override
  public LateScore patient() {
    return score();
  }

  @Override
  public LateScore claim(String claimId) {
    return score();
  }
}
