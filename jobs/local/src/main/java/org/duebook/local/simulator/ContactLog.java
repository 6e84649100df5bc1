package org.duebook.local.simulator;

import java.util.Arrays;

/**
 * When the patient was contacted, and so when that may be done again: the limits of the contract
 * page, section 5. A contact is a reminder or a conversation; attempted calls have a limit of their
 * own.
 */
final class ContactLog {
  private static final int CONTACTS_IN_A_WEEK = 2;
  private static final int CONTACTS_IN_A_MONTH = 6;
  private static final int ATTEMPTS_IN_A_WEEK = 3;
  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final int DAYS_AFTER_PAYMENT = 3;
  private static final int DAYS_AFTER_CONVERSATION = 7;
  private static final long LONG_AGO = -1_000_000;

  private final long[] contacts = longAgo(CONTACTS_IN_A_MONTH);
  private final long[] attempts = longAgo(ATTEMPTS_IN_A_WEEK);
  private long lastConversation = LONG_AGO;

  private static long[] longAgo(int count) {
    long[] days = new long[count];
    Arrays.fill(days, LONG_AGO);
    return days;
  }

  /**
   * Whether a reminder or conversation may be on a day; {@code lastPaymentDay} is that of the
   * account.
   */
  boolean mayContact(long day, long lastPaymentDay) {
    return day - lastPaymentDay > DAYS_AFTER_PAYMENT
        && within(contacts, day, WEEK) < CONTACTS_IN_A_WEEK
        && within(contacts, day, MONTH) < CONTACTS_IN_A_MONTH;
  }

  /** Whether a call may be tried on a day. */
  boolean mayCall(long day, long lastPaymentDay) {
    return mayContact(day, lastPaymentDay)
        && within(attempts, day, WEEK) < ATTEMPTS_IN_A_WEEK
        && day - lastConversation > DAYS_AFTER_CONVERSATION;
  }

  void contacted(long day) {
    push(contacts, day);
  }

  void attempted(long day) {
    push(attempts, day);
  }

  void spoken(long day) {
    contacted(day);
    lastConversation = day;
  }

  private static int within(long[] days, long today, int length) {
    int count = 0;
    for (long day : days) {
      if (today - day < length) {
        count++;
      }
    }
    return count;
  }

  private static void push(long[] days, long day) {
    System.arraycopy(days, 0, days, 1, days.length - 1);
    days[0] = day;
  }
}
