package org.duebook.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * Where an account stands as of a day: a pure function of its facts dated on or before that day.
 *
 * @param asOf the business day
 * @param claims the claims seen, in order of their id
 * @param histories what happened to each of them, in the same order
 * @param evidence the facts that each of them stands on, in the same order
 * @param payments money that came or was given back, in order of its moments
 * @param activities what was done and heard, in order of its moments
 * @param unappliedCents money on the account that no seen claim has; negative if more was given
 *     back than was there
 * @param lastPaymentOn day of the latest payment received and not undone, or null
 * @param firstStatementOn the earliest first statement of the claims with an open patient balance,
 *     or null
 * @param findings what a person should know, in a stable order
 * @param changesOn the next day on which the position differs by the passing of time alone (a fact
 *     dated ahead, a wait that becomes long), or null. Ageing is not in it
 */
public record AccountPosition(
    LocalDate asOf,
    List<ClaimPosition> claims,
    List<ClaimHistory> histories,
    List<ClaimEvidence> evidence,
    List<AccountPayment> payments,
    List<ActivityFact> activities,
    long unappliedCents,
    LocalDate lastPaymentOn,
    LocalDate firstStatementOn,
    List<Finding> findings,
    LocalDate changesOn) {
  /** Keeps its own copies of the lists. */
  public AccountPosition {
    claims = List.copyOf(claims);
    histories = List.copyOf(histories);
    evidence = List.copyOf(evidence);
    payments = List.copyOf(payments);
    activities = List.copyOf(activities);
    findings = List.copyOf(findings);
  }

  /** Whether the same facts say the same on a day, which is this one's or later. */
  boolean holdsOn(LocalDate day) {
    return !day.isBefore(asOf) && (changesOn == null || day.isBefore(changesOn));
  }

  /** The same as of a day on which it {@link #holdsOn}. */
  AccountPosition asOf(LocalDate day) {
    return day.equals(asOf)
        ? this
        : new AccountPosition(
            day,
            claims,
            histories,
            evidence,
            payments,
            activities,
            unappliedCents,
            lastPaymentOn,
            firstStatementOn,
            findings,
            changesOn);
  }
}
