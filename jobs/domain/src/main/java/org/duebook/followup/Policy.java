package org.duebook.followup;

import java.time.Duration;

/**
 * Every number and table of section 5 of the contract page, as one practice wants them.
 *
 * @param id names the document it was read from
 * @param contacts when and how often a patient may be reached
 * @param patient thresholds of the patient's side
 * @param payers thresholds and tables of the insurers' side
 * @param credits when credits go back
 * @param worth what actions cost and bring
 * @param worklist the list of what to do next
 * @param recheckDays what waits for somebody else is looked at again after so many days
 */
public record Policy(
    String id,
    ContactPolicy contacts,
    PatientPolicy patient,
    PayerPolicy payers,
    CreditPolicy credits,
    WorthPolicy worth,
    WorklistPolicy worklist,
    int recheckDays) {
  /** Checks the numbers. */
  public Policy {
    PolicyRange.atLeast("recheck-days", recheckDays, 1);
  }

  /**
   * How long the list is and how often it is made.
   *
   * @param size the first so many follow-ups of a practice
   * @param interval between two lists
   */
  public record WorklistPolicy(int size, Duration interval) {
    /** Checks the numbers. */
    public WorklistPolicy {
      PolicyRange.atLeast("worklist size", size, 1);
      PolicyRange.atLeast("worklist interval in milliseconds", interval.toMillis(), 1);
    }
  }
}
