package org.duebook.analytics.record;

/**
 * A record on its way to an account's ledger.
 *
 * @param practiceId the practice
 * @param accountId the guarantor's account, named by the record or found through its claim
 * @param withdrawal true if the account must forget the record, which turned out to belong to
 *     another
 * @param record the record
 */
public record RoutedRecord(
    String practiceId, String accountId, boolean withdrawal, IncomingRecord record) {

  /** Key of the account that the record goes to. */
  public String accountKey() {
    return AccountKey.of(practiceId, accountId);
  }
}
