package org.duebook.analytics.ledger;

import java.time.LocalDate;
import org.duebook.ledger.AccountLedger;

/**
 * What an account last said, and until when it holds.
 *
 * @param basis what it was worked out from
 * @param figuresChangeOn the next day on which figures or findings change by time alone, or null
 * @param examplesChangeOn the next day on which there are more training examples by time alone, or
 *     null
 * @param planChangesOn the next day on which there is something else to do by time alone, or null
 * @param judgedBy tells the settings and the policy by which it was worked out from all others
 */
record Told(
    Basis basis,
    LocalDate figuresChangeOn,
    LocalDate examplesChangeOn,
    LocalDate planChangesOn,
    long judgedBy) {

  /** The same, said of a ledger that was made again of the same facts. */
  Told on(AccountLedger ledger) {
    return new Told(basis.on(ledger), figuresChangeOn, examplesChangeOn, planChangesOn, judgedBy);
  }

  /** The next day on which anything changes by time alone, or null. */
  LocalDate changesOn() {
    return earlier(
        basis.changesOn(), earlier(figuresChangeOn, earlier(examplesChangeOn, planChangesOn)));
  }

  static LocalDate earlier(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }
}
