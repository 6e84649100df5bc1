package org.duebook.local.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Fact;
import org.duebook.ledger.Moment;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.wire.EventTopic;

/**
 * Reads a directory of event files account by account, without a job: the records that a replay
 * would take in, those without an account given to the one that the contract names (section 1).
 *
 * <p>Everything is held in memory, about 300 bytes a fact. The account of a record that names none
 * is found with the whole history at hand, not as of a day.
 */
public final class AccountHistories {
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<String, Map<String, Sighting>> sightings = new HashMap<>();
  private final Map<String, Sighting> payments = new HashMap<>();
  private final List<FactReader.Accepted> sought = new ArrayList<>();
  private long refused;
  private long unlocated;

  private record Account(String practiceId, String accountId, List<Fact> facts) {}

  private record Sighting(String accountId, Moment moment) {
    static Sighting later(Sighting one, Sighting other) {
      return one.moment.compareTo(other.moment) >= 0 ? one : other;
    }
  }

  private AccountHistories() {}

  /**
   * Reads all files.
   *
   * @param rules what records must keep to
   * @param latestOccurredAt the last millisecond at which anything may have taken effect
   */
  public static AccountHistories read(EventFiles files, PracticeRules rules, long latestOccurredAt)
      throws IOException {
    AccountHistories histories = new AccountHistories();
    FactReader reader = new FactReader(new FileWireFormat(), rules);
    for (Map.Entry<EventTopic, List<Path>> entry : files.byTopic().entrySet()) {
      for (Path file : entry.getValue()) {
        try (EventFileReader records = EventFileReader.open(entry.getKey(), file)) {
          for (IncomingRecord next = records.next(); next != null; next = records.next()) {
            histories.take(reader.read(next, latestOccurredAt));
          }
        }
      }
    }
    histories.locate();
    return histories;
  }

  private void take(FactReader.Reading reading) {
    if (reading instanceof FactReader.Accepted accepted) {
      if (accepted.accountId() == null) {
        sought.add(accepted);
      } else {
        enter(accepted, accepted.accountId());
      }
    } else {
      refused++;
    }
  }

  private void enter(FactReader.Accepted accepted, String accountId) {
    Fact fact = accepted.fact();
    accounts
        .computeIfAbsent(
            AccountKey.of(accepted.practiceId(), accountId),
            key -> new Account(accepted.practiceId(), accountId, new ArrayList<>()))
        .facts()
        .add(fact);
    Sighting sighting = new Sighting(accountId, fact.moment());
    if (fact instanceof ClaimFact claim && claim.type().isSubmission()) {
      // A correction of a submission holds in place of what it corrects.
      sightings
          .computeIfAbsent(
              AccountKey.of(accepted.practiceId(), claim.claimId()), key -> new HashMap<>())
          .merge(
              accountId + '/' + claim.type() + '/' + claim.submissionId(),
              sighting,
              Sighting::later);
    } else if (fact instanceof PaymentFact payment && !isReversal(payment)) {
      payments.merge(
          AccountKey.of(accepted.practiceId(), payment.paymentId()), sighting, Sighting::later);
    }
  }

  private static boolean isReversal(PaymentFact payment) {
    return payment.type() == PaymentFact.Type.REVERSED;
  }

  /** Reversals come last: they go where the payment went that they name. */
  private void locate() {
    Comparator<FactReader.Accepted> reversalsLast =
        Comparator.comparing(
            record -> record.fact() instanceof PaymentFact payment && isReversal(payment));
    sought.sort(reversalsLast);
    for (FactReader.Accepted record : sought) {
      String accountId = accountOf(record);
      if (accountId == null) {
        unlocated++;
      } else {
        enter(record, accountId);
      }
    }
  }

  private String accountOf(FactReader.Accepted record) {
    if (record.fact() instanceof RemittanceFact remittance) {
      return accountOfClaim(record.practiceId(), remittance.claimId());
    }
    PaymentFact payment = (PaymentFact) record.fact();
    for (Allocation allocation : payment.allocations()) {
      String accountId = accountOfClaim(record.practiceId(), allocation.claimId());
      if (accountId != null) {
        return accountId;
      }
    }
    Sighting original =
        isReversal(payment)
            ? payments.get(AccountKey.of(record.practiceId(), payment.reversesPaymentId()))
            : null;
    return original == null ? null : original.accountId();
  }

  private String accountOfClaim(String practiceId, String claimId) {
    return sightings.getOrDefault(AccountKey.of(practiceId, claimId), Map.of()).values().stream()
        .min(Comparator.comparing(Sighting::moment))
        .map(Sighting::accountId)
        .orElse(null);
  }

  /** The accounts in order of their keys. */
  public List<AccountHistory> accounts() {
    return accounts.values().stream()
        .map(
            account ->
                new AccountHistory(
                    account.practiceId(),
                    account.accountId(),
                    account.facts().stream().sorted(Comparator.comparing(Fact::moment)).toList()))
        .toList();
  }

  /** Records that do not decode or break a rule. */
  public long refused() {
    return refused;
  }

  /** Records without an account whose claim or payment is nowhere in the files. */
  public long unlocated() {
    return unlocated;
  }
}
