package org.duebook.followup;

import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.duebook.ledger.ActivityFact.Channel;

/**
 * When and how often a patient may be reached (contract page, section 5). A contact is a reminder
 * sent or a conversation; statements and attempted calls have limits of their own. Days in numbers,
 * amounts in cents.
 *
 * @param caps limits over all channels; every one has to be kept
 * @param quietDaysAfterPayment no contact on the day of a payment and so many days after it
 * @param from start of the hours in which a patient may be contacted, in the patient's zone
 * @param until end of these hours
 * @param consentNeeded channels that may be used only if the patient has agreed; text messages
 *     always are among them (TCPA, 47 CFR 64.1200)
 * @param calls limits of calls
 * @param statements limits of statements
 * @param reminderDaysAfterStatement a reminder goes out no sooner after the first statement
 * @param reminderDaysBeforeDue a reminder of an instalment or promise goes out so many days before
 *     it falls due
 */
public record ContactPolicy(
    Set<Cap> caps,
    int quietDaysAfterPayment,
    LocalTime from,
    LocalTime until,
    Set<Channel> consentNeeded,
    Calls calls,
    Statements statements,
    int reminderDaysAfterStatement,
    int reminderDaysBeforeDue) {
  /** Keeps its own copies, and checks what the law demands. */
  public ContactPolicy {
    caps = Set.copyOf(caps);
    if (!consentNeeded.contains(Channel.SMS)) {
      throw PolicyRange.refused("consent-needed", consentNeeded, "SMS among them");
    }
    consentNeeded = Set.copyOf(EnumSet.copyOf(consentNeeded));
    if (!from.isBefore(until)) {
      throw PolicyRange.refused("contact hours", from + "-" + until, "a start before the end");
    }
    PolicyRange.atLeast("quiet-days-after-payment", quietDaysAfterPayment, 0);
    PolicyRange.atLeast("reminder-days-after-statement", reminderDaysAfterStatement, 0);
    PolicyRange.atLeast("reminder-days-before-due", reminderDaysBeforeDue, 0);
  }

  /**
   * At most so many contacts in so many days, the last of which is the day of the contact.
   *
   * @param most contacts
   * @param days length of the window
   */
  public record Cap(int most, int days) {
    /** Checks the numbers. */
    public Cap {
      PolicyRange.atLeast("cap", most, 1);
      PolicyRange.atLeast("cap days", days, 1);
    }
  }

  /**
   * Limits of calls (for an agency: Regulation F, 12 CFR 1006.14).
   *
   * @param attempts at most so many tried
   * @param agencyAttempts the same where the practice is a collection agency
   * @param days in so many days
   * @param quietDaysAfterConversation no call on the day of a conversation and so many days after
   * @param byAgency whether the practice is a collection agency
   * @param fromStatements calls begin with so many statements
   * @param fromCents or with so large a balance
   */
  public record Calls(
      int attempts,
      int agencyAttempts,
      int days,
      int quietDaysAfterConversation,
      boolean byAgency,
      int fromStatements,
      long fromCents) {
    /** Checks the numbers. */
    public Calls {
      PolicyRange.atLeast("call attempts", attempts, 1);
      PolicyRange.atLeast("agency call attempts", agencyAttempts, 1);
      PolicyRange.atLeast("call days", days, 1);
      PolicyRange.atLeast("quiet-days-after-conversation", quietDaysAfterConversation, 0);
      PolicyRange.atLeast("calls from statements", fromStatements, 1);
      PolicyRange.atLeast("calls from cents", fromCents, 1);
    }

    /** The most attempts for this kind of practice. */
    public Cap cap() {
      return new Cap(byAgency ? agencyAttempts : attempts, days);
    }
  }

  /**
   * Limits of statements.
   *
   * @param most about one share
   * @param daysBetween two of them
   * @param furtherFromCents balance from which a further one is sent, and a letter is used
   */
  public record Statements(int most, int daysBetween, long furtherFromCents) {
    /** Checks the numbers. */
    public Statements {
      PolicyRange.atLeast("most statements", most, 1);
      PolicyRange.atLeast("days between statements", daysBetween, 1);
      PolicyRange.atLeast("further statements from cents", furtherFromCents, 1);
    }
  }
}
