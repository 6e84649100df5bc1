package org.duebook.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * Where an account stands as of a day: a pure function of its facts dated on or before that day.
 *
 * @param asOf the business day
 * @param claims the claims seen, in order of their id
 * @param unappliedCents money on the account that no seen claim has; negative if more was given
 *     back than was there
 * @param lastPaymentOn day of the latest payment received and not undone, or null
 * @param findings what a person should know, in a stable order
 * @param changesOn the next day on which the position differs by the passing of time alone (a fact
 *     dated ahead, a wait that becomes long), or null. Ageing is not in it
 */
public record AccountPosition(
    LocalDate asOf,
    List<ClaimPosition> claims,
    long unappliedCents,
    LocalDate lastPaymentOn,
    LocalDate firstStatementOn,
    List<Finding> findings,
    LocalDate changesOn) {
  /** Keeps its own copies of the lists. */
  public AccountPosition {
    claims = List.copyOf(claims);
    findings = List.copyOf(findings);
  }
}
