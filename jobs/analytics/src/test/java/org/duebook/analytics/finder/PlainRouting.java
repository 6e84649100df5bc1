package org.duebook.analytics.finder;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentType;

/**
 * Where records without account belong, read off the whole set of events at once as the contract
 * page has it (section 1), with no state and no messages.
 */
final class PlainRouting {
  private static final Comparator<ClaimEvent> CLAIM_ORDER =
      comparing(ClaimEvent::getOccurredAt).thenComparing(ClaimEvent::getEventId);
  private static final Comparator<PaymentEvent> PAYMENT_ORDER =
      comparing(PaymentEvent::getOccurredAt).thenComparing(PaymentEvent::getEventId);

  private final List<SpecificRecord> events;

  private PlainRouting(List<SpecificRecord> events) {
    this.events = events;
  }

  /** Event ids of the records that were found, by account. */
  static Map<String, Set<String>> of(List<SpecificRecord> events) {
    PlainRouting routing = new PlainRouting(events);
    Map<String, Set<String>> found = new TreeMap<>();
    for (SpecificRecord event : events) {
      String account = null;
      String eventId = null;
      if (event instanceof EobEvent eob && eob.getAccountId() == null) {
        account = routing.accountOf(eob.getClaimId());
        eventId = eob.getEventId();
      } else if (event instanceof PaymentEvent payment && payment.getAccountId() == null) {
        account = routing.accountOf(payment);
        eventId = payment.getEventId();
      }
      if (account != null) {
        found.computeIfAbsent(account, id -> new LinkedHashSet<>()).add(eventId);
      }
    }
    return found;
  }

  private String accountOf(String claimId) {
    Map<String, ClaimEvent> holding = new HashMap<>();
    for (SpecificRecord event : events) {
      if (event instanceof ClaimEvent claim && claim.getClaimId().equals(claimId)) {
        holding.merge(
            claim.getAccountId() + "/" + claim.getSubmissionId(),
            claim,
            (one, other) -> CLAIM_ORDER.compare(one, other) > 0 ? one : other);
      }
    }
    return holding.values().stream().min(CLAIM_ORDER).map(ClaimEvent::getAccountId).orElse(null);
  }

  private String accountOf(PaymentEvent payment) {
    for (Allocation allocation : payment.getAllocations()) {
      String account = accountOf(allocation.getClaimId());
      if (account != null) {
        return account;
      }
    }
    return payment.getType() == PaymentType.REVERSED
        ? accountOfOriginal(payment.getReversesPaymentId())
        : null;
  }

  private String accountOfOriginal(String paymentId) {
    PaymentEvent latest = null;
    String account = null;
    for (SpecificRecord event : events) {
      if (event instanceof PaymentEvent payment
          && payment.getType() != PaymentType.REVERSED
          && payment.getPaymentId().equals(paymentId)) {
        String known = payment.getAccountId() == null ? accountOf(payment) : payment.getAccountId();
        if (known != null && (latest == null || PAYMENT_ORDER.compare(payment, latest) > 0)) {
          latest = payment;
          account = known;
        }
      }
    }
    return account;
  }
}
