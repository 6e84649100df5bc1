package org.duebook.analytics.intake;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.serialization.Names;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.Fact;
import org.duebook.ledger.Party;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.EobAdjustment;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.RejectionReason;
import org.duebook.wire.UndecodableException;

/**
 * Turns the five events of the wire into the ledger's facts, field by field.
 *
 * <p>A symbol that this release does not know has been read as UNKNOWN; such a record is refused,
 * since nobody can say what it does to a balance.
 */
final class FactTranslation {
  private FactTranslation() {}

  /**
   * What an event says, and of whom.
   *
   * @param practiceId the practice
   * @param accountId the account, or null if the event does not name it
   * @param fact what is stated
   */
  record Statement(String practiceId, String accountId, Fact fact) {}

  static Statement of(SpecificRecord event) throws UndecodableException {
    if (event instanceof ClaimEvent claim) {
      return new Statement(Names.held(claim.getPracticeId()), claim.getAccountId(), fact(claim));
    }
    if (event instanceof EobEvent eob) {
      return new Statement(Names.held(eob.getPracticeId()), eob.getAccountId(), fact(eob));
    }
    if (event instanceof PaymentEvent payment) {
      return new Statement(
          Names.held(payment.getPracticeId()), payment.getAccountId(), fact(payment));
    }
    if (event instanceof AdjustmentEvent adjustment) {
      return new Statement(
          Names.held(adjustment.getPracticeId()), adjustment.getAccountId(), fact(adjustment));
    }
    if (event instanceof ActivityEvent activity) {
      return new Statement(
          Names.held(activity.getPracticeId()), activity.getAccountId(), fact(activity));
    }
    throw new IllegalArgumentException(
        "event: " + event.getSchema().getName() + " (expected: a record of an input topic)");
  }

  private static ClaimFact fact(ClaimEvent event) throws UndecodableException {
    return new ClaimFact(
        event.getEventId(),
        event.getOccurredAt().toEpochMilli(),
        event.getClaimId(),
        event.getSubmissionId(),
        symbol(ClaimFact.Type.class, event.getType(), "type"),
        event.getTerms() == null ? null : terms(event.getTerms()));
  }

  private static ClaimTerms terms(org.duebook.schemas.ClaimTerms terms)
      throws UndecodableException {
    Coverage[] coverages = new Coverage[terms.getCoverages().size()];
    for (int i = 0; i < coverages.length; i++) {
      org.duebook.schemas.Coverage coverage = terms.getCoverages().get(i);
      coverages[i] =
          new Coverage(
              Names.held(coverage.getPayerId()),
              symbol(PayerClass.class, coverage.getPayerClass(), "terms.coverages.payerClass"));
    }
    return new ClaimTerms(
        terms.getServiceDate(),
        terms.getBilledCents(),
        terms.getExpectedAllowedCents(),
        Names.held(terms.getCurrency()),
        List.of(coverages));
  }

  private static RemittanceFact fact(EobEvent event) throws UndecodableException {
    RemittanceAdjustment[] adjustments = new RemittanceAdjustment[event.getAdjustments().size()];
    for (int i = 0; i < adjustments.length; i++) {
      EobAdjustment adjustment = event.getAdjustments().get(i);
      adjustments[i] =
          new RemittanceAdjustment(
              symbol(AdjustmentGroup.class, adjustment.getGroup(), "adjustments.group"),
              Names.held(adjustment.getReasonCode()),
              adjustment.getAmountCents());
    }
    return new RemittanceFact(
        event.getEventId(),
        event.getOccurredAt().toEpochMilli(),
        event.getEobId(),
        event.getClaimId(),
        symbol(RemittanceFact.Type.class, event.getType(), "type"),
        event.getReversesEobId(),
        Names.held(event.getPayerId()),
        event.getPayerSequence(),
        event.getAllowedCents(),
        event.getPaidCents(),
        List.of(adjustments),
        event.getRemarkCodes().stream().map(Names::held).toList(),
        event.getForwarded(),
        event.getTraceNumber());
  }

  private static PaymentFact fact(PaymentEvent event) throws UndecodableException {
    return new PaymentFact(
        event.getEventId(),
        event.getOccurredAt().toEpochMilli(),
        event.getPaymentId(),
        symbol(PaymentFact.Type.class, event.getType(), "type"),
        symbol(PaymentFact.Source.class, event.getSource(), "source"),
        Names.held(event.getPayerId()),
        symbol(PaymentFact.Method.class, event.getMethod(), "method"),
        event.getAmountCents(),
        event.getAllocations().stream()
            .map(allocation -> new Allocation(allocation.getClaimId(), allocation.getAmountCents()))
            .toList(),
        event.getReversesPaymentId(),
        event.getTraceNumber());
  }

  private static WriteOffFact fact(AdjustmentEvent event) throws UndecodableException {
    return new WriteOffFact(
        event.getEventId(),
        event.getOccurredAt().toEpochMilli(),
        event.getAdjustmentId(),
        event.getClaimId(),
        symbol(WriteOffFact.Type.class, event.getType(), "type"),
        symbol(WriteOffFact.Reason.class, event.getReason(), "reason"),
        symbol(Party.class, event.getParty(), "party"),
        event.getAmountCents(),
        event.getReversesAdjustmentId());
  }

  private static ActivityFact fact(ActivityEvent event) throws UndecodableException {
    return new ActivityFact(
        event.getEventId(),
        event.getOccurredAt().toEpochMilli(),
        event.getActivityId(),
        symbol(ActivityFact.Type.class, event.getType(), "type"),
        event.getClaimId(),
        event.getChannel() == null
            ? null
            : symbol(ActivityFact.Channel.class, event.getChannel(), "channel"),
        event.getDueOn(),
        event.getCode());
  }

  private static <E extends Enum<E>> E symbol(Class<E> type, Enum<?> stated, String field)
      throws UndecodableException {
    if (stated.name().equals("UNKNOWN")) {
      throw new UndecodableException(
          RejectionReason.UNKNOWN_SYMBOL, field + ": a symbol this release does not know");
    }
    return Enum.valueOf(type, stated.name());
  }
}
