package org.duebook.local.simulator;

import java.util.Arrays;

/**
 * Which accounts have something to do on which day. Four bytes an account: the accounts of a day
 * are a chain through one array.
 *
 * <p>It looks {@value #HORIZON_DAYS} days ahead. Whoever has to wait longer is woken at the horizon
 * and asks again.
 */
final class WakeUpCalendar {
  private static final int HORIZON_DAYS = 1024;
  private static final int NOBODY = -1;

  private final int[] firstOfDay = new int[HORIZON_DAYS];
  private final int[] nextOfSameDay;
  private long today;

  WakeUpCalendar(int accounts, long firstDay) {
    this.nextOfSameDay = new int[accounts];
    this.today = firstDay;
    Arrays.fill(firstOfDay, NOBODY);
  }

  /**
   * Puts an account down for a day, which must not have passed. An account waits for one day only.
   */
  void wake(int account, long epochDay) {
    int slot = (int) (Math.min(epochDay, today + HORIZON_DAYS - 1) % HORIZON_DAYS);
    nextOfSameDay[account] = firstOfDay[slot];
    firstOfDay[slot] = account;
  }

  /** Hands the accounts of the current day over, each once, and goes on to the next day. */
  void passDay(DayVisitor visitor) {
    int slot = (int) (today % HORIZON_DAYS);
    int account = firstOfDay[slot];
    firstOfDay[slot] = NOBODY;
    today++;
    while (account != NOBODY) {
      // Read before the visit: the visitor puts the account down for another day.
      int next = nextOfSameDay[account];
      visitor.visit(account);
      account = next;
    }
  }

  /** Plays an account's day, and puts it down again with {@link #wake}. */
  interface DayVisitor {
    void visit(int account);
  }
}
