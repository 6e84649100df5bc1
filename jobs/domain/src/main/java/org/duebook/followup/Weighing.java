package org.duebook.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts a value on actions for one key (contract page, section 5: {@code value = R × uplift − cost},
 * {@code priority = value × urgency}).
 */
final class Weighing {
  private final WorthPolicy policy;
  private final Horizon horizon;
  private final LateScore score;
  private final int ageBand;

  /**
   * Weighs for a key.
   *
   * @param oldestOn the day from which the oldest open amount ages, or null
   * @param priors late probability by age band without a model
   * @param amountCents what is open
   * @param asked gives the model's word; asked once, and only if something is open
   */
  Weighing(
      WorthPolicy policy,
      Horizon horizon,
      LocalDate oldestOn,
      List<Double> priors,
      long amountCents,
      Supplier<LateScore> asked) {
    this.policy = policy;
    this.horizon = horizon;
    this.ageBand = oldestOn == null ? 0 : horizon.band(oldestOn, policy.ageFromDays());
    this.score = amountCents > 0 ? known(asked.get(), priors, amountCents) : LateScore.missing();
  }

  private LateScore known(LateScore told, List<Double> priors, long amountCents) {
    if (told != null && told.isUsable()) {
      return told.expectedLateCents() != null
          ? told
          : new LateScore(
              told.lateProbability(),
              Math.round(told.lateProbability() * amountCents),
              told.fallback(),
              told.modelId(),
              told.explanation());
    }
    double prior = priors.get(ageBand);
    return new LateScore(
        prior, Math.round(prior * amountCents), true, LateScore.NO_MODEL, List.of());
  }

  /** The late probability to reckon with; without one nothing was open. */
  LateScore score() {
    return score;
  }

  boolean isLateFrom(double probability) {
    return score.isUsable() && score.lateProbability() >= probability;
  }

  /** What is owed to others or to the rules: not weighed against its cost. */
  Worth owed(long amountCents, LocalDate deadlineOn) {
    return worth(amountCents, amountCents, 1, 0, deadlineOn);
  }

  /** What takes part in getting a patient balance paid. */
  Worth patient(PatientAction action, long amountCents, LocalDate deadlineOn) {
    WorthPolicy.PatientWorth terms = policy.of(action);
    double recover = terms.recover(ageBand);
    double late = score.isUsable() ? score.lateProbability() : 0;
    long value = Math.round(amountCents * late * recover) - terms.costCents();
    return worth(amountCents, value, recover, terms.costCents(), deadlineOn);
  }

  /** The same for what is never withheld for its cost: a person decides, or is only informed. */
  Worth advice(PatientAction action, long amountCents, LocalDate deadlineOn) {
    Worth worth = patient(action, amountCents, deadlineOn);
    return worth.valueCents() > 0
        ? worth
        : new Worth(amountCents, Math.max(0, worth.valueCents()), 0, worth.score());
  }

  /** What takes part in getting an insurer to pay. */
  Worth payer(PayerAction action, String group, long amountCents, LocalDate deadlineOn) {
    WorthPolicy.PayerWorth terms = policy.of(action);
    double success = terms.success(group);
    long value = Math.round(amountCents * success) - terms.costCents();
    return worth(amountCents, value, success, terms.costCents(), deadlineOn);
  }

  /** What brings nothing. */
  Worth nothing() {
    return worth(0, 0, 0, 0, null);
  }

  private Worth worth(
      long amountCents, long valueCents, double recover, long costCents, LocalDate deadlineOn) {
    double urgency = urgency(deadlineOn);
    return new Worth(
        amountCents,
        valueCents,
        Math.round(valueCents * urgency),
        new FollowUpScore(
            score.lateProbability(),
            score.expectedLateCents(),
            recover,
            costCents,
            urgency,
            score.isUsable() && score.fallback()));
  }

  private double urgency(LocalDate deadlineOn) {
    if (deadlineOn != null) {
      for (WorthPolicy.Urgency urgency : policy.urgencies()) {
        if (horizon.reached(deadlineOn.minusDays(urgency.withinDays()))) {
          return urgency.factor();
        }
      }
    }
    return 1;
  }
}
