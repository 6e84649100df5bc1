package org.duebook.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The days on which an account's statements went out, as known on the as-of day.
 *
 * <p>Made anew for every reading: a statement for the whole account concerns all its claims, and
 * would otherwise have all of them folded again.
 */
final class Statements {
  private final NavigableSet<LocalDate> ofTheAccount = new TreeSet<>();
  private final Map<String, NavigableSet<LocalDate>> ofClaims = new HashMap<>();

  /**
   * Takes a statement in.
   *
   * @param claimId the claim it was about, or null for the whole account
   */
  void add(String claimId, LocalDate day) {
    (claimId == null ? ofTheAccount : ofClaims.computeIfAbsent(claimId, id -> new TreeSet<>()))
        .add(day);
  }

  /** The first statement on or after a day that covers the claim, or null. */
  LocalDate firstOnOrAfter(LocalDate day, String claimId) {
    NavigableSet<LocalDate> ofTheClaim = ofClaims.get(claimId);
    return earlier(ofTheAccount.ceiling(day), ofTheClaim == null ? null : ofTheClaim.ceiling(day));
  }

  /** The earlier of two days, either of which may be missing; null if both are. */
  static LocalDate earlier(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }
}
