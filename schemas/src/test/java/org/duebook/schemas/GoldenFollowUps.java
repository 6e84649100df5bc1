package org.duebook.schemas;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the golden files of follow-ups say, see {@link GoldenRecords}. */
final class GoldenFollowUps {
  private GoldenFollowUps() {}

  static PatientFollowUp fullPatientFollowUp() {
    return PatientFollowUp.newBuilder()
        .setPracticeId("practice-1")
        .setAccountId("account-1")
        .setAsOf(LocalDate.parse("2026-03-24"))
        .setUpdatedAt(Instant.parse("2026-03-24T12:00:00.002Z"))
        .setAction(PatientAction.CALL_PATIENT)
        .setAlternates(
            List.of(
                new PatientAlternate(PatientAction.SEND_REMINDER, Channel.SMS, 600L, 300L),
                new PatientAlternate(PatientAction.AGENCY_REVIEW, null, 0L, -100L)))
        .setReasons(
            List.of(
                new FollowUpReason("BALANCE_OVER_CALL_LIMIT", "more than 500.00 is open"),
                new FollowUpReason("TWO_STATEMENTS", "two statements were sent")))
        .setChannel(Channel.PHONE)
        .setPriorityCents(1_400)
        .setValueCents(700)
        .setScore(new FollowUpScore(0.5, 3_750L, 0.25, 238L, 2.5, false))
        .setBalanceCents(7_500)
        .setUnappliedCents(-250)
        .setBreakdown(new StatementBreakdown(50_000L, 12_500L, 29_000L, 500L, 500L, 7_500L))
        .setDeadlineOn(LocalDate.parse("2026-03-31"))
        .setNotBefore(Instant.parse("2026-03-24T13:00:00Z"))
        .setNextCheckOn(LocalDate.parse("2026-04-01"))
        .setContactFrom("08:00")
        .setContactUntil("21:00")
        .setZone("America/Chicago")
        .setModelId("model-1")
        .setPolicyId("policy-1")
        .setExplanation(
            List.of(
                new FeatureEffect("past-late-fraction", 0.75),
                new FeatureEffect("open-dollars", -0.125)))
        .build();
  }

  static PatientFollowUp sparsePatientFollowUp() {
    return PatientFollowUp.newBuilder()
        .setPracticeId("practice-1")
        .setAccountId("account-2")
        .setAsOf(LocalDate.parse("2026-03-24"))
        .setUpdatedAt(Instant.parse("2026-03-24T12:00:00Z"))
        .setAction(PatientAction.NO_ACTION)
        .setAlternates(List.of())
        .setReasons(List.of())
        .setChannel(null)
        .setPriorityCents(0)
        .setValueCents(-1)
        .setScore(noScore())
        .setBalanceCents(0)
        .setUnappliedCents(0)
        .setBreakdown(new StatementBreakdown(0L, 0L, 0L, 0L, 0L, 0L))
        .setDeadlineOn(null)
        .setNotBefore(null)
        .setNextCheckOn(null)
        .setContactFrom(null)
        .setContactUntil(null)
        .setZone(null)
        .setModelId("none")
        .setPolicyId("policy-1")
        .setExplanation(List.of())
        .build();
  }

  private static FollowUpScore noScore() {
    return new FollowUpScore(null, null, 0.0, 0L, 1.0, true);
  }

  static PayerFollowUp fullPayerFollowUp() {
    return PayerFollowUp.newBuilder()
        .setPracticeId("practice-1")
        .setAccountId("account-4")
        .setClaimId("claim-4")
        .setPayerId("payer-1")
        .setAsOf(LocalDate.parse("2026-03-24"))
        .setUpdatedAt(Instant.parse("2026-03-24T12:00:00.002Z"))
        .setAction(PayerAction.CORRECT_AND_RESUBMIT)
        .setAlternates(List.of(new PayerAlternate(PayerAction.CALL_PAYER, 600L, -300L)))
        .setReasons(List.of(new FollowUpReason("CORRECTABLE_DENIAL", "denied, can be corrected")))
        .setPriorityCents(30_450)
        .setValueCents(17_400)
        .setScore(new FollowUpScore(0.75, 23_625L, 0.5, 1_500L, 1.75, false))
        .setBalanceCents(31_500)
        .setAmountCents(25_200)
        .setDenialCodes(List.of("CO-16", "PI-109"))
        .setDeadlineOn(LocalDate.parse("2026-04-03"))
        .setNotBefore(Instant.parse("2026-03-25T00:00:00Z"))
        .setNextCheckOn(LocalDate.parse("2026-03-27"))
        .setModelId("model-3")
        .setPolicyId("policy-1")
        .setExplanation(List.of(new FeatureEffect("claim-denied", 1.5)))
        .build();
  }

  static PayerFollowUp sparsePayerFollowUp() {
    return PayerFollowUp.newBuilder()
        .setPracticeId("practice-1")
        .setAccountId("account-5")
        .setClaimId("claim-5")
        .setPayerId("payer-2")
        .setAsOf(LocalDate.parse("2026-03-24"))
        .setUpdatedAt(Instant.parse("2026-03-24T12:00:00Z"))
        .setAction(PayerAction.REFUND_CREDIT)
        .setAlternates(List.of())
        .setReasons(List.of())
        .setPriorityCents(0)
        .setValueCents(0)
        .setScore(noScore())
        .setBalanceCents(-8_000)
        .setAmountCents(0)
        .setDenialCodes(List.of())
        .setDeadlineOn(null)
        .setNotBefore(null)
        .setNextCheckOn(null)
        .setModelId("none")
        .setPolicyId("policy-1")
        .setExplanation(List.of())
        .build();
  }

  static Worklist fullWorklist() {
    return Worklist.newBuilder()
        .setPracticeId("practice-1")
        .setAsOf(LocalDate.parse("2026-03-24"))
        .setUpdatedAt(Instant.parse("2026-03-24T12:00:05Z"))
        .setItems(
            List.of(
                new WorklistItem(
                    1,
                    "practice-1:claim-4",
                    FollowUpKind.PAYER,
                    "CORRECT_AND_RESUBMIT",
                    30_450L,
                    LocalDate.parse("2026-04-03")),
                new WorklistItem(
                    2, "practice-1:account-1", FollowUpKind.PATIENT, "CALL_PATIENT", 1_400L, null)))
        .setOpenCount(3_000_000_000L)
        .build();
  }

  static Worklist sparseWorklist() {
    return Worklist.newBuilder()
        .setPracticeId("practice-2")
        .setAsOf(LocalDate.parse("1990-01-01"))
        .setUpdatedAt(Instant.parse("1990-01-01T00:00:00Z"))
        .setItems(List.of())
        .setOpenCount(0)
        .build();
  }
}
