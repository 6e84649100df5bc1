package org.duebook.local.history;

import org.duebook.ledger.Finding;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.schemas.LedgerException;

/**
 * What a ledger exception says, without when it was said.
 *
 * @param practiceId the practice
 * @param accountId the account, or null if it is not known
 * @param kind what it is
 * @param claimId the claim, or null
 * @param amountCents the money concerned, or null
 * @param eventId the event that gave rise to it, or null
 */
public record Notice(
    String practiceId,
    String accountId,
    String kind,
    String claimId,
    Long amountCents,
    String eventId) {

  /** What a record of {@code ledger-exceptions} says. */
  public static Notice of(LedgerException exception) {
    boolean shared = exception.getKind().name().equals(Finding.Kind.CLAIM_ID_SHARED.name());
    return new Notice(
        exception.getPracticeId(),
        exception.getAccountId(),
        exception.getKind().name(),
        exception.getClaimId(),
        exception.getAmountCents(),
        // Whichever submission came second gave rise to it, and any may.
        shared ? null : exception.getEventId());
  }

  static Notice of(String practiceId, String accountId, Finding finding) {
    return new Notice(
        practiceId,
        accountId,
        finding.kind().name(),
        finding.claimId(),
        finding.amountCents(),
        finding.eventId());
  }

  static Notice ofSharedClaim(String practiceId, String claimId) {
    return new Notice(practiceId, null, Finding.Kind.CLAIM_ID_SHARED.name(), claimId, null, null);
  }

  static Notice ofWaiting(HistoryEvent event) {
    String claimId = null;
    if (event.fact() instanceof RemittanceFact remittance) {
      claimId = remittance.claimId();
    } else if (event.fact() instanceof PaymentFact payment && !payment.allocations().isEmpty()) {
      claimId = payment.allocations().get(0).claimId();
    }
    Finding.Kind kind =
        claimId == null ? Finding.Kind.WAITING_FOR_ORIGINAL : Finding.Kind.WAITING_FOR_CLAIM;
    return new Notice(event.practiceId(), null, kind.name(), claimId, null, event.eventId());
  }
}
