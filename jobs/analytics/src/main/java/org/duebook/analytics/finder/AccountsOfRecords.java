package org.duebook.analytics.finder;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.duebook.analytics.finder.SearchMessage.Located;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.ledger.Fact;

/**
 * Finds the accounts of a whole history's records that name none, by the rules of the job's finder,
 * with everything in memory: a few hundred bytes for each submission, and every record without an
 * account whole. For tools that read files; nothing is said of waits or of shared claim ids.
 *
 * <p>The answer depends on the set of records only, not on their order.
 */
public final class AccountsOfRecords {
  private final Map<String, DirectoryEntry> directory = new HashMap<>();
  private final Map<String, Search> searches = new HashMap<>();

  /** Knows nothing yet. */
  public AccountsOfRecords() {}

  /** Takes a record that names its account: where its claim is, where its payment went. */
  public void addAddressed(String practiceId, String accountId, Fact fact) {
    take(Letters.ofAddressed(practiceId, accountId, fact));
  }

  /** Takes a record that does not name its account: a remittance or a payment. */
  public void addSought(String practiceId, Fact fact, IncomingRecord record) {
    take(Letters.ofSought(practiceId, fact, record));
  }

  private void take(Letters letters) {
    for (ClaimNotice notice : letters.notices()) {
      DirectoryEntry entry = directory.computeIfAbsent(notice.key(), key -> new DirectoryEntry());
      if (notice.sighting() != null) {
        entry.add(notice.sighting());
      }
    }
    for (SearchMessage message : letters.messages()) {
      Search search =
          searches.computeIfAbsent(message.searchKey(), key -> new Search(message.practiceId()));
      if (message.sought() == null) {
        search.add(message.payment());
      } else if (search.holding(message.sought()) == null) {
        search.add(message.sought());
      }
    }
  }

  /**
   * Hands every record without an account that has found one by all that was taken in, with the
   * account's id, in no particular order.
   */
  public void forEachFound(BiConsumer<String, IncomingRecord> taker) {
    for (Search search : searches.values()) {
      for (Search.Entry entry : search.entries) {
        entry.sought.claimIds().forEach(claimId -> locate(search, claimId));
      }
      for (Search.Entry entry : search.entries) {
        String accountId = search.accountOf(entry);
        if (accountId != null) {
          taker.accept(accountId, entry.sought.record());
        }
      }
    }
  }

  private void locate(Search search, String claimId) {
    String key = new ClaimNotice(search.practiceId, claimId, null, null).key();
    String accountId = directory.get(key).accountId();
    if (accountId != null) {
      search.add(new Located(claimId, accountId));
    }
  }
}
