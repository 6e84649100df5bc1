package org.duebook.local.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
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
import org.duebook.schemas.PartyBalance;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentMethod;
import org.duebook.schemas.PaymentSource;
import org.duebook.schemas.PaymentType;
import org.duebook.schemas.PortfolioDimension;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.schemas.WriteOffReason;
import org.duebook.schemas.WriteOffSum;
import org.duebook.wire.GeneratedRecords;
import org.duebook.wire.PlainJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A history of two months, then a month in which nobody sends anything, then one more payment: the
 * portfolios go on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SilentMonthITCase {
  private static final LocalDate FIRST_DAY = LocalDate.parse("2025-03-01");
  private static final LocalDate LAST_BUSY_DAY = LocalDate.parse("2025-04-30");
  private static final LocalDate LAST_DAY = LocalDate.parse("2025-06-05");
  private static final String[] PAYERS = {"acme", "umbrella", "globex"};

  @TempDir private static Path directory;
  private PortfolioReplay replay;

  @BeforeAll
  void aReplayOverTheHistory() throws IOException {
    Path input = Files.createDirectory(directory.resolve("input"));
    // Copies of records need Avro to know our classes.
    assertThat(GeneratedRecords.data()).isNotNull();
    new History(input).write();
    replay = PortfolioReplay.of(input, directory.resolve("output"), LAST_DAY.toString());
    assertThat(replay.exitCode()).as(replay.out()).isZero();
  }

  /** Draws claims of four practices, of which one has most, and what becomes of them. */
  private static final class History {
    private final Path directory;
    private final Random random = new Random(7);
    private final Map<String, List<SpecificRecord>> files = new HashMap<>();

    History(Path directory) {
      this.directory = directory;
    }

    void write() throws IOException {
      for (int i = 0; i < 150; i++) {
        claim(i);
      }
      // The silence ends on the last day.
      add("payments", payment(0, "late", LAST_DAY, PaymentSource.PATIENT, 100));
      for (Map.Entry<String, List<SpecificRecord>> file : files.entrySet()) {
        Files.write(
            directory.resolve(file.getKey() + ".jsonl"),
            file.getValue().stream().map(PlainJson::write).toList());
      }
    }

    private void add(String topic, SpecificRecord event) {
      files.computeIfAbsent(topic, t -> new ArrayList<>()).add(event);
    }

    private static Instant at(LocalDate day) {
      return Instant.parse(day + "T15:00:00Z");
    }

    private static String practice(int claim) {
      return claim % 10 < 7 ? "large" : "small-" + claim % 10;
    }

    private static String account(int claim) {
      return "account-" + claim % 60 + "-" + practice(claim);
    }

    private LocalDate later(LocalDate day, int days) {
      LocalDate later = day.plusDays(random.nextInt(days) + 1);
      return later.isAfter(LAST_BUSY_DAY) ? LAST_BUSY_DAY : later;
    }

    private void claim(int claim) {
      LocalDate served = FIRST_DAY.plusDays(random.nextInt(50));
      LocalDate billed = later(served, 5);
      long cents = 10_000L + random.nextInt(20_000);
      boolean selfPay = random.nextInt(6) == 0;
      String payer = PAYERS[random.nextInt(PAYERS.length)];
      add(
          "claims",
          ClaimEvent.newBuilder()
              .setEventId("claim-" + claim)
              .setAccountId(account(claim))
              .setPracticeId(practice(claim))
              .setOccurredAt(at(billed))
              .setClaimId("claim-" + claim)
              .setSubmissionId("submission-" + claim)
              .setType(ClaimEventType.SUBMITTED)
              .setTerms(
                  ClaimTerms.newBuilder()
                      .setServiceDate(served)
                      .setBilledCents(cents)
                      .setExpectedAllowedCents(selfPay ? null : (Long) (cents * 8 / 10))
                      .setCurrency("USD")
                      .setCoverages(
                          selfPay ? List.of() : List.of(new Coverage(payer, PayerClass.COMMERCIAL)))
                      .build())
              .build());
      if (selfPay) {
        patientPays(claim, billed, cents);
      } else if (random.nextInt(5) > 0) {
        decision(claim, payer, billed, cents);
      }
    }

    private void decision(int claim, String payer, LocalDate billed, long cents) {
      LocalDate decided = later(billed, 30);
      boolean denied = random.nextInt(4) == 0;
      long paid = denied ? 0 : cents / 2;
      long share = denied ? 0 : cents / 5;
      add(
          "eobs",
          EobEvent.newBuilder()
              .setEventId("eob-" + claim)
              .setAccountId(account(claim))
              .setPracticeId(practice(claim))
              .setOccurredAt(at(decided))
              .setEobId("eob-" + claim)
              .setClaimId("claim-" + claim)
              .setType(EobType.PROCESSED)
              .setPayerId(payer)
              .setPayerSequence(1)
              .setAllowedCents(paid + share)
              .setPaidCents(paid)
              .setAdjustments(
                  denied
                      ? List.of(new EobAdjustment(AdjustmentGroup.CO, "16", cents))
                      : List.of(
                          new EobAdjustment(AdjustmentGroup.CO, "45", cents - paid - share),
                          new EobAdjustment(AdjustmentGroup.PR, "1", share)))
              .build());
      if (!denied) {
        add("payments", payment(claim, "insurer", decided, PaymentSource.INSURER, paid));
        patientPays(claim, decided, share);
      }
    }

    private void patientPays(int claim, LocalDate owedSince, long share) {
      switch (random.nextInt(5)) {
        case 0 -> add("payments", paymentOf(claim, owedSince, share));
        case 1 -> add("payments", paymentOf(claim, owedSince, share / 3));
        case 2 -> {
          PaymentEvent payment = paymentOf(claim, owedSince, share);
          add("payments", payment);
          add("payments", bounced(payment));
        }
        case 3 -> add("adjustments", writtenOff(claim, later(owedSince, 20), share));
        default -> {
          // Nobody does anything.
        }
      }
    }

    private PaymentEvent paymentOf(int claim, LocalDate owedSince, long cents) {
      return payment(claim, "patient", later(owedSince, 40), PaymentSource.PATIENT, cents);
    }

    private static PaymentEvent payment(
        int claim, String name, LocalDate day, PaymentSource source, long cents) {
      return PaymentEvent.newBuilder()
          .setEventId(name + "-payment-" + claim)
          .setAccountId(account(claim))
          .setPracticeId(practice(claim))
          .setOccurredAt(at(day))
          .setPaymentId(name + "-payment-" + claim)
          .setType(PaymentType.RECEIVED)
          .setSource(source)
          .setMethod(PaymentMethod.CHECK)
          // A little of each payment stays unapplied.
          .setAmountCents(cents + 1)
          .setAllocations(List.of(new Allocation("claim-" + claim, cents)))
          .build();
    }

    private PaymentEvent bounced(PaymentEvent payment) {
      return PaymentEvent.newBuilder(payment)
          .setEventId("bounced-" + payment.getEventId())
          .setPaymentId("bounced-" + payment.getPaymentId())
          .setReversesPaymentId(payment.getPaymentId())
          .setType(PaymentType.REVERSED)
          .setOccurredAt(payment.getOccurredAt().plusSeconds(3_600))
          .build();
    }

    private static AdjustmentEvent writtenOff(int claim, LocalDate day, long cents) {
      return AdjustmentEvent.newBuilder()
          .setEventId("written-off-" + claim)
          .setAccountId(account(claim))
          .setPracticeId(practice(claim))
          .setOccurredAt(at(day))
          .setAdjustmentId("written-off-" + claim)
          .setClaimId("claim-" + claim)
          .setType(AdjustmentType.WRITTEN_OFF)
          .setReason(WriteOffReason.CHARITY)
          .setParty(Party.PATIENT)
          .setAmountCents(cents)
          .build();
    }
  }

  private Map<String, Map<LocalDate, PortfolioKpisDaily>> dailyByPortfolio() throws IOException {
    Map<String, Map<LocalDate, PortfolioKpisDaily>> days = new TreeMap<>();
    for (PortfolioKpisDaily daily : replay.daily()) {
      PortfolioKpisDaily twin =
          days.computeIfAbsent(PortfolioReplay.name(daily), name -> new TreeMap<>())
              .put(daily.getAsOf(), daily);
      assertThat(twin).as("a second record of a portfolio and day").isNull();
    }
    return days;
  }

  @Test
  void everyPortfolioHasOneRecordForEachDayFromItsFirstToTheLastSilentOnesToo() throws IOException {
    Map<String, Map<LocalDate, PortfolioKpisDaily>> days = dailyByPortfolio();

    // All, four practices, three payers and SELF_PAY, and most of their pairs.
    assertThat(days).hasSizeGreaterThan(15);
    days.forEach(
        (name, ofPortfolio) -> {
          LocalDate first = ofPortfolio.keySet().iterator().next();
          assertThat(first).as(name).isBeforeOrEqualTo(LAST_BUSY_DAY);
          assertThat(ofPortfolio.keySet())
              .as(name)
              .containsExactlyElementsOf(first.datesUntil(LAST_DAY.plusDays(1)).toList());
        });
  }

  @Test
  void inTheSilentMonthWhatIsOpenAgesAndStaysOpenAndTheWindowsEmpty() throws IOException {
    Map<LocalDate, PortfolioKpisDaily> all =
        dailyByPortfolio().get(PortfolioReplay.name("ALL", null, null));
    PortfolioKpisDaily before = all.get(LAST_BUSY_DAY);
    PortfolioKpisDaily after = all.get(LAST_DAY.minusDays(1));

    assertThat(after.getInsurer().getReceivableCents())
        .isEqualTo(before.getInsurer().getReceivableCents())
        .isPositive();
    assertThat(after.getPatient().getOpenCount()).isEqualTo(before.getPatient().getOpenCount());
    assertThat(after.getInsurer().getOldestDays())
        .isEqualTo(before.getInsurer().getOldestDays() + 35);
    assertThat(after.getInsurer().getAging().getDays0To30Cents()).isZero();
    assertThat(before.getInsurer().getAging().getDays0To30Cents()).isPositive();
    assertThat(before.getWindows().get(0).getCashCents()).isPositive();
    assertThat(after.getWindows().get(0).getCashCents()).isZero();
    assertThat(after.getWindows().get(0).getGrossCollectionRate()).isNull();
    assertThat(after.getWindows().get(2).getCashCents())
        .isEqualTo(before.getWindows().get(2).getCashCents());
  }

  @Test
  void noPortfolioSaysTheSameTwiceInARow() throws IOException {
    Map<String, PortfolioKpis> last = new LinkedHashMap<>();
    for (PortfolioKpis told : replay.told()) {
      PortfolioKpis before = last.put(PortfolioReplay.name(told), told);
      if (before != null) {
        assertThat(told.getAsOf()).isAfter(before.getAsOf());
        PortfolioKpis onTheSameDay =
            PortfolioKpis.newBuilder(told)
                .setAsOf(before.getAsOf())
                .setUpdatedAt(before.getUpdatedAt())
                .build();
        assertThat(onTheSameDay).isNotEqualTo(before);
      }
    }
  }

  @Test
  void theLastRecordOfAPortfolioSaysWhatItsLastDaySays() throws IOException {
    Map<String, Map<LocalDate, PortfolioKpisDaily>> days = dailyByPortfolio();
    Map<String, PortfolioKpis> last = replay.last();

    assertThat(last.keySet()).isEqualTo(days.keySet());
    last.forEach(
        (name, told) -> {
          PortfolioKpisDaily day = days.get(name).get(LAST_DAY);
          for (String figure :
              List.of("insurer", "patient", "unappliedCents", "daysInAr", "windows")) {
            assertThat(told.get(figure)).as(name + " " + figure).isEqualTo(day.get(figure));
          }
        });
  }

  @Test
  void onEveryDayAllIsTheSumOfItsPracticesInEveryFigureThatAddsUp() throws IOException {
    Map<LocalDate, List<Long>> practices = new TreeMap<>();
    Map<LocalDate, List<Long>> all = new TreeMap<>();
    for (PortfolioKpisDaily daily : replay.daily()) {
      if (daily.getDimension() == PortfolioDimension.ALL) {
        all.put(daily.getAsOf(), additive(daily));
      } else if (daily.getDimension() == PortfolioDimension.PRACTICE) {
        practices.merge(daily.getAsOf(), additive(daily), SilentMonthITCase::sum);
      }
    }

    assertThat(all).isEqualTo(practices);
    assertThat(all.get(LAST_BUSY_DAY)).allMatch(value -> value != 0);
  }

  private static List<Long> sum(List<Long> one, List<Long> other) {
    List<Long> sum = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      sum.add(one.get(i) + other.get(i));
    }
    return sum;
  }

  private static final List<ToLongFunction<PortfolioKpisDaily>> ADDITIVE =
      List.of(
          daily -> daily.getInsurer().getReceivableCents(),
          daily -> daily.getPatient().getReceivableCents(),
          daily -> daily.getInsurer().getOpenCount(),
          daily -> daily.getPatient().getOpenCount(),
          daily -> daily.getInsurer().getAging().getDays31To60Cents(),
          daily -> daily.getPatient().getAging().getDays0To30Cents(),
          PortfolioKpisDaily::getUnappliedCents,
          PortfolioKpisDaily::getAccountCount,
          daily -> daily.getWindows().get(1).getChargesCents(),
          daily -> daily.getWindows().get(1).getCashCents(),
          daily -> daily.getWindows().get(1).getUnderpaidCents(),
          daily ->
              daily.getWindows().get(1).getPatientDaysToPay() == null
                  ? 0
                  : daily.getWindows().get(1).getPatientDaysToPay().getCount(),
          daily ->
              daily.getWindows().get(1).getWriteOffs().stream()
                  .mapToLong(WriteOffSum::getCents)
                  .sum());

  private static List<Long> additive(PortfolioKpisDaily daily) {
    return ADDITIVE.stream().map(figure -> (Long) figure.applyAsLong(daily)).toList();
  }

  @Test
  void theSumsOfPayersAreThoseOfAllButForAccountsAndUnappliedMoney() throws IOException {
    long all = 0;
    long payers = 0;
    for (PortfolioKpis kpis : replay.last().values()) {
      PartyBalance patient = kpis.getPatient();
      if (kpis.getDimension() == PortfolioDimension.ALL) {
        all = patient.getReceivableCents();
      } else if (kpis.getDimension() == PortfolioDimension.PAYER) {
        payers += patient.getReceivableCents();
        assertThat(kpis.getUnappliedCents()).isZero();
      }
    }
    assertThat(payers).isEqualTo(all).isPositive();
  }

  @Test
  void theSummaryNamesTheKeyFiguresOfAllClaims() {
    assertThat(replay.out()).contains("days in AR").contains("net collection");
  }
}
