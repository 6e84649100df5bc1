package org.duebook.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.policy.PolicyFile;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.AdjustmentGroup;
import org.duebook.schemas.AdjustmentType;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.ClaimTerms;
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
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;
import org.duebook.wire.WireFormat;

/**
 * Events of {@code practice-1} as its systems would send them, at 08:00 UTC of a day, amounts in
 * cents. What a test cares about it sets itself. Every event id follows from what the event is
 * about.
 */
public final class Events {
  public static final String PRACTICE = "practice-1";
  public static final WireFormat WIRE = new SingleObjectWireFormat();

  /** The rules of the default settings: dollars, UTC, ageing by service date. */
  public static final BusinessRules RULES = SettingsFile.defaults().businessRules();

  /** The shipped policy and no models. */
  public static final Guidance GUIDANCE =
      new Guidance(null, null, true, PolicyFile.documentation(), 90, 60, true, 0.25);

  /** The same, without follow-ups. */
  public static final Guidance WITHOUT_FOLLOW_UPS =
      new Guidance(null, null, false, PolicyFile.documentation(), 90, 60, true, 0.25);

  private Events() {}

  /** Milliseconds of 08:00 UTC of a day. */
  public static long at(String day) {
    return instant(day).toEpochMilli();
  }

  /** Milliseconds of the last moment of a day in UTC. */
  public static long endOf(String day) {
    return LocalDate.parse(day).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()
        - 1;
  }

  private static Instant instant(String day) {
    return LocalDate.parse(day).atTime(LocalTime.of(8, 0)).toInstant(ZoneOffset.UTC);
  }

  /** A claim over 100.00 for a service of that day, insured with payer-1. */
  public static ClaimEvent submitted(String accountId, String claimId, String day) {
    return ClaimEvent.newBuilder()
        .setEventId("submitted-" + accountId + "-" + claimId)
        .setAccountId(accountId)
        .setPracticeId(PRACTICE)
        .setOccurredAt(instant(day))
        .setClaimId(claimId)
        .setSubmissionId("submission-" + claimId)
        .setType(ClaimEventType.SUBMITTED)
        .setTerms(
            ClaimTerms.newBuilder()
                .setServiceDate(LocalDate.parse(day))
                .setBilledCents(10_000)
                .setCurrency("USD")
                .setCoverages(List.of(new Coverage("payer-1", PayerClass.COMMERCIAL)))
                .build())
        .build();
  }

  /** A claim over 100.00 that the patient pays without insurance. */
  public static ClaimEvent selfPay(String accountId, String claimId, String day) {
    ClaimEvent claim = submitted(accountId, claimId, day);
    claim.getTerms().setCoverages(List.of());
    return claim;
  }

  /** A claim fact without terms: voided, accepted or rejected. */
  public static ClaimEvent notice(
      ClaimEventType type, String accountId, String claimId, String day) {
    ClaimEvent claim = submitted(accountId, claimId, day);
    claim.setEventId(type + "-" + claimId);
    claim.setType(type);
    claim.setTerms(null);
    return claim;
  }

  /** The primary payer pays 60.00, takes 25.00 off by contract and leaves 15.00 to the patient. */
  public static EobEvent processed(String accountId, String claimId, String day) {
    return EobEvent.newBuilder()
        .setEventId("processed-" + claimId)
        .setAccountId(accountId)
        .setPracticeId(PRACTICE)
        .setOccurredAt(instant(day))
        .setEobId("eob-" + claimId)
        .setClaimId(claimId)
        .setType(EobType.PROCESSED)
        .setPayerId("payer-1")
        .setPayerSequence(1)
        .setPaidCents(6_000)
        .setAdjustments(
            List.of(
                new EobAdjustment(AdjustmentGroup.CO, "45", 2_500L),
                new EobAdjustment(AdjustmentGroup.PR, "1", 1_500L)))
        .build();
  }

  /** A patient's payment by check, allocated in equal parts; without claims it stays unapplied. */
  public static PaymentEvent received(
      String accountId, String paymentId, String day, long cents, String... claimIds) {
    return PaymentEvent.newBuilder()
        .setEventId("received-" + paymentId)
        .setAccountId(accountId)
        .setPracticeId(PRACTICE)
        .setOccurredAt(instant(day))
        .setPaymentId(paymentId)
        .setType(PaymentType.RECEIVED)
        .setSource(PaymentSource.PATIENT)
        .setMethod(PaymentMethod.CHECK)
        .setAmountCents(cents)
        .setAllocations(
            Arrays.stream(claimIds)
                .map(claimId -> new Allocation(claimId, cents / claimIds.length))
                .toList())
        .build();
  }

  /** The check of a payment bounces; names neither account nor claim unless the test says so. */
  public static PaymentEvent bounced(String accountId, String paymentId, String day, long cents) {
    PaymentEvent reversal = received(accountId, "bounce-" + paymentId, day, cents);
    reversal.setEventId("bounced-" + paymentId);
    reversal.setType(PaymentType.REVERSED);
    reversal.setReversesPaymentId(paymentId);
    return reversal;
  }

  /** The patient's balance of a claim is given up, up to an amount. */
  public static AdjustmentEvent writtenOff(
      String accountId, String claimId, String day, long cents) {
    return AdjustmentEvent.newBuilder()
        .setEventId("written-off-" + claimId)
        .setAccountId(accountId)
        .setPracticeId(PRACTICE)
        .setOccurredAt(instant(day))
        .setAdjustmentId("write-off-" + claimId)
        .setClaimId(claimId)
        .setType(AdjustmentType.WRITTEN_OFF)
        .setReason(WriteOffReason.SMALL_BALANCE)
        .setParty(Party.PATIENT)
        .setAmountCents(cents)
        .build();
  }

  /** A statement of the whole account goes out. */
  public static ActivityEvent statement(String accountId, String day) {
    return ActivityEvent.newBuilder()
        .setEventId("statement-" + accountId + "-" + day)
        .setAccountId(accountId)
        .setPracticeId(PRACTICE)
        .setOccurredAt(instant(day))
        .setActivityId("statement-" + accountId + "-" + day)
        .setType(ActivityType.STATEMENT_SENT)
        .build();
  }

  /** A hold of a cause is placed on the whole account. */
  public static ActivityEvent hold(String accountId, String code, String day) {
    ActivityEvent hold = statement(accountId, day);
    hold.setEventId("hold-" + accountId + "-" + day);
    hold.setActivityId("hold-" + accountId + "-" + day);
    hold.setType(ActivityType.HOLD_PLACED);
    hold.setCode(code);
    return hold;
  }

  /** The topic that an event belongs to. */
  public static EventTopic topicOf(SpecificRecord event) {
    return Arrays.stream(EventTopic.values())
        .filter(topic -> topic.recordClass() == event.getClass())
        .findFirst()
        .orElseThrow();
  }

  /** An event as it comes in, at partition 2, offset 77 of its topic. */
  public static IncomingRecord incoming(SpecificRecord event) {
    return incoming(topicOf(event), WIRE.encode(event));
  }

  /** Any bytes as they come in, at partition 2, offset 77 of a topic. */
  public static IncomingRecord incoming(EventTopic topic, byte[] payload) {
    return new IncomingRecord(topic, topic.topicName(), 2, 77, occurredAt(topic, payload), payload);
  }

  private static long occurredAt(EventTopic topic, byte[] payload) {
    try {
      return WIRE.header(topic, payload).occurredAt();
    } catch (UndecodableException e) {
      return IncomingRecord.UNKNOWN_TIME;
    }
  }

  /** A record that left the job. */
  public static <T extends SpecificRecord> T decoded(byte[] value, Class<T> recordClass) {
    try {
      return WIRE.decode(value, recordClass);
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }
}
