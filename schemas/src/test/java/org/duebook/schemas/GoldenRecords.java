package org.duebook.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What the golden files say: for each record one with every optional field present and every list
 * filled, and one with nothing optional. The files were written once, when their version was
 * checked in; what is stated here must not change afterwards. Fields that were added later are left
 * to the builders, which give them their defaults, as reading an old record does.
 */
final class GoldenRecords {
  /** In which of its two forms a record is written. */
  enum Form {
    FULL,
    SPARSE
  }

  /**
   * One golden file.
   *
   * @param version of the record's schema that wrote it
   * @param form whether what is optional is there
   * @param record what it says
   */
  record GoldenRecord(int version, Form form, SpecificRecordBase record) {
    /** Where it lies among the test's resources. */
    String path() {
      return "golden/v%d/%s-%s.bin"
          .formatted(version, record.getSchema().getName(), form == Form.FULL ? "full" : "sparse");
    }
  }

  /** Every golden record there is. */
  static final List<GoldenRecord> ALL =
      List.of(
          full(fullClaim()),
          sparse(sparseClaim()),
          full(fullEob()),
          sparse(sparseEob()),
          full(fullPayment()),
          sparse(sparsePayment()),
          full(fullAdjustment()),
          sparse(sparseAdjustment()),
          full(fullActivity()),
          sparse(sparseActivity()),
          full(fullAccountKpis()),
          sparse(sparseAccountKpis()),
          full(fullPortfolioKpis()),
          sparse(sparsePortfolioKpis()),
          full(fullPortfolioKpisDaily()),
          sparse(sparsePortfolioKpisDaily()),
          full(fullLedgerException()),
          sparse(sparseLedgerException()),
          full(fullRejectedEvent()),
          sparse(sparseRejectedEvent()),
          full(GoldenModels.fullTrainingExample()),
          sparse(GoldenModels.sparseTrainingExample()),
          full(GoldenModels.fullModelAnnouncement()),
          sparse(GoldenModels.sparseModelAnnouncement()),
          full(GoldenModels.fullPolicyAnnouncement()),
          sparse(GoldenModels.sparsePolicyAnnouncement()),
          full(GoldenModels.fullModelQuality()),
          sparse(GoldenModels.sparseModelQuality()),
          full(GoldenFollowUps.fullPatientFollowUp()),
          sparse(GoldenFollowUps.sparsePatientFollowUp()),
          full(GoldenFollowUps.fullPayerFollowUp()),
          sparse(GoldenFollowUps.sparsePayerFollowUp()),
          full(GoldenFollowUps.fullWorklist()),
          sparse(GoldenFollowUps.sparseWorklist()));

  private GoldenRecords() {}

  private static GoldenRecord full(SpecificRecordBase record) {
    return new GoldenRecord(1, Form.FULL, record);
  }

  private static GoldenRecord sparse(SpecificRecordBase record) {
    return new GoldenRecord(1, Form.SPARSE, record);
  }

  private static ClaimEvent fullClaim() {
    return ClaimEvent.newBuilder()
        .setEventId("event-1")
        .setAccountId("account-1")
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("2026-01-31T08:00:00.123Z"))
        .setClaimId("claim-1")
        .setSubmissionId("submission-1")
        .setType(ClaimEventType.SUBMITTED)
        .setTerms(
            ClaimTerms.newBuilder()
                .setServiceDate(LocalDate.parse("2026-01-29"))
                .setBilledCents(50_000)
                .setExpectedAllowedCents(37_500L)
                .setCurrency("USD")
                .setCoverages(
                    List.of(
                        new Coverage("payer-1", PayerClass.MEDICARE),
                        new Coverage("payer-2", PayerClass.COMMERCIAL)))
                .build())
        .build();
  }

  private static ClaimEvent sparseClaim() {
    return ClaimEvent.newBuilder()
        .setEventId("event-2")
        .setAccountId("account-1")
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("2026-02-01T00:00:00Z"))
        .setClaimId("claim-1")
        .setSubmissionId("submission-1")
        .setType(ClaimEventType.ACCEPTED)
        .setTerms(null)
        .build();
  }

  private static EobEvent fullEob() {
    return EobEvent.newBuilder()
        .setEventId("event-3")
        .setAccountId("account-1")
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("2026-02-20T16:30:00.5Z"))
        .setEobId("eob-2")
        .setClaimId("claim-1")
        .setType(EobType.REVERSED)
        .setReversesEobId("eob-1")
        .setPayerId("payer-1")
        .setPayerSequence(1)
        .setAllowedCents(37_500L)
        .setPaidCents(-30_000)
        .setAdjustments(
            List.of(
                new EobAdjustment(AdjustmentGroup.CO, "45", -12_500L),
                new EobAdjustment(AdjustmentGroup.PR, "1", -7_500L)))
        .setRemarkCodes(List.of("MA130", "N19"))
        .setForwarded(true)
        .setTraceNumber("trace-1")
        .build();
  }

  private static EobEvent sparseEob() {
    return EobEvent.newBuilder()
        .setEventId("event-4")
        .setAccountId(null)
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("2026-02-21T00:00:00Z"))
        .setEobId("eob-3")
        .setClaimId("claim-1")
        .setType(EobType.PROCESSED)
        .setReversesEobId(null)
        .setPayerId("payer-2")
        .setPayerSequence(2)
        .setAllowedCents(null)
        .setPaidCents(0)
        .setAdjustments(List.of())
        .setRemarkCodes(List.of())
        .setForwarded(false)
        .setTraceNumber(null)
        .build();
  }

  private static PaymentEvent fullPayment() {
    return PaymentEvent.newBuilder()
        .setEventId("event-5")
        .setAccountId("account-1")
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("2026-03-01T23:59:59.999Z"))
        .setPaymentId("payment-2")
        .setType(PaymentType.REVERSED)
        .setSource(PaymentSource.INSURER)
        .setPayerId("payer-1")
        .setMethod(PaymentMethod.EFT)
        .setAmountCents(30_000)
        .setAllocations(
            List.of(new Allocation("claim-1", 20_000L), new Allocation("claim-2", 5_000L)))
        .setReversesPaymentId("payment-1")
        .setTraceNumber("trace-1")
        .build();
  }

  private static PaymentEvent sparsePayment() {
    return PaymentEvent.newBuilder()
        .setEventId("event-6")
        .setAccountId(null)
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("2026-03-02T00:00:00Z"))
        .setPaymentId("payment-3")
        .setType(PaymentType.RECEIVED)
        .setSource(PaymentSource.PATIENT)
        .setPayerId(null)
        .setMethod(PaymentMethod.CASH)
        .setAmountCents(1)
        .setAllocations(List.of())
        .setReversesPaymentId(null)
        .setTraceNumber(null)
        .build();
  }

  private static AdjustmentEvent fullAdjustment() {
    return AdjustmentEvent.newBuilder()
        .setEventId("event-7")
        .setAccountId("account-1")
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("2026-04-01T12:00:00Z"))
        .setAdjustmentId("adjustment-2")
        .setClaimId("claim-1")
        .setType(AdjustmentType.REVERSED)
        .setReason(WriteOffReason.CHARITY)
        .setParty(Party.PATIENT)
        .setAmountCents(950)
        .setReversesAdjustmentId("adjustment-1")
        .build();
  }

  private static AdjustmentEvent sparseAdjustment() {
    return AdjustmentEvent.newBuilder()
        .setEventId("event-8")
        .setAccountId("account-1")
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("2026-04-02T12:00:00Z"))
        .setAdjustmentId("adjustment-3")
        .setClaimId("claim-1")
        .setType(AdjustmentType.WRITTEN_OFF)
        .setReason(WriteOffReason.TIMELY_FILING)
        .setParty(Party.INSURER)
        .setAmountCents(9_007_199_254_740_993L)
        .setReversesAdjustmentId(null)
        .build();
  }

  private static ActivityEvent fullActivity() {
    return ActivityEvent.newBuilder()
        .setEventId("event-9")
        .setAccountId("account-1")
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("2026-04-10T15:00:00Z"))
        .setActivityId("activity-1")
        .setType(ActivityType.PROMISE_MADE)
        .setClaimId("claim-1")
        .setChannel(Channel.PHONE)
        .setDueOn(LocalDate.parse("2026-04-30"))
        .setCode("PARTIAL")
        .build();
  }

  private static ActivityEvent sparseActivity() {
    return ActivityEvent.newBuilder()
        .setEventId("event-10")
        .setAccountId("account-1")
        .setPracticeId("practice-1")
        .setOccurredAt(Instant.parse("1990-01-01T00:00:00Z"))
        .setActivityId("activity-2")
        .setType(ActivityType.FINAL_NOTICE_SENT)
        .setClaimId(null)
        .setChannel(null)
        .setDueOn(null)
        .setCode(null)
        .build();
  }

  private static AccountKpis fullAccountKpis() {
    return AccountKpis.newBuilder()
        .setPracticeId("practice-1")
        .setAccountId("account-1")
        .setAsOf(LocalDate.parse("2026-06-30"))
        .setUpdatedAt(Instant.parse("2026-06-30T21:00:01.002Z"))
        .setInsurer(
            PartyKpis.newBuilder()
                .setReceivableCents(15_000)
                .setCreditCents(8_000)
                .setOpenCount(5)
                .setOldestDays(152)
                .setAging(new AgingBuckets(1_000L, 2_000L, 3_000L, 4_000L, 5_000L))
                .setDaysToPay(new DaysToPay(4, 30.25, 28, 41))
                .build())
        .setPatient(
            PartyKpis.newBuilder()
                .setReceivableCents(7_500)
                .setCreditCents(0)
                .setOpenCount(1)
                .setOldestDays(31)
                .setAging(new AgingBuckets(0L, 7_500L, 0L, 0L, 0L))
                .setDaysToPay(new DaysToPay(1, 12.0, 12, 12))
                .build())
        .setUnappliedCents(-250)
        .setChargesCents(120_000)
        .setContractualCents(40_000)
        .setCashCents(56_000)
        .setNetCollectionRate(0.7)
        .setAgedOver90Share(0.4)
        .setFirstStatementOn(LocalDate.parse("2026-05-30"))
        .setLastPaymentOn(LocalDate.parse("2026-06-12"))
        .build();
  }

  private static AccountKpis sparseAccountKpis() {
    return AccountKpis.newBuilder()
        .setPracticeId("practice-1")
        .setAccountId("account-2")
        .setAsOf(LocalDate.parse("2026-06-30"))
        .setUpdatedAt(Instant.parse("2026-06-30T21:00:02Z"))
        .setInsurer(nothingDue())
        .setPatient(nothingDue())
        .setUnappliedCents(1)
        .setChargesCents(0)
        .setContractualCents(0)
        .setCashCents(0)
        .setNetCollectionRate(null)
        .setAgedOver90Share(null)
        .setFirstStatementOn(null)
        .setLastPaymentOn(null)
        .build();
  }

  private static PartyKpis nothingDue() {
    return PartyKpis.newBuilder()
        .setReceivableCents(0)
        .setCreditCents(0)
        .setOpenCount(0)
        .setOldestDays(null)
        .setAging(new AgingBuckets(0L, 0L, 0L, 0L, 0L))
        .setDaysToPay(null)
        .build();
  }

  private static PortfolioKpis fullPortfolioKpis() {
    return PortfolioKpis.newBuilder()
        .setDimension(PortfolioDimension.PRACTICE_PAYER)
        .setPracticeId("practice-1")
        .setPayerId("payer-1")
        .setAsOf(LocalDate.parse("2026-06-30"))
        .setUpdatedAt(Instant.parse("2026-06-30T21:00:01.002Z"))
        .setInsurer(
            new PartyBalance(
                15_000L, 8_000L, 5L, 152, new AgingBuckets(1_000L, 2_000L, 3_000L, 4_000L, 5_000L)))
        .setPatient(new PartyBalance(7_500L, 0L, 1L, 31, new AgingBuckets(0L, 7_500L, 0L, 0L, 0L)))
        .setUnappliedCents(-250)
        .setAgedOver90Share(0.4)
        .setDaysInAr(37.5)
        .setAccountCount(3_000_000_000L)
        .setCreditShare(0.35)
        .setWindows(List.of(fullWindow(), emptyWindow()))
        .build();
  }

  private static PortfolioWindow fullWindow() {
    return PortfolioWindow.newBuilder()
        .setDays(90)
        .setChargesCents(54_000)
        .setCashCents(-1_350)
        .setWriteOffs(
            List.of(new WriteOffSum("SMALL_BALANCE", 950L), new WriteOffSum("BAD_DEBT", -2_000L)))
        .setRecoveriesCents(-950)
        .setUnderpaidCents(1_200)
        .setGrossCollectionRate(-0.025)
        .setNetCollectionRate(1.125)
        .setPatientDaysToPay(new DaysToPay(4, 30.25, 28, 41))
        .setInsurerDaysToPay(new DaysToPay(2, 17.5, 14, 21))
        .setPayerLag(new DaysToPay(1, 12.0, 12, 12))
        .setPaidWithin(List.of(new PaidWithin(30, 0.5, 0.25), new PaidWithin(60, null, null)))
        .setInitialDenialRate(0.125)
        .setInitialDenialRateOfCents(0.0625)
        .build();
  }

  private static PortfolioWindow emptyWindow() {
    return PortfolioWindow.newBuilder()
        .setDays(365)
        .setChargesCents(0)
        .setCashCents(0)
        .setWriteOffs(List.of())
        .setRecoveriesCents(0)
        .setUnderpaidCents(0)
        .setGrossCollectionRate(null)
        .setNetCollectionRate(null)
        .setPatientDaysToPay(null)
        .setInsurerDaysToPay(null)
        .setPayerLag(null)
        .setPaidWithin(List.of())
        .setInitialDenialRate(null)
        .setInitialDenialRateOfCents(null)
        .build();
  }

  private static PortfolioKpis sparsePortfolioKpis() {
    return PortfolioKpis.newBuilder()
        .setDimension(PortfolioDimension.ALL)
        .setPracticeId(null)
        .setPayerId(null)
        .setAsOf(LocalDate.parse("1990-01-01"))
        .setUpdatedAt(Instant.parse("1990-01-01T00:00:00Z"))
        .setInsurer(noBalance())
        .setPatient(noBalance())
        .setUnappliedCents(0)
        .setAgedOver90Share(null)
        .setDaysInAr(null)
        .setAccountCount(0)
        .setCreditShare(null)
        .setWindows(List.of())
        .build();
  }

  private static PartyBalance noBalance() {
    return new PartyBalance(0L, 0L, 0L, null, new AgingBuckets(0L, 0L, 0L, 0L, 0L));
  }

  private static PortfolioKpisDaily fullPortfolioKpisDaily() {
    return daily(fullPortfolioKpis());
  }

  private static PortfolioKpisDaily sparsePortfolioKpisDaily() {
    return daily(sparsePortfolioKpis());
  }

  private static PortfolioKpisDaily daily(PortfolioKpis kpis) {
    return PortfolioKpisDaily.newBuilder()
        .setDimension(kpis.getDimension())
        .setPracticeId(kpis.getPracticeId())
        .setPayerId(kpis.getPayerId())
        .setAsOf(kpis.getAsOf())
        .setUpdatedAt(kpis.getUpdatedAt())
        .setInsurer(kpis.getInsurer())
        .setPatient(kpis.getPatient())
        .setUnappliedCents(kpis.getUnappliedCents())
        .setAgedOver90Share(kpis.getAgedOver90Share())
        .setDaysInAr(kpis.getDaysInAr())
        .setAccountCount(kpis.getAccountCount())
        .setCreditShare(kpis.getCreditShare())
        .setWindows(kpis.getWindows())
        .build();
  }

  private static LedgerException fullLedgerException() {
    return LedgerException.newBuilder()
        .setPracticeId("practice-1")
        .setAccountId("account-1")
        .setClaimId("claim-1")
        .setAsOf(LocalDate.parse("2026-02-28"))
        .setUpdatedAt(Instant.parse("2026-02-28T10:00:00Z"))
        .setKind(LedgerExceptionKind.COB_OVERSTATED)
        .setAmountCents(42_500L)
        .setDetail("adjustments: 425.00 above the charge (expected: at most what is left of it)")
        .setEventId("event-3")
        .build();
  }

  private static LedgerException sparseLedgerException() {
    return LedgerException.newBuilder()
        .setPracticeId("practice-1")
        .setAccountId(null)
        .setClaimId(null)
        .setAsOf(LocalDate.parse("2026-02-28"))
        .setUpdatedAt(Instant.parse("2026-02-28T10:00:00Z"))
        .setKind(LedgerExceptionKind.NEGATIVE_AGE)
        .setAmountCents(null)
        .setDetail("")
        .setEventId(null)
        .build();
  }

  private static RejectedEvent fullRejectedEvent() {
    return RejectedEvent.newBuilder()
        .setTopic("payments")
        .setPartition(3)
        .setOffset(9_007_199_254_740_993L)
        .setReason(RejectionReason.EVENT_ID_REUSED)
        .setDetail("eventId: came before with other content (expected: a new id for a new event)")
        .setPayload(ByteBuffer.wrap("not Avro: \u00e9".getBytes(StandardCharsets.UTF_8)))
        .setReceivedAt(Instant.parse("2026-02-28T09:59:59.999Z"))
        .setAsOf(LocalDate.parse("2026-02-28"))
        .setUpdatedAt(Instant.parse("2026-02-28T10:00:00Z"))
        .build();
  }

  private static RejectedEvent sparseRejectedEvent() {
    return RejectedEvent.newBuilder()
        .setTopic("claims")
        .setPartition(0)
        .setOffset(0)
        .setReason(RejectionReason.EMPTY)
        .setDetail("")
        .setPayload(ByteBuffer.allocate(0))
        .setReceivedAt(Instant.parse("1990-01-01T00:00:00Z"))
        .setAsOf(LocalDate.parse("1990-01-01"))
        .setUpdatedAt(Instant.parse("1990-01-01T00:00:00Z"))
        .build();
  }
}
