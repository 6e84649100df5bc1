package org.duebook.analytics.ledger;

import java.time.LocalDate;
import org.duebook.ledger.AccountLedger;

/**
 * The state of a ledger that something was worked out from. As long as it holds, working it out
 * again brings the same.
 *
 * <p>Facts that are dated ahead do not count before their day: whether one has come by then depends
 * on which source was read faster, and what is said must not.
 *
 * @param contents the facts that were known, see {@link AccountLedger#contents}
 * @param knownUntil the end of the day it was worked out as of, in milliseconds since the epoch
 * @param changesOn the next day on which the position is another by time alone, or null
 */
record Basis(long contents, long knownUntil, LocalDate changesOn) {
  /** What holds of an account as of the day of a reading. */
  static Basis of(Reading reading) {
    return new Basis(reading.known(), reading.knownUntil(), reading.position().changesOn());
  }

  /** The same, of a ledger that was made again of the same facts. */
  Basis on(AccountLedger ledger) {
    return new Basis(ledger.contents(knownUntil), knownUntil, changesOn);
  }

  /** Whether the same facts up to its day are there, whatever has come for later days. */
  boolean holds(AccountLedger ledger) {
    return contents == ledger.contents(knownUntil);
  }

  /** Whether other facts are known as of a later day; so it is if nothing was before. */
  static boolean isGone(Basis basis, Reading reading) {
    return basis == null
        || basis.contents != reading.known()
        || isReached(basis.changesOn, reading.day());
  }

  static boolean isReached(LocalDate changesOn, LocalDate day) {
    return changesOn != null && !day.isBefore(changesOn);
  }
}
