package org.duebook.followup;

import java.time.LocalDate;

/**
 * One open follow-up of a practice, as a worklist needs it.
 *
 * @param key key of its record: {@code practiceId:accountId} or {@code practiceId:claimId}
 * @param kind whose side it is on
 * @param action name of the action
 * @param priorityCents value times urgency
 * @param deadlineOn last day, or null
 */
public record WorklistItem(
    String key, Kind kind, String action, long priorityCents, LocalDate deadlineOn) {

  /** Sides of an account. */
  public enum Kind {
    /** The patient's. */
    PATIENT,
    /** A claim's insurers'. */
    PAYER
  }

  /** Whether there is something to do: waiting is no work. */
  public boolean isWork() {
    return !action.equals(PatientAction.NO_ACTION.name());
  }
}
