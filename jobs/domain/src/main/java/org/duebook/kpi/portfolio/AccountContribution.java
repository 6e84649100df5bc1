package org.duebook.kpi.portfolio;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.duebook.kpi.AgeingClock;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ClaimHistory;
import org.duebook.ledger.ClaimPosition;

/**
 * What one account adds to the portfolios it belongs to, by payer. A claim counts, as a whole, with
 * the primary payer of its live submission; money that no claim has belongs to no payer.
 */
public final class AccountContribution {
  /** Payer of claims without coverage (contract page, section 3). */
  public static final String SELF_PAY = "SELF_PAY";

  /**
   * Stands for the account as a whole: what is under it counts for practice and all, not for a
   * payer. What is under a payer counts for practice and all as well.
   */
  public static final String NO_PAYER = "";

  private final Map<String, CellSums> byPayer;

  /** An account that adds nothing. */
  public AccountContribution() {
    this(new HashMap<>());
  }

  /** A contribution of given sums, by payer or {@link #NO_PAYER}. */
  public AccountContribution(Map<String, CellSums> byPayer) {
    this.byPayer = byPayer;
  }

  /** What an account adds as of its position's day, ages counted by the given clock. */
  public static AccountContribution of(AccountPosition position, AgeingClock clock) {
    return withoutClaimsOf(null, position, clock);
  }

  /**
   * What an account adds in one position more than in another: the same as the difference of both,
   * but that claims that stand the same in both are not looked at.
   */
  public static AccountContribution change(
      AccountPosition from, AccountPosition to, AgeingClock clock) {
    return withoutClaimsOf(from, to, clock).minus(withoutClaimsOf(to, from, clock));
  }

  private static AccountContribution withoutClaimsOf(
      AccountPosition other, AccountPosition position, AgeingClock clock) {
    AccountContribution contribution = new AccountContribution();
    Set<String> owing = new HashSet<>();
    for (int i = 0; i < position.claims().size(); i++) {
      ClaimPosition claim = position.claims().get(i);
      String payer = payerOf(claim);
      if (other == null || !standsTheSame(claim, position.histories().get(i), other)) {
        ClaimContribution.add(
            claim, position.histories().get(i), clock, contribution.sumsOf(payer));
      }
      if (claim.insurerOpenCents() > 0 || claim.patientOpenCents() > 0) {
        owing.add(payer);
      }
    }
    // An account that owes on claims of two payers counts once with each of them, and once with its
    // practice: there, what it counts with further payers is taken off again.
    owing.forEach(payer -> contribution.sumsOf(payer).add(Measure.ACCOUNTS, Cell.NO_DAY, 0, 1));
    CellSums account = contribution.sumsOf(NO_PAYER);
    account.add(Measure.ACCOUNTS, Cell.NO_DAY, 0, owing.isEmpty() ? 0 : 1 - owing.size());
    account.add(Measure.UNAPPLIED, Cell.NO_DAY, 0, position.unappliedCents());
    contribution.byPayer.values().removeIf(CellSums::isEmpty);
    return contribution;
  }

  @SuppressWarnings("ReferenceEquality") // A ledger makes a history anew when its claim changes.
  private static boolean standsTheSame(
      ClaimPosition claim, ClaimHistory history, AccountPosition other) {
    for (int i = 0; i < other.histories().size(); i++) {
      if (other.histories().get(i) == history) {
        return other.claims().get(i).equals(claim);
      }
    }
    return false;
  }

  private static String payerOf(ClaimPosition claim) {
    return claim.terms().selfPay() ? SELF_PAY : claim.terms().coverages().get(0).payerId();
  }

  private CellSums sumsOf(String payer) {
    return byPayer.computeIfAbsent(payer, p -> new CellSums());
  }

  /** The sums by payer; {@link #NO_PAYER} for the account as a whole. */
  public Map<String, CellSums> byPayer() {
    return byPayer;
  }

  /** What has to be added to the other to make this; payers without a difference are not in it. */
  public AccountContribution minus(AccountContribution other) {
    AccountContribution difference = new AccountContribution();
    byPayer.forEach(
        (payer, sums) ->
            difference.byPayer.put(
                payer, sums.minus(other.byPayer.getOrDefault(payer, new CellSums()))));
    other.byPayer.forEach(
        (payer, sums) -> {
          if (!byPayer.containsKey(payer)) {
            difference.byPayer.put(payer, new CellSums().minus(sums));
          }
        });
    difference.byPayer.values().removeIf(CellSums::isEmpty);
    return difference;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountContribution that && byPayer.equals(that.byPayer);
  }

  @Override
  public int hashCode() {
    return byPayer.hashCode();
  }
}
