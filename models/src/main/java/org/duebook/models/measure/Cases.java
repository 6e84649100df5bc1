package org.duebook.models.measure;

/**
 * What came true: for each case whether it was late, what was open, and whose it was. Cases of one
 * account are not independent, so intervals are drawn from accounts and not from cases.
 */
public final class Cases {
  private final boolean[] late;
  private final long[] openCents;
  private final int[] accounts;
  private final int accountCount;

  /**
   * Cases; entry i of each array belongs to case i. The arrays are kept, not copied.
   *
   * @param late whether it was settled late
   * @param openCents what was open, in cents
   * @param accounts a number of the account, from 0 on without gaps
   * @throws IllegalArgumentException if lengths differ
   */
  public Cases(boolean[] late, long[] openCents, int[] accounts) {
    if (late.length != openCents.length || late.length != accounts.length) {
      throw new IllegalArgumentException(
          "cases: "
              + late.length
              + " outcomes, "
              + openCents.length
              + " amounts, "
              + accounts.length
              + " accounts (expected: one of each a case)");
    }
    this.late = late;
    this.openCents = openCents;
    this.accounts = accounts;
    int highest = -1;
    for (int account : accounts) {
      highest = Math.max(highest, account);
    }
    this.accountCount = highest + 1;
  }

  /** Cases of which only the outcome is known: each an account of its own with one cent open. */
  public static Cases of(boolean[] late) {
    long[] openCents = new long[late.length];
    int[] accounts = new int[late.length];
    for (int i = 0; i < late.length; i++) {
      openCents[i] = 1;
      accounts[i] = i;
    }
    return new Cases(late, openCents, accounts);
  }

  /** How many there are. */
  public int count() {
    return late.length;
  }

  /** How many were late. */
  public int lateCount() {
    int count = 0;
    for (boolean one : late) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** Whether a case was late. */
  public boolean isLate(int i) {
    return late[i];
  }

  /** What was open in a case, in cents. */
  public long openCents(int i) {
    return openCents[i];
  }

  /** The number of the account of a case. */
  public int account(int i) {
    return accounts[i];
  }

  /** How many accounts there are. */
  public int accountCount() {
    return accountCount;
  }

  /** The outcomes; to be read only. */
  boolean[] late() {
    return late;
  }
}
