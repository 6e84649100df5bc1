package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.analytics.Events.processed;
import static org.duebook.analytics.Events.received;
import static org.duebook.analytics.Events.selfPay;
import static org.duebook.analytics.Events.statement;
import static org.duebook.analytics.Events.submitted;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.duebook.analytics.Events;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.AdjustmentGroup;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.EobAdjustment;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.LedgerExceptionKind;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.RejectionReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One account's facts in, its figures out, live. */
class LedgerHarnessTest {
  private static final Pace.Live LIVE =
      new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));

  private Ledger ledger;

  @BeforeEach
  void open() throws Exception {
    ledger = new Ledger(LIVE);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static AgingBuckets ageing(long to30, long to60, long to90, long to120, long over120) {
    return new AgingBuckets(to30, to60, to90, to120, over120);
  }

  @Test
  void changesWithinAnIntervalLeaveAsOneRecord() throws Exception {
    ledger.businessDayIs("2026-02-01");
    ledger.clockIs(10_100);
    ledger.gets(submitted("account-1", "claim-1", "2026-01-20"));
    ledger.clockIs(10_300);
    ledger.gets(processed("account-1", "claim-1", "2026-01-30"));
    ledger.gets(received("account-1", "payment-1", "2026-01-31", 500, "claim-1"));
    ledger.clockIs(10_499);
    assertThat(ledger.figures()).as("the interval runs").isEmpty();
    ledger.clockIs(10_500);
    List<OutputRecord> records = ledger.takeOutput();
    assertThat(records).extracting(OutputRecord::key).containsExactly("practice-1:account-1");
    AccountKpis kpis = Events.decoded(records.get(0).value(), AccountKpis.class);
    assertThat(kpis.getAsOf()).isEqualTo("2026-02-01");
    assertThat(kpis.getUpdatedAt()).isEqualTo(Instant.ofEpochMilli(10_500));
    assertThat(kpis.getInsurer().getReceivableCents()).isEqualTo(6_000);
    assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(1_000);
    assertThat(kpis.getCashCents()).isEqualTo(500);
    assertThat(ledger.clockTimers()).isZero();

    ledger.gets(received("account-1", "payment-2", "2026-01-31", 1_000, "claim-1"));
    ledger.clockIs(11_000);
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(next -> assertThat(next.getPatient().getReceivableCents()).isZero());
  }

  @Test
  void nothingIsSaidWhenNothingChanged() throws Exception {
    ledger.businessDayIs("2026-02-01");
    ledger.gets(selfPay("account-1", "claim-1", "2026-01-20"));
    ledger.aMomentPasses();
    assertThat(ledger.figures()).hasSize(1);

    ledger.gets(selfPay("account-1", "claim-1", "2026-01-20"));
    assertThat(ledger.clockTimers()).as("a redelivery asks for nothing").isZero();
    ActivityEvent reminder = statement("account-1", "2026-01-25");
    reminder.setType(ActivityType.REMINDER_SENT);
    ledger.gets(reminder);
    PaymentEvent payment = received("account-1", "payment-1", "2026-01-25", 100, "claim-1");
    ledger.gets(payment);
    ledger.losesAgain("account-1", payment);
    ledger.aMomentPasses();
    assertThat(ledger.figures()).isEmpty();
    ledger.losesAgain("account-1", payment);
    assertThat(ledger.clockTimers()).as("nor does losing what is not there").isZero();
  }

  @Test
  void everyAccountIsItsOwn() throws Exception {
    ledger.businessDayIs("2026-02-01");
    ledger.gets(selfPay("account-1", "claim-1", "2026-01-20"));
    ledger.gets(selfPay("account-2", "claim-1", "2026-01-20"));
    ClaimEvent elsewhere = selfPay("account-1", "claim-1", "2026-01-20");
    elsewhere.setPracticeId("practice:2");
    ledger.gets(elsewhere);
    ledger.aMomentPasses();
    assertThat(ledger.takeOutput())
        .extracting(OutputRecord::key)
        .containsExactlyInAnyOrder(
            "practice-1:account-1", "practice-1:account-2", "practice%3A2:account-1");
  }

  @Test
  void eventsAreCountedByKindAndDuplicatesApart() throws Exception {
    ledger.gets(submitted("account-1", "claim-1", "2026-01-20"));
    ledger.gets(submitted("account-1", "claim-1", "2026-01-20"));
    ledger.gets(submitted("account-1", "claim-2", "2026-01-20"));
    ledger.gets(received("account-1", "payment-1", "2026-01-20", 100));
    ledger.gets(received("account-1", "payment-1", "2026-01-20", 100));
    assertThat(ledger.meter("kind.CLAIM_SUBMITTED.events")).isEqualTo(2);
    assertThat(ledger.meter("kind.PAYMENT.events")).isEqualTo(1);
    assertThat(ledger.meter("kind.REMITTANCE.events")).isZero();
    assertThat(ledger.meter("duplicates")).isEqualTo(2);
  }

  @Test
  void anEventIdWithOtherContentIsRejectedAndReportedAndTheFirstStands() throws Exception {
    ledger.businessDayIs("2026-02-01");
    ledger.clockIs(10_000);
    ledger.gets(received("account-1", "payment-1", "2026-01-20", 100));
    PaymentEvent other = received("account-1", "payment-1", "2026-01-20", 200);
    ledger.gets(other);
    assertThat(ledger.rejects())
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.getReason()).isEqualTo(RejectionReason.EVENT_ID_REUSED);
              assertThat(reject.getPayload()).isEqualTo(ByteBuffer.wrap(Events.WIRE.encode(other)));
              assertThat(reject.getTopic()).isEqualTo("payments");
              assertThat(reject.getPartition()).isEqualTo(2);
              assertThat(reject.getOffset()).isEqualTo(77);
              assertThat(reject.getAsOf()).isEqualTo("2026-02-01");
              assertThat(reject.getReceivedAt()).isEqualTo(Instant.ofEpochMilli(10_000));
            });
    assertThat(ledger.exceptions())
        .singleElement()
        .satisfies(
            exception -> {
              assertThat(exception.getKind()).isEqualTo(LedgerExceptionKind.EVENT_ID_REUSED);
              assertThat(exception.getAccountId()).isEqualTo("account-1");
              assertThat(exception.getEventId()).isEqualTo("received-payment-1");
              assertThat(exception.getAsOf()).isEqualTo("2026-02-01");
            });
    assertThat(ledger.meter("reason.EVENT_ID_REUSED.rejected")).isEqualTo(1);
    assertThat(ledger.meter("kind.EVENT_ID_REUSED.exceptions")).isEqualTo(1);
    ledger.aMomentPasses();
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(kpis -> assertThat(kpis.getUnappliedCents()).isEqualTo(100));
  }

  @Test
  void aRecordThatBreaksTheRulesOfALaterReleaseIsRejectedHere() throws Exception {
    BusinessRules tighter =
        new BusinessRules(
            "USD",
            Events.RULES.zone(),
            Map.of(),
            Events.RULES.ageingClock(),
            Events.RULES.windows(),
            7,
            16,
            1,
            1,
            1);
    try (Ledger strict = new Ledger(tighter, LIVE, null)) {
      strict.gets(received("account-1", "payment-with-a-long-id", "2026-01-20", 100));
      assertThat(strict.rejects())
          .singleElement()
          .satisfies(
              reject -> assertThat(reject.getReason()).isEqualTo(RejectionReason.TEXT_TOO_LONG));
      assertThat(strict.clockTimers()).isZero();
    }
  }

  @Test
  void aSilentAccountCrossesEveryBoundaryOnItsDay() throws Exception {
    ledger.businessDayIs("2026-01-01");
    ledger.gets(selfPay("account-1", "claim-1", "2026-01-01"));
    ledger.aMomentPasses();
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(
            kpis -> assertThat(kpis.getPatient().getAging()).isEqualTo(ageing(10_000, 0, 0, 0, 0)));

    assertCrosses("2026-02-01", 31, ageing(0, 10_000, 0, 0, 0), 0.0);
    assertCrosses("2026-03-03", 61, ageing(0, 0, 10_000, 0, 0), 0.0);
    assertCrosses("2026-04-02", 91, ageing(0, 0, 0, 10_000, 0), 1.0);
    assertCrosses("2026-05-02", 121, ageing(0, 0, 0, 0, 10_000), 1.0);
    assertThat(ledger.businessTimers()).as("there is no further boundary").isZero();
    ledger.businessDayIs("2030-01-01");
    assertThat(ledger.figures()).isEmpty();
  }

  private void assertCrosses(String day, int age, AgingBuckets ageing, double over90)
      throws Exception {
    ledger.businessTimeIs(Events.endOf(LocalDate.parse(day).minusDays(1).toString()));
    ledger.aMomentPasses();
    ledger.figures();
    ledger.aMomentPasses();
    assertThat(ledger.figures()).as("until the day is over").isEmpty();
    ledger.businessTimeIs(Events.endOf(LocalDate.parse(day).minusDays(1).toString()) + 1);
    ledger.aMomentPasses();
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(
            kpis -> {
              assertThat(kpis.getAsOf()).isEqualTo(day);
              assertThat(kpis.getPatient().getOldestDays()).isEqualTo(age);
              assertThat(kpis.getPatient().getAging()).isEqualTo(ageing);
              assertThat(kpis.getAgedOver90Share()).isEqualTo(over90);
            });
  }

  @Test
  void theDayIsThatOfThePracticesZone() throws Exception {
    BusinessRules inHonolulu =
        new BusinessRules(
            "USD",
            Events.RULES.zone(),
            Map.of("practice-1", ZoneId.of("Pacific/Honolulu")),
            Events.RULES.ageingClock(),
            Events.RULES.windows(),
            7,
            256,
            1000,
            500,
            10);
    try (Ledger honolulu = new Ledger(inHonolulu, LIVE, null)) {
      // 22:00 of the day before in Honolulu.
      honolulu.businessDayIs("2026-02-01");
      honolulu.gets(selfPay("account-1", "claim-1", "2026-01-20"));
      honolulu.aMomentPasses();
      assertThat(honolulu.figures())
          .singleElement()
          .satisfies(kpis -> assertThat(kpis.getAsOf()).isEqualTo("2026-01-31"));
    }
  }

  @Test
  void aFactDatedAheadIsNotKnownBeforeItsDay() throws Exception {
    ledger.businessDayIs("2026-01-31");
    ledger.gets(selfPay("account-1", "claim-1", "2026-01-20"));
    ledger.gets(received("account-1", "payment-1", "2026-02-01", 4_000, "claim-1"));
    ledger.aMomentPasses();
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(kpis -> assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(10_000));
    ledger.businessTimeIs(Events.endOf("2026-01-31"));
    ledger.aMomentPasses();
    assertThat(ledger.figures())
        .allSatisfy(kpis -> assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(10_000));
    ledger.businessTimeIs(Events.endOf("2026-01-31") + 1);
    ledger.aMomentPasses();
    assertThat(ledger.figures())
        .last()
        .satisfies(
            kpis -> {
              assertThat(kpis.getAsOf()).isEqualTo("2026-02-01");
              assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(6_000);
              assertThat(kpis.getLastPaymentOn()).isEqualTo("2026-02-01");
            });
  }

  @Test
  void anAccountOfWhichNothingIsKnownYetIsNotSpokenOf() throws Exception {
    ledger.businessDayIs("2026-01-31");
    ledger.gets(selfPay("account-1", "claim-1", "2026-02-01"));
    ledger.gets("account-2", processed(null, "claim-2", "2026-01-20"));
    ledger.aMomentPasses();
    assertThat(ledger.takeOutput()).isEmpty();
    ledger.businessDayIs("2026-02-01");
    ledger.aMomentPasses();
    assertThat(ledger.takeOutput())
        .extracting(OutputRecord::key)
        .containsExactly("practice-1:account-1");
  }

  @Test
  void anAccountThatLosesEverythingIsTakenBack() throws Exception {
    ledger.businessDayIs("2026-02-01");
    PaymentEvent payment = received(null, "payment-1", "2026-01-20", 100, "claim-1");
    ledger.gets("account-1", payment);
    ledger.aMomentPasses();
    assertThat(ledger.figures()).hasSize(1);
    ledger.losesAgain("account-1", payment);
    ledger.aMomentPasses();
    List<OutputRecord> records = ledger.takeOutput();
    assertThat(records).extracting(OutputRecord::key).containsExactly("practice-1:account-1");
    assertThat(records.get(0).value()).as("a tombstone").isNull();
    ledger.gets("account-1", payment);
    ledger.losesAgain("account-1", payment);
    ledger.aMomentPasses();
    assertThat(ledger.takeOutput()).as("said once").isEmpty();
    ledger.gets("account-1", payment);
    ledger.aMomentPasses();
    assertThat(ledger.figures()).as("and it can come back").hasSize(1).doesNotContainNull();
  }

  @Test
  void aFindingIsSaidOnce() throws Exception {
    ledger.businessDayIs("2026-02-01");
    ledger.gets(submitted("account-1", "claim-1", "2026-01-20"));
    EobEvent strange = processed("account-1", "claim-1", "2026-01-30");
    strange.setAdjustments(List.of(new EobAdjustment(AdjustmentGroup.CO, "9999", 100L)));
    ledger.gets(strange);
    ledger.aMomentPasses();
    assertThat(ledger.exceptions())
        .singleElement()
        .satisfies(
            exception -> {
              assertThat(exception.getKind()).isEqualTo(LedgerExceptionKind.UNKNOWN_REASON_CODE);
              assertThat(exception.getPracticeId()).isEqualTo("practice-1");
              assertThat(exception.getAccountId()).isEqualTo("account-1");
              assertThat(exception.getClaimId()).isEqualTo("claim-1");
              assertThat(exception.getEventId()).isEqualTo("processed-claim-1");
              assertThat(exception.getAmountCents()).isEqualTo(100);
              assertThat(exception.getAsOf()).isEqualTo("2026-02-01");
            });
    ledger.gets(received("account-1", "payment-1", "2026-01-31", 100));
    ledger.aMomentPasses();
    ledger.restart();
    ledger.businessDayIs("2026-02-02");
    ledger.gets(received("account-1", "payment-2", "2026-01-31", 100));
    ledger.aMomentPasses();
    assertThat(ledger.exceptions()).as("also after a restart").isEmpty();
    EobEvent stranger = processed("account-1", "claim-1", "2026-02-01");
    stranger.setEventId("another");
    stranger.setEobId("another");
    stranger.setAdjustments(strange.getAdjustments());
    ledger.gets(stranger);
    ledger.aMomentPasses();
    assertThat(ledger.exceptions())
        .as("another finding is another")
        .extracting(LedgerException::getEventId)
        .containsExactly("another");
    assertThat(ledger.meter("kind.UNKNOWN_REASON_CODE.exceptions")).isEqualTo(1);
  }

  @Test
  void aLongWaitIsReportedOnItsDayThoughTheAccountIsSilent() throws Exception {
    ledger.businessDayIs("2026-01-21");
    ledger.gets(processed("account-1", "claim-1", "2026-01-20"));
    ledger.aMomentPasses();
    ledger.businessTimeIs(Events.endOf("2026-01-26"));
    ledger.aMomentPasses();
    assertThat(ledger.exceptions()).isEmpty();
    ledger.businessTimeIs(Events.endOf("2026-01-26") + 1);
    ledger.aMomentPasses();
    assertThat(ledger.exceptions())
        .extracting(LedgerException::getKind)
        .containsExactly(LedgerExceptionKind.WAITING_FOR_CLAIM);
    ledger.businessDayIs("2026-03-01");
    ledger.aMomentPasses();
    assertThat(ledger.exceptions()).isEmpty();
  }

  @Test
  void nothingIsSaidBeforeBusinessTimeBegins() throws Exception {
    ledger.gets(selfPay("account-1", "claim-1", "2026-01-20"));
    for (int i = 0; i < 5; i++) {
      ledger.aMomentPasses();
    }
    assertThat(ledger.figures()).isEmpty();
    assertThat(ledger.clockTimers()).as("but not forgotten").isEqualTo(1);
    ledger.businessDayIs("2026-02-01");
    ledger.aMomentPasses();
    assertThat(ledger.figures())
        .as("of the day on which it was so")
        .singleElement()
        .satisfies(kpis -> assertThat(kpis.getAsOf()).isEqualTo("2026-01-20"));
    assertThat(ledger.clockTimers()).isZero();
  }

  @Test
  void theEndOfAllInputAgesNothing() throws Exception {
    ledger.businessDayIs("2026-02-01");
    ledger.gets(selfPay("account-1", "claim-1", "2026-01-20"));
    ledger.aMomentPasses();
    ledger.figures();
    ledger.gets(selfPay("account-1", "claim-2", "2026-01-20"));
    ledger.businessTimeIs(Long.MAX_VALUE);
    ledger.aMomentPasses();
    assertThat(ledger.figures()).isEmpty();
  }

  @Test
  void afterARestartAChangeIsSaidAsOfTheLastDayThoughTimeBeginsEarlier() throws Exception {
    ledger.businessDayIs("2026-02-10");
    ledger.gets(selfPay("account-1", "claim-1", "2026-01-20"));
    ledger.aMomentPasses();
    ledger.figures();
    ledger.gets(received("account-1", "payment-1", "2026-02-09", 4_000, "claim-1"));
    ledger.restart();
    ledger.businessDayIs("2026-02-08");
    ledger.aMomentPasses();
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(
            kpis -> {
              assertThat(kpis.getAsOf()).isEqualTo("2026-02-10");
              assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(6_000);
            });
  }

  @Test
  void whatWaitedToBeSaidIsSaidAfterARestart() throws Exception {
    ledger.businessDayIs("2026-01-31");
    ledger.gets(selfPay("account-1", "claim-1", "2026-01-01"));
    ledger.restart();
    ledger.businessDayIs("2026-01-31");
    ledger.aMomentPasses();
    assertThat(ledger.figures()).hasSize(1);
    ledger.restart();
    ledger.businessDayIs("2026-02-01");
    ledger.aMomentPasses();
    assertThat(ledger.figures())
        .as("the boundary of the silent account")
        .last()
        .satisfies(
            kpis -> assertThat(kpis.getPatient().getAging()).isEqualTo(ageing(0, 10_000, 0, 0, 0)));
  }

  @Test
  void openAccountsAreCountedThroughPaymentsAndRestarts() throws Exception {
    ledger.businessDayIs("2026-02-01");
    ledger.gets(selfPay("account-1", "claim-1", "2026-01-20"));
    ledger.gets(selfPay("account-2", "claim-2", "2026-01-20"));
    ledger.gets(received("account-3", "payment-3", "2026-01-20", 100));
    ledger.aMomentPasses();
    assertThat(ledger.meter("openAccounts")).isEqualTo(2);
    ledger.restart();
    assertThat(ledger.meter("openAccounts")).isEqualTo(2);
    ledger.businessDayIs("2026-02-01");
    ledger.gets(received("account-1", "payment-1", "2026-01-31", 10_000, "claim-1"));
    ledger.aMomentPasses();
    assertThat(ledger.meter("openAccounts")).isEqualTo(1);
    ledger.losesAgain(
        "account-1", received("account-1", "payment-1", "2026-01-31", 10_000, "claim-1"));
    ledger.aMomentPasses();
    assertThat(ledger.meter("openAccounts")).isEqualTo(2);
  }
}
