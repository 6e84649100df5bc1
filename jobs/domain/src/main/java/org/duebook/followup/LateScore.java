package org.duebook.followup;

import java.util.List;

/**
 * How likely it is that what is open is paid late.
 *
 * @param lateProbability from 0 to 1; null or not a number if no model could tell
 * @param expectedLateCents what of it is expected to be late, or null
 * @param fallback whether it is the policy's prior and no model's word
 * @param modelId who says so, {@code none} without a model
 * @param explanation what moved it, the strongest first
 */
public record LateScore(
    Double lateProbability,
    Long expectedLateCents,
    boolean fallback,
    String modelId,
    List<Effect> explanation) {
  /** Name of the model where there is none. */
  public static final String NO_MODEL = "none";

  /** Keeps its own copy of the explanation. */
  public LateScore {
    explanation = List.copyOf(explanation);
  }

  /** No model could tell; the planner takes the policy's prior. */
  public static LateScore missing() {
    return new LateScore(null, null, true, NO_MODEL, List.of());
  }

  /** Whether it holds a probability to reckon with. */
  public boolean isUsable() {
    return lateProbability != null && lateProbability >= 0 && lateProbability <= 1;
  }

  /**
   * What a feature did to the probability.
   *
   * @param feature its name in the feature contract
   * @param effect signed, on the model's own scale
   */
  public record Effect(String feature, double effect) {}
}
