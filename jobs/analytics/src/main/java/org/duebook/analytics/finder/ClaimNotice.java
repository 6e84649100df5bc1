package org.duebook.analytics.finder;

import org.duebook.analytics.record.AccountKey;
import org.duebook.ledger.Moment;

/**
 * A message to the claim directory: a claim was seen in an account, or somebody wants to know in
 * which.
 *
 * @param practiceId the practice
 * @param claimId the claim
 * @param sighting that a submission was seen, or null
 * @param searchKey key of the search that wants to know, or null
 */
public record ClaimNotice(String practiceId, String claimId, Sighting sighting, String searchKey) {

  /**
   * A submission that makes a claim seen in an account.
   *
   * @param accountId the account
   * @param submission names the submission and its type; two sightings of one in an account are a
   *     correction
   * @param moment its place in the order of facts
   */
  public record Sighting(String accountId, String submission, Moment moment) {}

  static ClaimNotice seen(String practiceId, String claimId, Sighting sighting) {
    return new ClaimNotice(practiceId, claimId, sighting, null);
  }

  static ClaimNotice wanted(String practiceId, String claimId, String searchKey) {
    return new ClaimNotice(practiceId, claimId, null, searchKey);
  }

  /** Key of the directory's entry: claims of different practices are different claims. */
  public String key() {
    return AccountKey.of(practiceId, claimId);
  }
}
