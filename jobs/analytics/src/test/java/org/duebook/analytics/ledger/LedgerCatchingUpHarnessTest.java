package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duebook.analytics.Events;
import org.duebook.analytics.portfolio.Contribution;
import org.duebook.analytics.rules.Pace;
import org.duebook.schemas.AccountKpis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live job that reads history: what it says of each day, and what it says when it may. */
final class LedgerCatchingUpHarnessTest {
  private static final Duration COALESCING = Duration.ofMillis(500);
  private static final Duration CATCH_UP = Duration.ofSeconds(10);
  private static final long NOW = Events.at("2026-06-30");

  private Ledger ledger;

  @BeforeEach
  void aLedger() throws Exception {
    ledger = new Ledger(new Pace.Live(COALESCING, CATCH_UP, Duration.ofDays(1)));
    ledger.clockIs(NOW);
    ledger.businessDayIs("2026-01-01");
  }

  @AfterEach
  void end() {
    ledger.close();
  }

  private static String since(int days) {
    return LocalDate.parse("2026-01-01").plusDays(days).toString();
  }

  /** Pays one cent a day; the machine's clock stands still meanwhile. */
  private void paysADayFor(int days) throws Exception {
    for (int day = 1; day <= days; day++) {
      ledger.businessDayIs(since(day));
      ledger.gets(Events.received("account", "payment-" + day, since(day), 1, "claim"));
    }
    ledger.businessDayIs(since(days + 1));
  }

  @Test
  void portfoliosLearnOfEachDayAndTheAccountSpeaksOnce() throws Exception {
    ledger.gets(Events.selfPay("account", "claim", "2026-01-01"));
    paysADayFor(5);

    assertThat(ledger.figures()).isEmpty();
    assertThat(ledger.contributions().stream().map(Contribution::asOfEpochDay).distinct())
        .containsExactlyElementsOf(
            Stream.of("2026-01-01", since(1), since(2), since(3), since(4), since(5))
                .map(day -> Math.toIntExact(LocalDate.parse(day).toEpochDay()))
                .toList());

    ledger.clockIs(NOW + CATCH_UP.toMillis());
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(
            kpis -> {
              assertThat(kpis.getAsOf()).isEqualTo(since(6));
              assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(9_995);
            });
    assertThat(ledger.patientFollowUps()).hasSize(1);
    assertThat(ledger.contributions()).isEmpty();
  }

  /** After every start, until each source has spoken. */
  @Test
  void whatIsReadBeforeBusinessTimeBeginsCountsFromItsOwnDayOn() throws Exception {
    for (Duration catchUp : List.of(CATCH_UP, Duration.ZERO)) {
      try (Ledger other = new Ledger(new Pace.Live(COALESCING, catchUp, Duration.ofDays(1)))) {
        other.clockIs(NOW);
        other.gets(Events.selfPay("account", "claim", "2026-01-01"));
        other.gets(Events.received("account", "payment", "2026-01-04", 1, "claim"));
        other.businessDayIs("2026-01-20");

        assertThat(other.contributions().stream().map(Contribution::asOfEpochDay).distinct())
            .as("with an interval of %s", catchUp)
            .containsExactly(
                Math.toIntExact(LocalDate.parse("2026-01-01").toEpochDay()),
                Math.toIntExact(LocalDate.parse("2026-01-04").toEpochDay()));
      }
    }
  }

  @Test
  void anAccountThatWasReadBeforeBusinessTimeBeganSpeaksAsOfTheDayThatItHasComeTo()
      throws Exception {
    try (Ledger other = new Ledger(new Pace.Live(COALESCING, CATCH_UP, Duration.ofDays(1)))) {
      other.clockIs(NOW);
      other.gets(Events.selfPay("account", "claim", "2026-01-01"));
      other.clockIs(NOW + 2 * CATCH_UP.toMillis());
      assertThat(other.figures()).isEmpty();

      other.businessDayIs("2026-01-20");
      other.clockIs(NOW + 4 * CATCH_UP.toMillis());
      assertThat(other.figures())
          .singleElement()
          .satisfies(kpis -> assertThat(kpis.getAsOf()).isEqualTo("2026-01-20"));
    }
  }

  @Test
  void whatIsDatedAheadOfBusinessTimeCountsFromItsOwnDayOn() throws Exception {
    ledger.gets(Events.selfPay("account", "claim", "2026-01-01"));
    ledger.gets(Events.received("account", "payment", "2026-01-04", 1, "claim"));
    ledger.businessDayIs("2026-01-20");

    assertThat(ledger.contributions().stream().map(Contribution::asOfEpochDay).distinct())
        .containsExactly(
            Math.toIntExact(LocalDate.parse("2026-01-01").toEpochDay()),
            Math.toIntExact(LocalDate.parse("2026-01-04").toEpochDay()));
  }

  @Test
  void aSilentAccountOfHistorySaysHowOldItHasBecomeAtItsTurn() throws Exception {
    ledger.gets(Events.selfPay("account", "claim", "2026-01-01"));
    ledger.clockIs(NOW + CATCH_UP.toMillis());
    assertThat(ledger.figures()).hasSize(1);

    ledger.businessDayIs(since(31));
    ledger.businessDayIs(since(61));
    ledger.businessDayIs(since(91));
    assertThat(ledger.figures()).isEmpty();
    ledger.clockIs(NOW + 2 * CATCH_UP.toMillis());
    List<AccountKpis> figures = ledger.figures();
    assertThat(figures).hasSize(1);
    assertThat(figures.get(0).getAsOf()).isEqualTo(since(91));
    assertThat(figures.get(0).getPatient().getAging().getDays91To120Cents()).isEqualTo(10_000);
  }

  @Test
  void aFactThatWasReadAheadIsToldInTheCourseOfItsDay() throws Exception {
    ledger.gets(Events.selfPay("account", "claim", "2026-01-01"));
    ledger.gets(Events.received("account", "payment", "2026-01-02", 1, "claim"));
    ledger.clockIs(NOW + CATCH_UP.toMillis());
    assertThat(ledger.figures()).hasSize(1);

    // Nothing comes after it, so its day never ends.
    ledger.businessDayIs("2026-01-02");
    ledger.clockIs(NOW + 2 * CATCH_UP.toMillis());
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(kpis -> assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(9_999));
  }

  @Test
  void aFactThatIsDatedAheadIsToldAtTheBeginningOfItsDay() throws Exception {
    ledger.businessDayIs("2026-06-30");
    ledger.gets(Events.selfPay("account", "claim", "2026-06-30"));
    ledger.clockIs(NOW + COALESCING.toMillis());
    ledger.takeOutput();
    ledger.gets(Events.received("account", "payment", "2026-07-01", 1, "claim"));
    ledger.clockIs(NOW + 2 * COALESCING.toMillis());
    assertThat(ledger.figures()).isEmpty();

    ledger.businessTimeIs(Events.endOf("2026-06-30") + 1);
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(kpis -> assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(9_999));
  }

  @Test
  void anAccountThatHasNothingToSayForNowTakesNoTurn() throws Exception {
    ledger.gets(Events.selfPay("account", "claim", "2026-01-01"));
    ledger.clockIs(NOW + CATCH_UP.toMillis());
    assertThat(ledger.figures()).hasSize(1);
    assertThat(ledger.clockTimers()).isZero();
    assertThat(ledger.businessTimers()).isPositive();
  }

  @Test
  void whatWasToldOfHistoryChangesAtTheBeginningOfItsDayOnceTheJobHasCaughtUp() throws Exception {
    ledger.businessDayIs("2026-06-20");
    ledger.gets(Events.selfPay("account", "claim", "2026-06-01"));
    ledger.clockIs(NOW + CATCH_UP.toMillis());
    assertThat(ledger.figures()).singleElement().extracting("asOf").hasToString("2026-06-20");

    ledger.businessDayIs("2026-06-30");
    ledger.clockIs(Events.at("2026-07-01"));
    ledger.businessDayIs("2026-07-01");
    ledger.takeOutput();
    ledger.clockIs(Events.at("2026-07-02"));
    ledger.businessDayIs("2026-07-02");
    assertThat(ledger.figures())
        .singleElement()
        .satisfies(
            kpis -> {
              assertThat(kpis.getAsOf()).isEqualTo("2026-07-02");
              assertThat(kpis.getPatient().getAging().getDays31To60Cents()).isEqualTo(10_000);
            });
  }

  @Test
  void aJobThatIsTwoDaysBehindSpeaksAtTheEndOfADayAndOneFurtherBehindDoesNot() throws Exception {
    long endOfDay = Events.endOf("2026-01-01");
    Duration behind = Duration.ofDays(2);
    assertThat(toldAtTheEndOfADay(endOfDay, behind.minusMillis(1))).hasSize(1);
    assertThat(toldAtTheEndOfADay(endOfDay, behind)).hasSize(1);
    assertThat(toldAtTheEndOfADay(endOfDay, behind.plusMillis(1))).isEmpty();
  }

  @Test
  void withoutAnIntervalForItHistoryIsToldDayByDay() throws Exception {
    long endOfDay = Events.endOf("2026-01-01");
    assertThat(toldAtTheEndOfADay(endOfDay, Duration.ofDays(300), Duration.ZERO)).hasSize(1);
  }

  private static List<AccountKpis> toldAtTheEndOfADay(long endOfDay, Duration behind)
      throws Exception {
    return toldAtTheEndOfADay(endOfDay, behind, CATCH_UP);
  }

  private static List<AccountKpis> toldAtTheEndOfADay(
      long endOfDay, Duration behind, Duration catchUp) throws Exception {
    try (Ledger other = new Ledger(new Pace.Live(COALESCING, catchUp, Duration.ofDays(1)))) {
      other.clockIs(endOfDay + behind.toMillis());
      other.businessDayIs("2026-01-01");
      other.gets(Events.selfPay("account", "claim", "2026-01-01"));
      other.businessTimeIs(endOfDay);
      return other.figures();
    }
  }

  @Test
  void theLongerIntervalIsForHistoryAlone() throws Exception {
    ledger.gets(Events.selfPay("account", "claim", "2026-01-01"));
    ledger.clockIs(NOW + CATCH_UP.toMillis());
    ledger.takeOutput();

    ledger.businessDayIs("2026-06-29");
    ledger.gets(Events.received("account", "payment", "2026-06-29", 1, "claim"));
    ledger.clockIs(NOW + CATCH_UP.toMillis() + COALESCING.toMillis());
    assertThat(ledger.figures()).hasSize(1);
  }

  @Test
  void notAllAccountsSpeakAtTheSameMoment() throws Exception {
    for (int account = 0; account < 20; account++) {
      ledger.gets(Events.selfPay("account-" + account, "claim-" + account, "2026-01-01"));
    }
    List<Integer> spokenBySecond = new ArrayList<>();
    for (int second = 1; second <= CATCH_UP.toSeconds(); second++) {
      ledger.clockIs(NOW + second * 1000L);
      spokenBySecond.add(ledger.figures().size());
    }
    assertThat(spokenBySecond.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    assertThat(spokenBySecond).allSatisfy(spoken -> assertThat(spoken).isLessThan(10));
  }
}
