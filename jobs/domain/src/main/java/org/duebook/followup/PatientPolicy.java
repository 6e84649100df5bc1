package org.duebook.followup;

/**
 * Thresholds of what is done about a patient's balance (contract page, section 5). Days in numbers,
 * amounts in cents.
 *
 * @param smallBalance what is recommended for write-off
 * @param visitSoonDays the front desk is told of a visit so many days ahead
 * @param instalmentLateDays an instalment is late after so many days
 * @param missedEndPlan so many missed instalments end a plan
 * @param planFromCents balance from which a plan is offered
 * @param planFromLateProbability late probability from which it is offered
 * @param screenFromCents balance from which an insured patient is screened for assistance
 * @param applicationDays an application is taken up to so many days after the first statement (26
 *     CFR 1.501(r)-6)
 * @param agency what an agency may be given
 * @param unappliedDays money may lie unapplied for so long
 */
public record PatientPolicy(
    SmallBalance smallBalance,
    int visitSoonDays,
    int instalmentLateDays,
    int missedEndPlan,
    long planFromCents,
    double planFromLateProbability,
    long screenFromCents,
    int applicationDays,
    Agency agency,
    int unappliedDays) {
  /** Checks the numbers. */
  public PatientPolicy {
    PolicyRange.atLeast("visit-soon-days", visitSoonDays, 0);
    PolicyRange.atLeast("instalment-late-days", instalmentLateDays, 0);
    PolicyRange.atLeast("missed-end-plan", missedEndPlan, 1);
    PolicyRange.atLeast("plan-from-cents", planFromCents, 1);
    PolicyRange.share("plan-from-late-probability", planFromLateProbability);
    PolicyRange.atLeast("screen-from-cents", screenFromCents, 1);
    PolicyRange.atLeast("application-days", applicationDays, 0);
    PolicyRange.atLeast("unapplied-days", unappliedDays, 0);
  }

  /**
   * When a small balance is recommended for write-off.
   *
   * @param mostCents the account's whole patient balance
   * @param quietDays nothing was billed, paid or heard for so long
   * @param noVisitDays no visit is booked within so many days
   */
  public record SmallBalance(long mostCents, int quietDays, int noVisitDays) {
    /** Checks the numbers. */
    public SmallBalance {
      PolicyRange.atLeast("small balance cents", mostCents, 0);
      PolicyRange.atLeast("small balance quiet days", quietDays, 0);
      PolicyRange.atLeast("small balance visit days", noVisitDays, 0);
    }
  }

  /**
   * When a person may decide on an agency.
   *
   * @param daysAfterFirstStatement at least (26 CFR 1.501(r)-6)
   * @param statements at least
   * @param daysAfterFinalNotice at least; contacts end then
   * @param fromCents balance
   * @param daysWithoutPayment at least
   */
  public record Agency(
      int daysAfterFirstStatement,
      int statements,
      int daysAfterFinalNotice,
      long fromCents,
      int daysWithoutPayment) {
    /** Checks the numbers. */
    public Agency {
      PolicyRange.atLeast("agency days after first statement", daysAfterFirstStatement, 0);
      PolicyRange.atLeast("agency statements", statements, 1);
      PolicyRange.atLeast("agency days after final notice", daysAfterFinalNotice, 0);
      PolicyRange.atLeast("agency from cents", fromCents, 1);
      PolicyRange.atLeast("agency days without payment", daysWithoutPayment, 0);
    }
  }
}
