package org.duebook.analytics.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.Fact;

/**
 * What the job keeps of one account.
 *
 * <p>Owned state: every fact of the account, and what was last said about it. It is made with the
 * account's first record and never cleared: each fact counts for as long as the account lives.
 */
final class AccountState {
  final String practiceId;
  final String accountId;

  /** Every fact of the account; it is changed by {@link #record} and {@link #withdraw} alone. */
  final AccountLedger ledger;

  /** The same facts as bytes. */
  FactBytes facts;

  /** Which findings were reported, as fingerprints; a finding is reported once. */
  final Set<Long> reported;

  /** Which outcomes of shares were told with their examples, as fingerprints. */
  final Set<Long> outcomes = new HashSet<>();

  /** Fingerprint of the follow-up with the patient last emitted, or {@link #NOTHING}. */
  long patientFollowUp = NOTHING;

  /** Fingerprints of the follow-ups with payers that stand, by claim. */
  final Map<String, Long> payerFollowUps = new HashMap<>();

  /** Fingerprint of the figures last emitted, or {@link #NOTHING}. */
  long emitted = NOTHING;

  /** What the account adds to portfolios, as last told to them. */
  Contributed contributed = Contributed.NOTHING;

  /** Whether the account counts among the open ones. */
  boolean open;

  /** Last business day that was read, as epoch day; days never go back. */
  long lastDay = Long.MIN_VALUE;

  /**
   * Event-time timer that waits for the next day on which something changes, or {@link #NO_TIMER}.
   */
  long nextChange = NO_TIMER;

  /**
   * Processing-time timer that waits to give the account the word, or {@link #NO_TIMER}. It is not
   * in the account's bytes: to set the same timer twice is harmless.
   */
  long turn = NO_TIMER;

  /** What was last said and why, or null if that is not known; then everything is worked out. */
  Told told;

  /** Of what state of the ledger portfolios were last told, or null if that is not known. */
  Basis contributedOn;

  static final long NOTHING = 0;
  static final long NO_TIMER = Long.MAX_VALUE;

  AccountState(String practiceId, String accountId) {
    this(practiceId, accountId, new AccountLedger(), FactBytes.NONE, new HashSet<>());
  }

  AccountState(
      String practiceId,
      String accountId,
      AccountLedger ledger,
      FactBytes facts,
      Set<Long> reported) {
    this.practiceId = practiceId;
    this.accountId = accountId;
    this.ledger = ledger;
    this.facts = facts;
    this.reported = reported;
  }

  /** Takes a fact in. */
  AccountLedger.Arrival record(Fact fact) {
    AccountLedger.Arrival arrival = ledger.record(fact);
    if (arrival == AccountLedger.Arrival.NEW) {
      facts = facts.plus(fact);
    }
    return arrival;
  }

  /** Takes a fact out again; answers whether it was there. */
  boolean withdraw(Fact fact) {
    boolean wasThere = ledger.withdraw(fact);
    if (wasThere) {
      facts = FactBytes.of(ledger.facts());
    }
    return wasThere;
  }

  /** An independent state that says the same. */
  AccountState copy() {
    AccountState copy =
        new AccountState(practiceId, accountId, ledger.copy(), facts, new HashSet<>(reported));
    copy.outcomes.addAll(outcomes);
    copy.patientFollowUp = patientFollowUp;
    copy.payerFollowUps.putAll(payerFollowUps);
    copy.emitted = emitted;
    copy.contributed = contributed;
    copy.open = open;
    copy.lastDay = lastDay;
    copy.nextChange = nextChange;
    copy.turn = turn;
    copy.told = told;
    copy.contributedOn = contributedOn;
    return copy;
  }
}
