package org.duebook.local.history;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.AdjustmentGroup;
import org.duebook.schemas.AdjustmentType;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.Channel;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.Coverage;
import org.duebook.schemas.EobAdjustment;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.EobType;
import org.duebook.schemas.Party;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentMethod;
import org.duebook.schemas.PaymentSource;
import org.duebook.schemas.PaymentType;
import org.duebook.schemas.WriteOffReason;

/**
 * Writes events as records of the contract, field by field and apart from the product's own
 * translation, so that a field it mixes up shows as a difference in the figures.
 */
public final class WireEvents {
  private WireEvents() {}

  /** The record of an event. */
  public static SpecificRecord of(HistoryEvent event) {
    return switch (event.topic()) {
      case CLAIMS -> claim(event, (ClaimFact) event.fact());
      case EOBS -> eob(event, (RemittanceFact) event.fact());
      case PAYMENTS -> payment(event, (PaymentFact) event.fact());
      case ADJUSTMENTS -> adjustment(event, (WriteOffFact) event.fact());
      case ACTIVITIES -> activity(event, (ActivityFact) event.fact());
    };
  }

  private static ClaimEvent claim(HistoryEvent event, ClaimFact fact) {
    return ClaimEvent.newBuilder()
        .setEventId(fact.eventId())
        .setAccountId(event.accountId())
        .setPracticeId(event.practiceId())
        .setOccurredAt(Instant.ofEpochMilli(fact.occurredAt()))
        .setClaimId(fact.claimId())
        .setSubmissionId(fact.submissionId())
        .setType(ClaimEventType.valueOf(fact.type().name()))
        .setTerms(fact.terms() == null ? null : terms(fact.terms()))
        .build();
  }

  private static org.duebook.schemas.ClaimTerms terms(ClaimTerms terms) {
    List<Coverage> coverages =
        terms.coverages().stream()
            .map(
                coverage ->
                    new Coverage(
                        coverage.payerId(), PayerClass.valueOf(coverage.payerClass().name())))
            .toList();
    return org.duebook.schemas.ClaimTerms.newBuilder()
        .setServiceDate(terms.serviceDate())
        .setBilledCents(terms.billedCents())
        .setExpectedAllowedCents(terms.expectedAllowedCents())
        .setCurrency(terms.currency())
        .setCoverages(coverages)
        .build();
  }

  private static EobEvent eob(HistoryEvent event, RemittanceFact fact) {
    List<EobAdjustment> adjustments =
        fact.adjustments().stream()
            .map(
                adjustment ->
                    new EobAdjustment(
                        AdjustmentGroup.valueOf(adjustment.group().name()),
                        adjustment.reasonCode(),
                        adjustment.amountCents()))
            .toList();
    return EobEvent.newBuilder()
        .setEventId(fact.eventId())
        .setAccountId(event.accountId())
        .setPracticeId(event.practiceId())
        .setOccurredAt(Instant.ofEpochMilli(fact.occurredAt()))
        .setEobId(fact.eobId())
        .setClaimId(fact.claimId())
        .setType(EobType.valueOf(fact.type().name()))
        .setReversesEobId(fact.reversesEobId())
        .setPayerId(fact.payerId())
        .setPayerSequence(fact.payerSequence())
        .setAllowedCents(fact.allowedCents())
        .setPaidCents(fact.paidCents())
        .setAdjustments(adjustments)
        .setRemarkCodes(fact.remarkCodes())
        .setForwarded(fact.forwarded())
        .setTraceNumber(fact.traceNumber())
        .build();
  }

  private static PaymentEvent payment(HistoryEvent event, PaymentFact fact) {
    List<Allocation> allocations =
        fact.allocations().stream()
            .map(allocation -> new Allocation(allocation.claimId(), allocation.amountCents()))
            .toList();
    return PaymentEvent.newBuilder()
        .setEventId(fact.eventId())
        .setAccountId(event.accountId())
        .setPracticeId(event.practiceId())
        .setOccurredAt(Instant.ofEpochMilli(fact.occurredAt()))
        .setPaymentId(fact.paymentId())
        .setType(PaymentType.valueOf(fact.type().name()))
        .setSource(PaymentSource.valueOf(fact.source().name()))
        .setPayerId(fact.payerId())
        .setMethod(PaymentMethod.valueOf(fact.method().name()))
        .setAmountCents(fact.amountCents())
        .setAllocations(allocations)
        .setReversesPaymentId(fact.reversesPaymentId())
        .setTraceNumber(fact.traceNumber())
        .build();
  }

  private static AdjustmentEvent adjustment(HistoryEvent event, WriteOffFact fact) {
    return AdjustmentEvent.newBuilder()
        .setEventId(fact.eventId())
        .setAccountId(event.accountId())
        .setPracticeId(event.practiceId())
        .setOccurredAt(Instant.ofEpochMilli(fact.occurredAt()))
        .setAdjustmentId(fact.adjustmentId())
        .setClaimId(fact.claimId())
        .setType(AdjustmentType.valueOf(fact.type().name()))
        .setReason(WriteOffReason.valueOf(fact.reason().name()))
        .setParty(Party.valueOf(fact.party().name()))
        .setAmountCents(fact.amountCents())
        .setReversesAdjustmentId(fact.reversesAdjustmentId())
        .build();
  }

  private static ActivityEvent activity(HistoryEvent event, ActivityFact fact) {
    return ActivityEvent.newBuilder()
        .setEventId(fact.eventId())
        .setAccountId(event.accountId())
        .setPracticeId(event.practiceId())
        .setOccurredAt(Instant.ofEpochMilli(fact.occurredAt()))
        .setActivityId(fact.activityId())
        .setType(ActivityType.valueOf(fact.type().name()))
        .setClaimId(fact.claimId())
        .setChannel(fact.channel() == null ? null : Channel.valueOf(fact.channel().name()))
        .setDueOn(fact.dueOn())
        .setCode(fact.code())
        .build();
  }
}
