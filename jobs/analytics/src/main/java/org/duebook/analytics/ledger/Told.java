package org.duebook.analytics.ledger;

import java.time.LocalDate;
import org.duebook.followup.Policy;

/**
 * What an account last said, and until when it holds.
 *
 * @param basis what it was worked out from
 * @param figuresChangeOn the next day on which figures or findings change by time alone, or null
 * @param examplesChangeOn the next day on which there are more training examples by time alone, or
 *     null
 * @param planChangesOn the next day on which there is something else to do by time alone, or null
 * @param policy what the plan was made by
 */
record Told(
    Basis basis,
    LocalDate figuresChangeOn,
    LocalDate examplesChangeOn,
    LocalDate planChangesOn,
    Policy policy) {

  /** The next day on which anything changes by time alone, or null. */
  LocalDate changesOn() {
    return earlier(figuresChangeOn, earlier(examplesChangeOn, planChangesOn));
  }

  static LocalDate earlier(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }
}
