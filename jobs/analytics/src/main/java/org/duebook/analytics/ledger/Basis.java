package org.duebook.analytics.ledger;

import java.time.LocalDate;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPosition;

/**
 * The state of a ledger that something was worked out from. As long as it holds, working it out
 * again brings the same.
 *
 * @param contents the facts in the ledger, see {@link AccountLedger#contents}
 * @param changesOn the next day on which the position is another by time alone, or null
 */
record Basis(long contents, LocalDate changesOn) {
  static Basis of(AccountState state, AccountPosition position) {
    return new Basis(state.ledger.contents(), position.changesOn());
  }

  /** Whether other facts are here now, or became known by a day; so it is if nothing was before. */
  static boolean isGone(Basis basis, AccountState state, LocalDate day) {
    return basis == null
        || basis.contents != state.ledger.contents()
        || isReached(basis.changesOn, day);
  }

  static boolean isReached(LocalDate changesOn, LocalDate day) {
    return changesOn != null && !day.isBefore(changesOn);
  }
}
