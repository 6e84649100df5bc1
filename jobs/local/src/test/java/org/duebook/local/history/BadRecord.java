package org.duebook.local.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.ClaimTerms;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.EobType;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentMethod;
import org.duebook.schemas.PaymentSource;
import org.duebook.schemas.PaymentType;
import org.duebook.schemas.RejectionReason;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;

/**
 * A record of a topic that must be refused.
 *
 * @param topic where it is sent
 * @param payload its bytes; null for a tombstone
 * @param reason why it is refused
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in passing: never compared as a component.
public record BadRecord(EventTopic topic, byte[] payload, RejectionReason reason) {
  private static final Instant WHEN = Instant.parse("2025-03-03T10:00:00Z");

  /** One record of every kind that the contract names, in the framing of Kafka's topics. */
  public static List<BadRecord> all() {
    byte[] claim = bytes(claim());
    byte[] strange = claim.clone();
    strange[4] ^= 0x55;
    byte[] longer = Arrays.copyOf(claim, claim.length + 3);
    ClaimEvent future = claim();
    future.setType(ClaimEventType.UNKNOWN);
    ClaimEvent nameless = claim();
    nameless.setClaimId(" ");
    ClaimEvent endless = claim();
    endless.setClaimId("x".repeat(100_000));
    ClaimEvent inTheSixties = claim();
    inTheSixties.setOccurredAt(Instant.parse("1960-05-05T10:00:00Z"));
    ClaimEvent inTheNineties = claim();
    inTheNineties.setOccurredAt(Instant.parse("2090-05-05T10:00:00Z"));
    ClaimEvent negative = claim();
    negative.getTerms().setBilledCents(-1);
    ClaimEvent foreign = claim();
    foreign.getTerms().setCurrency("EUR");
    ClaimEvent servedTooLate = claim();
    servedTooLate.getTerms().setServiceDate(LocalDate.of(2026, 4, 8));
    ClaimEvent unbound = claim();
    unbound.setTerms(null);
    EobEvent unordered = eob();
    unordered.setPayerSequence(0);
    EobEvent unpaid = eob();
    unpaid.setPaidCents(-1);
    return List.of(
        new BadRecord(EventTopic.CLAIMS, null, RejectionReason.EMPTY),
        new BadRecord(EventTopic.EOBS, new byte[0], RejectionReason.EMPTY),
        new BadRecord(
            EventTopic.CLAIMS,
            "{\"eventId\": \"json\"}".getBytes(StandardCharsets.UTF_8),
            RejectionReason.UNKNOWN_SCHEMA),
        new BadRecord(EventTopic.CLAIMS, strange, RejectionReason.UNKNOWN_SCHEMA),
        new BadRecord(
            EventTopic.CLAIMS, Arrays.copyOf(claim, claim.length / 2), RejectionReason.UNREADABLE),
        new BadRecord(EventTopic.CLAIMS, Arrays.copyOf(claim, 10), RejectionReason.UNREADABLE),
        new BadRecord(EventTopic.CLAIMS, longer, RejectionReason.UNREADABLE),
        new BadRecord(EventTopic.CLAIMS, bytes(payment(5)), RejectionReason.WRONG_TYPE),
        new BadRecord(EventTopic.ACTIVITIES, claim, RejectionReason.WRONG_TYPE),
        new BadRecord(EventTopic.CLAIMS, bytes(future), RejectionReason.UNKNOWN_SYMBOL),
        new BadRecord(EventTopic.CLAIMS, bytes(nameless), RejectionReason.MISSING_FIELD),
        new BadRecord(EventTopic.CLAIMS, bytes(unbound), RejectionReason.MISSING_FIELD),
        new BadRecord(EventTopic.CLAIMS, bytes(endless), RejectionReason.TEXT_TOO_LONG),
        new BadRecord(EventTopic.CLAIMS, bytes(inTheSixties), RejectionReason.OCCURRED_TOO_EARLY),
        new BadRecord(
            EventTopic.CLAIMS, bytes(inTheNineties), RejectionReason.OCCURRED_TOO_FAR_AHEAD),
        new BadRecord(EventTopic.CLAIMS, bytes(negative), RejectionReason.NEGATIVE_AMOUNT),
        new BadRecord(EventTopic.CLAIMS, bytes(foreign), RejectionReason.FOREIGN_CURRENCY),
        new BadRecord(
            EventTopic.CLAIMS, bytes(servedTooLate), RejectionReason.SERVICE_DATE_OUT_OF_RANGE),
        new BadRecord(EventTopic.EOBS, bytes(unordered), RejectionReason.INVALID_SEQUENCE),
        new BadRecord(EventTopic.EOBS, bytes(unpaid), RejectionReason.NEGATIVE_AMOUNT),
        new BadRecord(EventTopic.PAYMENTS, bytes(payment(0)), RejectionReason.AMOUNT_NOT_POSITIVE),
        new BadRecord(
            EventTopic.PAYMENTS, bytes(payment(Long.MAX_VALUE)), RejectionReason.AMOUNT_TOO_LARGE),
        new BadRecord(
            EventTopic.PAYMENTS,
            bytes(payment(5, new Allocation("claim", 3L), new Allocation("claim", 3L))),
            RejectionReason.ALLOCATIONS_ABOVE_PAYMENT),
        new BadRecord(
            EventTopic.PAYMENTS,
            bytes(
                payment(
                    20_000,
                    Collections.nCopies(10_000, new Allocation("claim", 1L))
                        .toArray(Allocation[]::new))),
            RejectionReason.TOO_MANY_ENTRIES));
  }

  private static byte[] bytes(SpecificRecord record) {
    return new SingleObjectWireFormat().encode(record);
  }

  private static ClaimEvent claim() {
    return ClaimEvent.newBuilder()
        .setEventId("bad-claim")
        .setAccountId("account-of-bad-records")
        .setPracticeId("practice-1")
        .setOccurredAt(WHEN)
        .setClaimId("claim")
        .setSubmissionId("submission")
        .setType(ClaimEventType.SUBMITTED)
        .setTerms(
            ClaimTerms.newBuilder()
                .setServiceDate(LocalDate.of(2025, 3, 3))
                .setBilledCents(100)
                .setExpectedAllowedCents(null)
                .setCurrency("USD")
                .setCoverages(new ArrayList<>())
                .build())
        .build();
  }

  private static EobEvent eob() {
    return EobEvent.newBuilder()
        .setEventId("bad-eob")
        .setAccountId(null)
        .setPracticeId("practice-1")
        .setOccurredAt(WHEN)
        .setEobId("eob")
        .setClaimId("claim")
        .setType(EobType.PROCESSED)
        .setReversesEobId(null)
        .setPayerId("payer")
        .setPayerSequence(1)
        .setAllowedCents(null)
        .setPaidCents(5)
        .setAdjustments(List.of())
        .setRemarkCodes(List.of())
        .setForwarded(false)
        .setTraceNumber(null)
        .build();
  }

  private static PaymentEvent payment(long amountCents, Allocation... allocations) {
    return PaymentEvent.newBuilder()
        .setEventId("bad-payment")
        .setAccountId("account-of-bad-records")
        .setPracticeId("practice-1")
        .setOccurredAt(WHEN)
        .setPaymentId("payment")
        .setType(PaymentType.RECEIVED)
        .setSource(PaymentSource.PATIENT)
        .setPayerId(null)
        .setMethod(PaymentMethod.CASH)
        .setAmountCents(amountCents)
        .setAllocations(List.of(allocations))
        .setReversesPaymentId(null)
        .setTraceNumber(null)
        .build();
  }
}
