package org.duebook.analytics.finder;

import java.util.List;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.ledger.Moment;

/**
 * A message to a search. Exactly one of the last three is there.
 *
 * @param searchKey key of the search
 * @param practiceId the practice
 * @param sought a record that looks for its account, or null
 * @param located an answer of the claim directory, or null
 * @param payment where the payment that the search is about went by itself, or null
 */
public record SearchMessage(
    String searchKey, String practiceId, Sought sought, Located located, PaymentAt payment) {

  /**
   * A record that looks for its account.
   *
   * @param eventId its event
   * @param moment its place in the order of facts
   * @param reversal whether it undoes the payment that the search is about
   * @param claimIds the claims it names, in its order
   * @param record the record
   */
  public record Sought(
      String eventId,
      Moment moment,
      boolean reversal,
      List<String> claimIds,
      IncomingRecord record) {
    /** Keeps its own copy of the claims. */
    public Sought {
      claimIds = List.copyOf(claimIds);
    }
  }

  /**
   * A claim's account; a later answer for the claim takes the place of this one.
   *
   * @param claimId the claim
   * @param accountId the account
   */
  public record Located(String claimId, String accountId) {}

  /**
   * A payment that named its account.
   *
   * @param accountId the account
   * @param moment the payment's place in the order of facts; the latest holds
   */
  public record PaymentAt(String accountId, Moment moment) {}

  static SearchMessage sought(String searchKey, String practiceId, Sought sought) {
    return new SearchMessage(searchKey, practiceId, sought, null, null);
  }

  static SearchMessage located(String searchKey, String practiceId, Located located) {
    return new SearchMessage(searchKey, practiceId, null, located, null);
  }

  static SearchMessage payment(String searchKey, String practiceId, PaymentAt payment) {
    return new SearchMessage(searchKey, practiceId, null, null, payment);
  }
}
