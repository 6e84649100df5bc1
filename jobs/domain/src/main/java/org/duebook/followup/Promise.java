package org.duebook.followup;

import java.time.LocalDate;

/**
 * A promise to pay.
 *
 * @param madeOn the day it was given
 * @param dueOn the day by which money was promised
 * @param keptOn the day of the first patient money from then on, not after {@code dueOn}; null if
 *     none came. The amount is not looked at: an activity names none
 */
public record Promise(LocalDate madeOn, LocalDate dueOn, LocalDate keptOn) {
  /** Whether money came in time. */
  public boolean kept() {
    return keptOn != null;
  }
}
