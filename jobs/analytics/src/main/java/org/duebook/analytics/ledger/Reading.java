package org.duebook.analytics.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.LedgerRules;

/**
 * One account as it stands on the day on which it speaks.
 *
 * @param state what the job keeps of it; what is said is noted there
 * @param key the account's key
 * @param position where it stands
 * @param known tells which facts are known by then, see {@link
 *     org.duebook.ledger.AccountLedger#contents}
 * @param rules the practice's settings
 * @param day the business day
 * @param now when it is said
 */
record Reading(
    AccountState state,
    String key,
    AccountPosition position,
    long known,
    LedgerRules rules,
    LocalDate day,
    Instant now) {
  /** Looks where the account stands. */
  static Reading of(AccountState state, String key, LedgerRules rules, LocalDate day, Instant now) {
    return new Reading(
        state,
        key,
        state.ledger().position(day, rules),
        state.ledger().contents(rules.calendar().endOf(day)),
        rules,
        day,
        now);
  }

  /** The end of its day, in milliseconds since the epoch: what took effect later is not known. */
  long knownUntil() {
    return rules.calendar().endOf(day);
  }
}
