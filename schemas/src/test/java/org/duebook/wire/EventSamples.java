package org.duebook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.AdjustmentGroup;
import org.duebook.schemas.AdjustmentType;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.Channel;
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
import org.duebook.schemas.RejectionReason;
import org.duebook.schemas.WriteOffReason;

/** One whole event of each topic; every text in it is a canary that no message may sing. */
final class EventSamples {
  static final String CANARY = "canary-4711";
  static final Instant OCCURRED_AT = Instant.parse("2026-01-31T08:00:00.123Z");

  private EventSamples() {}

  static SpecificRecord of(EventTopic topic) {
    return switch (topic) {
      case CLAIMS -> claim();
      case EOBS -> eob();
      case PAYMENTS -> payment();
      case ADJUSTMENTS -> adjustment();
      case ACTIVITIES -> activity();
    };
  }

  static ClaimEvent claim() {
    return ClaimEvent.newBuilder()
        .setEventId(CANARY)
        .setAccountId(CANARY)
        .setPracticeId(CANARY)
        .setOccurredAt(OCCURRED_AT)
        .setClaimId(CANARY)
        .setSubmissionId(CANARY)
        .setType(ClaimEventType.SUBMITTED)
        .setTerms(
            ClaimTerms.newBuilder()
                .setServiceDate(LocalDate.parse("2026-01-29"))
                .setBilledCents(50_000)
                .setExpectedAllowedCents(37_500L)
                .setCurrency(CANARY)
                .setCoverages(List.of(new Coverage(CANARY, PayerClass.MEDICARE)))
                .build())
        .build();
  }

  private static EobEvent eob() {
    return EobEvent.newBuilder()
        .setEventId(CANARY)
        .setAccountId(CANARY)
        .setPracticeId(CANARY)
        .setOccurredAt(OCCURRED_AT)
        .setEobId(CANARY)
        .setClaimId(CANARY)
        .setType(EobType.REVERSED)
        .setReversesEobId(CANARY)
        .setPayerId(CANARY)
        .setPayerSequence(1)
        .setAllowedCents(37_500L)
        .setPaidCents(30_000)
        .setAdjustments(List.of(new EobAdjustment(AdjustmentGroup.CO, CANARY, 12_500L)))
        .setRemarkCodes(List.of(CANARY))
        .setForwarded(true)
        .setTraceNumber(CANARY)
        .build();
  }

  private static PaymentEvent payment() {
    return PaymentEvent.newBuilder()
        .setEventId(CANARY)
        .setAccountId(CANARY)
        .setPracticeId(CANARY)
        .setOccurredAt(OCCURRED_AT)
        .setPaymentId(CANARY)
        .setType(PaymentType.REVERSED)
        .setSource(PaymentSource.INSURER)
        .setPayerId(CANARY)
        .setMethod(PaymentMethod.CHECK)
        .setAmountCents(30_000)
        .setAllocations(List.of(new Allocation(CANARY, 30_000L)))
        .setReversesPaymentId(CANARY)
        .setTraceNumber(CANARY)
        .build();
  }

  private static AdjustmentEvent adjustment() {
    return AdjustmentEvent.newBuilder()
        .setEventId(CANARY)
        .setAccountId(CANARY)
        .setPracticeId(CANARY)
        .setOccurredAt(OCCURRED_AT)
        .setAdjustmentId(CANARY)
        .setClaimId(CANARY)
        .setType(AdjustmentType.REVERSED)
        .setReason(WriteOffReason.CHARITY)
        .setParty(Party.PATIENT)
        .setAmountCents(950)
        .setReversesAdjustmentId(CANARY)
        .build();
  }

  private static ActivityEvent activity() {
    return ActivityEvent.newBuilder()
        .setEventId(CANARY)
        .setAccountId(CANARY)
        .setPracticeId(CANARY)
        .setOccurredAt(OCCURRED_AT)
        .setActivityId(CANARY)
        .setType(ActivityType.HOLD_PLACED)
        .setClaimId(CANARY)
        .setChannel(Channel.MAIL)
        .setDueOn(LocalDate.parse("2026-02-28"))
        .setCode(CANARY)
        .build();
  }

  /** Asserts that a call refuses for a reason, says what was expected, and sings of no canary. */
  static UndecodableException assertRefused(RejectionReason reason, ThrowingCallable call) {
    UndecodableException refusal = catchThrowableOfType(UndecodableException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.reason()).as(refusal.detail()).isEqualTo(reason);
    assertThat(refusal.detail()).contains("expected: ");
    for (Throwable part = refusal; part != null; part = part.getCause()) {
      assertThat(String.valueOf(part.getMessage())).doesNotContain(CANARY);
    }
    return refusal;
  }
}
