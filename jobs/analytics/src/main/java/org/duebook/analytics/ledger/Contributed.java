package org.duebook.analytics.ledger;

import org.duebook.kpi.AgeingClock;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.ledger.AccountPosition;

/**
 * What portfolios were last told that an account adds to them.
 *
 * <p>It is reckoned from the position it was told from when somebody asks, which a checkpoint does:
 * the sums take as much of the heap as everything else of an account. Those that were read from an
 * account's bytes, whose position is not known, are kept until the account tells anew. Immutable,
 * so that copies of an account share it.
 */
final class Contributed {
  /** Portfolios know nothing of the account. */
  static final Contributed NOTHING = new Contributed(new AccountContribution(), null, null);

  private final AccountContribution sums;
  private final AccountPosition position;
  private final AgeingClock clock;

  private Contributed(AccountContribution sums, AccountPosition position, AgeingClock clock) {
    this.sums = sums;
    this.position = position;
    this.clock = clock;
  }

  /** Known by its sums, which nobody changes from now on. */
  static Contributed of(AccountContribution sums) {
    return new Contributed(sums, null, null);
  }

  /** What an account adds in a position, ages counted by the given clock. */
  static Contributed of(AccountPosition position, AgeingClock clock) {
    return new Contributed(null, position, clock);
  }

  /** The sums; not to be changed. */
  AccountContribution sums() {
    return sums != null ? sums : AccountContribution.of(position, clock);
  }

  /** What the account adds in a position more than portfolios know. */
  AccountContribution differenceTo(AccountPosition now, AgeingClock ageingClock) {
    return sums != null
        ? AccountContribution.of(now, ageingClock).minus(sums)
        : AccountContribution.change(position, now, ageingClock);
  }
}
