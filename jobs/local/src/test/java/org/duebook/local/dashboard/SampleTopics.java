package org.duebook.local.dashboard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.CalibrationBand;
import org.duebook.schemas.Channel;
import org.duebook.schemas.DaysToPay;
import org.duebook.schemas.FeatureEffect;
import org.duebook.schemas.FeatureStability;
import org.duebook.schemas.FollowUpKind;
import org.duebook.schemas.FollowUpReason;
import org.duebook.schemas.FollowUpScore;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.LedgerExceptionKind;
import org.duebook.schemas.ModelQuality;
import org.duebook.schemas.ModelRole;
import org.duebook.schemas.PaidWithin;
import org.duebook.schemas.Party;
import org.duebook.schemas.PartyBalance;
import org.duebook.schemas.PartyKpis;
import org.duebook.schemas.PatientAction;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerAction;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.PortfolioDimension;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.schemas.PortfolioWindow;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.RejectionReason;
import org.duebook.schemas.StatementBreakdown;
import org.duebook.schemas.Worklist;
import org.duebook.schemas.WorklistItem;
import org.duebook.schemas.WriteOffSum;
import org.duebook.wire.GeneratedRecords;
import org.duebook.wire.SingleObjectWireFormat;

/** Writes records of the output topics, as a job would. */
final class SampleTopics implements AutoCloseable {
  static {
    // Before the first builder: Avro makes only records that were named to it.
    GeneratedRecords.data();
  }

  static final LocalDate TODAY = LocalDate.of(2026, 3, 24);
  static final Instant NOW = Instant.parse("2026-03-24T12:00:05Z");

  private static final int DAYS = 60;

  private final SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
  private final KafkaProducer<byte[], byte[]> producer;

  SampleTopics(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends a record and waits until the broker has it. */
  void send(String topic, String key, SpecificRecord record) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topic, key.getBytes(StandardCharsets.UTF_8), wireFormat.encode(record)))
        .get();
  }

  /** Ends a key, as a job does when nothing is left to say of it. */
  void sendTombstone(String topic, String key) throws Exception {
    producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), null)).get();
  }

  /** Something on every topic that a page shows. */
  void sendAll() throws Exception {
    send("portfolio-kpis", "ALL", portfolio(PortfolioDimension.ALL, null, null, 12_345_678));
    send(
        "portfolio-kpis",
        "PRACTICE:north",
        portfolio(PortfolioDimension.PRACTICE, "north", null, 7_654_321));
    send("portfolio-kpis", "PAYER:acme", portfolio(PortfolioDimension.PAYER, null, "acme", 900_00));
    send("portfolio-kpis", "PAYER:zenith", portfolio(PortfolioDimension.PAYER, null, "zenith", 10));
    for (int day = DAYS; day > 0; day--) {
      for (String payer : new String[] {null, "acme"}) {
        PortfolioKpisDaily daily = daily(payer, TODAY.minusDays(day), 10_000_000 + day * 10_000L);
        send(
            "portfolio-kpis-daily",
            (payer == null ? "ALL" : "PAYER:" + payer) + "@" + daily.getAsOf(),
            daily);
      }
    }
    send("account-kpis", "north:account-1", accountKpis());
    send("patient-follow-ups", "north:account-1", patientFollowUp());
    send("payer-follow-ups", "north:claim-4", payerFollowUp());
    send("worklists", "north", worklist());
    for (int week = 0; week < 6; week++) {
      ModelQuality quality = quality(TODAY.minusDays(2 + 7L * week), 0.7 - week * 0.01);
      send("model-quality", "patient-1@" + quality.getWeekEndsOn(), quality);
    }
    send("ledger-exceptions", "north:account-3", exception());
    send("rejected-events", "payments:1:4711", rejection());
  }

  static PortfolioKpis portfolio(
      PortfolioDimension dimension, String practice, String payer, long insurerCents) {
    return PortfolioKpis.newBuilder()
        .setDimension(dimension)
        .setPracticeId(practice)
        .setPayerId(payer)
        .setAsOf(TODAY)
        .setUpdatedAt(NOW)
        .setInsurer(balance(insurerCents, 41))
        .setPatient(balance(2_000_000, 120))
        .setUnappliedCents(12_291)
        .setAgedOver90Share(0.24)
        .setDaysInAr(51.6)
        .setAccountCount(1_214)
        .setCreditShare(0.01)
        .setWindows(List.of(window(30), window(90), window(365)))
        .build();
  }

  private static PartyBalance balance(long cents, int oldestDays) {
    long part = cents / 5;
    return new PartyBalance(
        cents,
        5_000L,
        100L,
        oldestDays,
        new AgingBuckets(cents - 4 * part, part, part, part, part));
  }

  private static AccountKpis accountKpis() {
    return AccountKpis.newBuilder()
        .setPracticeId("north")
        .setAccountId("account-1")
        .setAsOf(TODAY)
        .setUpdatedAt(NOW)
        .setInsurer(new PartyKpis(0L, 0L, 0, null, new AgingBuckets(0L, 0L, 0L, 0L, 0L), null))
        .setPatient(
            new PartyKpis(7_500L, 0L, 1, 35, new AgingBuckets(0L, 7_500L, 0L, 0L, 0L), null))
        .setUnappliedCents(-1_234)
        .setChargesCents(50_000)
        .setContractualCents(12_500)
        .setCashCents(30_000)
        .build();
  }

  private static PortfolioWindow window(int days) {
    return PortfolioWindow.newBuilder()
        .setDays(days)
        .setChargesCents(days * 100_000L)
        .setCashCents(days * 51_000L)
        .setWriteOffs(List.of(new WriteOffSum("SMALL_BALANCE", 12_300L)))
        .setRecoveriesCents(500)
        .setUnderpaidCents(77_700)
        .setGrossCollectionRate(0.51)
        .setNetCollectionRate(0.9)
        .setPatientDaysToPay(new DaysToPay(40, 23.5, 21, 60))
        .setInsurerDaysToPay(new DaysToPay(90, 19.0, 17, 44))
        .setPayerLag(new DaysToPay(90, 16.0, 14, 30))
        .setPaidWithin(
            List.of(
                new PaidWithin(30, 0.3, 0.25),
                new PaidWithin(60, 0.45, 0.4),
                new PaidWithin(90, 0.55, 0.5),
                new PaidWithin(120, 0.6, 0.55)))
        .setInitialDenialRate(0.11)
        .setInitialDenialRateOfCents(0.13)
        .build();
  }

  private static PortfolioKpisDaily daily(String payer, LocalDate day, long cents) {
    PortfolioKpis like =
        portfolio(
            payer == null ? PortfolioDimension.ALL : PortfolioDimension.PAYER, null, payer, cents);
    return PortfolioKpisDaily.newBuilder()
        .setDimension(like.getDimension())
        .setPayerId(payer)
        .setAsOf(day)
        .setUpdatedAt(NOW)
        .setInsurer(like.getInsurer())
        .setPatient(like.getPatient())
        .setUnappliedCents(like.getUnappliedCents())
        .setAgedOver90Share(0.2 + day.getDayOfMonth() / 500.0)
        .setDaysInAr(48 + day.getDayOfMonth() / 10.0)
        .setAccountCount(like.getAccountCount())
        .setWindows(like.getWindows())
        .build();
  }

  private static FollowUpScore score() {
    return new FollowUpScore(0.42, 3_150L, 0.35, 110L, 1.75, false);
  }

  static PatientFollowUp patientFollowUp() {
    return PatientFollowUp.newBuilder()
        .setPracticeId("north")
        .setAccountId("account-1")
        .setAsOf(TODAY)
        .setUpdatedAt(NOW)
        .setAction(PatientAction.SEND_STATEMENT)
        .setReasons(List.of(new FollowUpReason("no-statement-yet", "no statement was sent yet")))
        .setChannel(Channel.MAIL)
        .setPriorityCents(860)
        .setValueCents(860)
        .setScore(score())
        .setBalanceCents(7_500)
        .setUnappliedCents(0)
        .setBreakdown(new StatementBreakdown(50_000L, 12_500L, 30_000L, 0L, 0L, 7_500L))
        .setNextCheckOn(TODAY.plusDays(3))
        .setContactFrom("08:00")
        .setContactUntil("21:00")
        .setZone("America/Chicago")
        .setModelId("patient-1")
        .setPolicyId("5d0b")
        .setExplanation(List.of(new FeatureEffect("open-dollars", 0.8)))
        .build();
  }

  private static PayerFollowUp payerFollowUp() {
    return PayerFollowUp.newBuilder()
        .setPracticeId("north")
        .setAccountId("account-4")
        .setClaimId("claim-4")
        .setPayerId("acme")
        .setAsOf(TODAY)
        .setUpdatedAt(NOW)
        .setAction(PayerAction.CORRECT_AND_RESUBMIT)
        .setReasons(List.of(new FollowUpReason("denied", "denied with a code to correct")))
        .setPriorityCents(30_450)
        .setValueCents(17_400)
        .setScore(score())
        .setBalanceCents(31_500)
        .setAmountCents(31_500)
        .setDenialCodes(List.of("CO-16"))
        .setDeadlineOn(TODAY.plusDays(10))
        .setModelId("insurer-1")
        .setPolicyId("5d0b")
        .setExplanation(List.of(new FeatureEffect("claim-denied", 1.21)))
        .build();
  }

  static Worklist worklist() {
    List<WorklistItem> items = new ArrayList<>();
    items.add(
        new WorklistItem(
            1,
            "north:claim-4",
            FollowUpKind.PAYER,
            "CORRECT_AND_RESUBMIT",
            30_450L,
            TODAY.plusDays(10)));
    items.add(
        new WorklistItem(2, "north:account-1", FollowUpKind.PATIENT, "SEND_STATEMENT", 860L, null));
    return new Worklist("north", TODAY, NOW, items, 2L);
  }

  private static ModelQuality quality(LocalDate weekEndsOn, double auc) {
    return ModelQuality.newBuilder()
        .setModelId("patient-1")
        .setParty(Party.PATIENT)
        .setRole(ModelRole.CHAMPION)
        .setWeekEndsOn(weekEndsOn)
        .setUpdatedAt(NOW)
        .setAsOf(weekEndsOn)
        .setCount(400)
        .setLateCount(100)
        .setBaseRate(0.25)
        .setAuc(auc)
        .setLogLoss(0.55)
        .setBrier(0.18)
        .setExpectedCalibrationError(0.04)
        .setMeanProbability(0.27)
        .setStability(
            List.of(
                new FeatureStability("open-dollars", 0.07, 400L),
                new FeatureStability("age-days", 0.31, 400L)))
        .setLargestIndex(0.31)
        .setDrifted(true)
        .setCalibration(
            List.of(
                new CalibrationBand(0.1, 0.2, 150L, 0.15, 0.12),
                new CalibrationBand(0.4, 0.5, 80L, 0.45, 0.5)))
        .build();
  }

  private static LedgerException exception() {
    return LedgerException.newBuilder()
        .setPracticeId("north")
        .setAccountId("account-3")
        .setClaimId("claim-3")
        .setAsOf(TODAY)
        .setUpdatedAt(NOW)
        .setKind(LedgerExceptionKind.COB_OVERSTATED)
        .setAmountCents(42_500L)
        .setDetail("contractual adjustments exceed what the charge leaves after payments")
        .build();
  }

  private static RejectedEvent rejection() {
    return RejectedEvent.newBuilder()
        .setTopic("payments")
        .setPartition(1)
        .setOffset(4711)
        .setReason(RejectionReason.UNREADABLE)
        .setDetail("payload: 12 bytes that break off (expected: a whole PaymentEvent)")
        .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3}))
        .setReceivedAt(NOW)
        .setAsOf(TODAY)
        .setUpdatedAt(NOW)
        .build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
