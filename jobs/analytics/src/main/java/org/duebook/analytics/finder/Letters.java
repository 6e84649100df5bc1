package org.duebook.analytics.finder;

import java.util.ArrayList;
import java.util.List;
import org.duebook.analytics.finder.ClaimNotice.Sighting;
import org.duebook.analytics.finder.SearchMessage.PaymentAt;
import org.duebook.analytics.finder.SearchMessage.Sought;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Fact;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;

/** What a fact tells the claim directory and the searches; pure. */
public final class Letters {
  private final List<ClaimNotice> notices = new ArrayList<>(1);
  private final List<SearchMessage> messages = new ArrayList<>(1);

  private Letters() {}

  /** For the claim directory. */
  public List<ClaimNotice> notices() {
    return notices;
  }

  /** For the searches. */
  public List<SearchMessage> messages() {
    return messages;
  }

  /** What a record with a known account tells: where its claim is, where its payment went. */
  public static Letters ofAddressed(String practiceId, String accountId, Fact fact) {
    Letters letters = new Letters();
    if (fact instanceof ClaimFact claim && claim.type().isSubmission()) {
      String submission = claim.type() + ":" + claim.submissionId();
      letters.notices.add(
          ClaimNotice.seen(
              practiceId, claim.claimId(), new Sighting(accountId, submission, claim.moment())));
    }
    if (fact instanceof PaymentFact payment && payment.type() != PaymentFact.Type.REVERSED) {
      letters.messages.add(
          SearchMessage.payment(
              paymentKey(practiceId, payment.paymentId()),
              practiceId,
              new PaymentAt(accountId, payment.moment())));
    }
    return letters;
  }

  /**
   * What a record without an account asks: the account of its claims, or of the payment it undoes.
   *
   * @param fact a remittance or a payment; no other event may lack its account
   */
  public static Letters ofSought(String practiceId, Fact fact, IncomingRecord record) {
    if (fact instanceof RemittanceFact remittance) {
      String key = "remittance:" + AccountKey.of(practiceId, remittance.eventId());
      return sought(practiceId, key, fact, false, List.of(remittance.claimId()), record);
    }
    if (fact instanceof PaymentFact payment) {
      boolean reversal = payment.type() == PaymentFact.Type.REVERSED;
      String paymentId = reversal ? payment.reversesPaymentId() : payment.paymentId();
      List<String> claimIds =
          payment.allocations().stream().map(Allocation::claimId).distinct().toList();
      String key = paymentKey(practiceId, paymentId);
      return sought(practiceId, key, fact, reversal, claimIds, record);
    }
    throw new IllegalArgumentException(
        "fact: a "
            + fact.businessId().kind()
            + " without account (expected: REMITTANCE or PAYMENT)");
  }

  private static String paymentKey(String practiceId, String paymentId) {
    return "payment:" + AccountKey.of(practiceId, paymentId);
  }

  private static Letters sought(
      String practiceId,
      String key,
      Fact fact,
      boolean reversal,
      List<String> claimIds,
      IncomingRecord record) {
    Letters letters = new Letters();
    Sought sought = new Sought(fact.eventId(), fact.moment(), reversal, claimIds, record);
    letters.messages.add(SearchMessage.sought(key, practiceId, sought));
    for (String claimId : claimIds) {
      letters.notices.add(ClaimNotice.wanted(practiceId, claimId, key));
    }
    return letters;
  }
}
