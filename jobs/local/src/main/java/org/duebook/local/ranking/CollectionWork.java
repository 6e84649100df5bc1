package org.duebook.local.ranking;

import java.time.LocalDate;
import java.util.List;
import org.duebook.ledger.Party;

/**
 * One follow-up that asks for money, as it stands on some mornings. Amounts in cents.
 *
 * @param item number of the patient account or claim that it is about, among all of them
 * @param key of its record, {@code practiceId:accountId} or {@code practiceId:claimId}
 * @param party who is asked
 * @param action what is done
 * @param from first morning
 * @param until the morning from which it stands no more, or stands differently
 * @param priorityCents the planner's priority
 * @param valueCents the planner's value, which is the priority without the deadline
 * @param deadlineOn the planner's deadline, or null
 * @param openSince the day the oldest of the money became due, or null
 * @param openCents what the party owes
 * @param amountCents what the action can bring at most
 * @param lateProbability as the plan reckoned with it
 * @param recoverProbability that the action brings what would else be late; the policy's
 * @param costCents of the action; the policy's
 * @param money the shares that the action is about
 * @param horizonDays after so many days money is late
 */
record CollectionWork(
    int item,
    String key,
    Party party,
    String action,
    LocalDate from,
    LocalDate until,
    long priorityCents,
    long valueCents,
    LocalDate deadlineOn,
    LocalDate openSince,
    long openCents,
    long amountCents,
    double lateProbability,
    double recoverProbability,
    long costCents,
    List<OpenMoney> money,
    int horizonDays) {
  /** Keeps its own copy. */
  CollectionWork {
    money = List.copyOf(money);
  }

  /**
   * What is open of one share.
   *
   * @param course what became of it
   * @param openCents above 0
   */
  record OpenMoney(MoneyCourse course, long openCents) {
    long lateCents(LocalDate horizon) {
      return Math.min(openCents, course.unpaidAtEndOf(horizon));
    }
  }

  /**
   * What doing it on a morning brings by the policy's assumption: of the money that in truth was
   * still unpaid at the end of the horizon, and that no earlier action has brought.
   *
   * @param left by the number of each course, the part that no earlier action has brought
   */
  long bringsCents(LocalDate day, double[] left) {
    LocalDate horizon = day.plusDays(horizonDays);
    long late = 0;
    double lateAndLeft = 0;
    for (OpenMoney open : money) {
      long cents = open.lateCents(horizon);
      late += cents;
      lateAndLeft += cents * left[open.course().index()];
    }
    if (late == 0) {
      return 0;
    }
    double reach = (double) Math.min(late, amountCents) / late;
    return Math.round(recoverProbability * reach * lateAndLeft);
  }
}
