package org.duebook.local.replay;

import java.util.List;
import org.duebook.ledger.Fact;

/**
 * All that a history says of one account.
 *
 * @param practiceId the practice
 * @param accountId the account
 * @param facts in order of their moments; a redelivered one may be there twice
 */
public record AccountHistory(String practiceId, String accountId, List<Fact> facts) {
  /** Keeps its own copy. */
  public AccountHistory {
    facts = List.copyOf(facts);
  }
}
