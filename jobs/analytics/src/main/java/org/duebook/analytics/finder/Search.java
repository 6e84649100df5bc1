package org.duebook.analytics.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duebook.analytics.finder.SearchMessage.Located;
import org.duebook.analytics.finder.SearchMessage.PaymentAt;
import org.duebook.analytics.finder.SearchMessage.Sought;
import org.duebook.ledger.Moment;

/**
 * What a search knows: the records it holds, the accounts of their claims as far as they were
 * answered, and where each record was sent.
 *
 * <p>An answer can be here before the record that asked: the two come by different ways.
 *
 * <p>Owned state of {@link AccountSearchFunction}, never cleared: a better answer may come at any
 * time.
 */
final class Search {
  final String practiceId;
  final List<Entry> entries = new ArrayList<>(1);

  /** The accounts of claims, by claim id. */
  final Map<String, String> accounts = new HashMap<>();

  PaymentAt payment;

  /** One record and what became of it. */
  static final class Entry {
    final Sought sought;
    String sentTo;
    boolean waitReported;

    Entry(Sought sought) {
      this.sought = sought;
    }
  }

  Search(String practiceId) {
    this.practiceId = practiceId;
  }

  Search copy() {
    Search copy = new Search(practiceId);
    copy.payment = payment;
    copy.accounts.putAll(accounts);
    for (Entry entry : entries) {
      Entry other = new Entry(entry.sought);
      other.sentTo = entry.sentTo;
      other.waitReported = entry.waitReported;
      copy.entries.add(other);
    }
    return copy;
  }

  /** The entry of the very same record, or null: a redelivery is not held twice. */
  Entry holding(Sought sought) {
    for (Entry entry : entries) {
      if (entry.sought.eventId().equals(sought.eventId())
          && Arrays.equals(entry.sought.record().payload(), sought.record().payload())) {
        return entry;
      }
    }
    return null;
  }

  void add(Sought sought) {
    entries.add(new Entry(sought));
  }

  void add(Located located) {
    accounts.put(located.claimId(), located.accountId());
  }

  void add(PaymentAt at) {
    if (payment == null || at.moment().compareTo(payment.moment()) > 0) {
      payment = at;
    }
  }

  /** Where a record belongs as far as is known, or null. */
  String accountOf(Entry entry) {
    String byClaim = accountByClaim(entry);
    return byClaim != null || !entry.sought.reversal() ? byClaim : paymentAccount();
  }

  /** The account of the first of a record's claims that is known, or null. */
  private String accountByClaim(Entry entry) {
    return entry.sought.claimIds().stream()
        .map(accounts::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Where the payment that the search is about went, named or found; the latest telling of it
   * holds.
   */
  private String paymentAccount() {
    String accountId = payment == null ? null : payment.accountId();
    Moment latest = payment == null ? null : payment.moment();
    for (Entry entry : entries) {
      String found = entry.sought.reversal() ? null : accountByClaim(entry);
      if (found != null && (latest == null || entry.sought.moment().compareTo(latest) > 0)) {
        accountId = found;
        latest = entry.sought.moment();
      }
    }
    return accountId;
  }
}
