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
 *
 * <p>An account is awake or at rest. At rest it is little more than its bytes: its ledger, several
 * hundred small objects, is made of them again when somebody asks for it. Whether it rests changes
 * nothing of what it says, so it may be laid to rest while another thread writes it to a
 * checkpoint.
 */
final class AccountState {
  final String practiceId;
  final String accountId;

  /**
   * What differs between awake and at rest, in one, so that another thread sees all of it or none.
   *
   * @param ledger every fact of the account, or null at rest
   * @param whatWasSaidHolds at rest, whether nothing has come since that would change it
   */
  private record Kept(AccountLedger ledger, boolean whatWasSaidHolds) {}

  private Kept kept;

  /** The facts of the ledger as bytes. */
  private FactBytes facts;

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

  private Told told;

  private Basis contributedOn;

  static final long NOTHING = 0;
  static final long NO_TIMER = Long.MAX_VALUE;

  /** An account without facts, awake. */
  AccountState(String practiceId, String accountId) {
    this(
        practiceId,
        accountId,
        new Kept(new AccountLedger(), false),
        FactBytes.NONE,
        new HashSet<>());
  }

  private AccountState(
      String practiceId, String accountId, Kept kept, FactBytes facts, Set<Long> reported) {
    this.practiceId = practiceId;
    this.accountId = accountId;
    this.kept = kept;
    this.facts = facts;
    this.reported = reported;
  }

  /** An account at rest of which nothing is known to have been said. */
  static AccountState atRest(
      String practiceId, String accountId, FactBytes facts, Set<Long> reported) {
    return new AccountState(practiceId, accountId, new Kept(null, false), facts, reported);
  }

  /** Notes in an account at rest what was said; it holds, whatever contents its basis names. */
  void saidBeforeItRested(Told said, Basis contributed) {
    told = said;
    contributedOn = contributed;
    kept = new Kept(null, true);
  }

  /**
   * Every fact of the account; it is changed by {@link #record} and {@link #withdraw} alone. Wakes
   * the account.
   */
  AccountLedger ledger() {
    if (kept.ledger == null) {
      AccountLedger ledger = facts.ledger();
      told = kept.whatWasSaidHolds ? told.on(ledger) : null;
      contributedOn = kept.whatWasSaidHolds ? contributedOn.on(ledger) : null;
      kept = new Kept(ledger, false);
    }
    return kept.ledger;
  }

  /** Lays the account to rest. */
  void rest() {
    if (kept.ledger != null) {
      facts.becomeBytes();
      contributed.becomeBytes();
      kept = new Kept(null, whatWasSaidHolds());
    }
  }

  boolean isAtRest() {
    return kept.ledger == null;
  }

  /** Whether all that was said would be said again; else it need not be kept. */
  boolean whatWasSaidHolds() {
    Kept now = kept;
    return now.ledger == null
        ? now.whatWasSaidHolds
        : told != null
            && told.basis().holds(now.ledger)
            && contributedOn != null
            && contributedOn.holds(now.ledger);
  }

  /** The facts as bytes. */
  FactBytes facts() {
    return facts;
  }

  /** What was last said and why, or null if that is not known; then everything is worked out. */
  Told told() {
    ledger();
    return told;
  }

  /** The same without waking the account; the contents that its basis names may not be its own. */
  Told toldAtRest() {
    return told;
  }

  /** Notes what was said. */
  void setTold(Told said) {
    ledger();
    told = said;
  }

  /** Of what state of the ledger portfolios were last told, or null if that is not known. */
  Basis contributedOn() {
    ledger();
    return contributedOn;
  }

  /** The same without waking the account, as with {@link #toldAtRest}. */
  Basis contributedOnAtRest() {
    return contributedOn;
  }

  /** Notes of what state of the ledger portfolios were told. */
  void setContributedOn(Basis basis) {
    ledger();
    contributedOn = basis;
  }

  /** Takes a fact in; at rest, if its id tells that it is new, without waking. */
  AccountLedger.Arrival record(Fact fact) {
    if (isAtRest() && !facts.mayHold(fact.eventId())) {
      facts = facts.plus(fact);
      kept = new Kept(null, kept.whatWasSaidHolds && isDatedAhead(fact));
      return AccountLedger.Arrival.NEW;
    }
    AccountLedger.Arrival arrival = ledger().record(fact);
    if (arrival == AccountLedger.Arrival.NEW) {
      facts = facts.plus(fact);
    }
    return arrival;
  }

  private boolean isDatedAhead(Fact fact) {
    return fact.occurredAt() > told.basis().knownUntil()
        && fact.occurredAt() > contributedOn.knownUntil();
  }

  /** Takes a fact out again; answers whether it was there. */
  boolean withdraw(Fact fact) {
    boolean wasThere = ledger().withdraw(fact);
    if (wasThere) {
      facts = FactBytes.of(ledger().facts());
    }
    return wasThere;
  }

  /** An independent state that says the same. */
  AccountState copy() {
    Kept ofCopy = kept.ledger == null ? kept : new Kept(kept.ledger.copy(), false);
    AccountState copy =
        new AccountState(practiceId, accountId, ofCopy, facts, new HashSet<>(reported));
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
