package org.duebook.analytics.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.analytics.portfolio.PortfolioHarness.cell;
import static org.duebook.analytics.portfolio.PortfolioHarness.epochDay;
import static org.duebook.analytics.portfolio.PortfolioHarness.openClaim;
import static org.duebook.analytics.portfolio.PortfolioHarness.sums;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.duebook.analytics.portfolio.PortfolioHarness.Daily;
import org.duebook.kpi.portfolio.Cell;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;
import org.duebook.kpi.portfolio.PortfolioKey;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.schemas.PortfolioWindow;
import org.junit.jupiter.api.Test;

/** A portfolio moves with business time, with events and without. */
final class PortfolioFunctionHarnessTest {
  private static final PortfolioKey NORTH = PortfolioKey.ofPractice("north");

  private static Map<LocalDate, PortfolioKpisDaily> byDay(List<Daily> daily) {
    Map<LocalDate, PortfolioKpisDaily> days = new TreeMap<>();
    daily.forEach(record -> days.put(record.figures().getAsOf(), record.figures()));
    return days;
  }

  private static List<LocalDate> daysFrom(String first, String last) {
    return LocalDate.parse(first).datesUntil(LocalDate.parse(last).plusDays(1)).toList();
  }

  private static List<LocalDate> daysOf(List<Daily> daily) {
    return daily.stream().map(record -> record.figures().getAsOf()).toList();
  }

  private static PortfolioWindow window30(List<PortfolioWindow> windows) {
    assertThat(windows.get(0).getDays()).isEqualTo(30);
    return windows.get(0);
  }

  @Test
  void overSilentMonthsReceivablesAgeAndWindowsEmptyOnTheirDays() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.replay("2026-12-31")) {
      CellSums claim = openClaim("2026-01-02", 9_000);
      claim.add(cell(Measure.CASH, "2026-01-05"), 4_500);
      portfolio.change(NORTH, "2026-01-05", claim);
      portfolio.endOfEach("2026-01-05", "2026-05-31");

      List<Daily> daily = portfolio.takeDaily();
      Map<LocalDate, PortfolioKpisDaily> days = byDay(daily);

      assertThat(daysOf(daily)).isEqualTo(daysFrom("2026-01-05", "2026-05-31"));
      assertThat(daily).allMatch(d -> d.key().equals("PRACTICE:north@" + d.figures().getAsOf()));
      assertThat(aging(days, "2026-02-01")).isEqualTo(new AgingBuckets(9_000L, 0L, 0L, 0L, 0L));
      assertThat(aging(days, "2026-02-02")).isEqualTo(new AgingBuckets(0L, 9_000L, 0L, 0L, 0L));
      assertThat(aging(days, "2026-03-04")).isEqualTo(new AgingBuckets(0L, 0L, 9_000L, 0L, 0L));
      assertThat(aging(days, "2026-04-02")).isEqualTo(new AgingBuckets(0L, 0L, 9_000L, 0L, 0L));
      assertThat(aging(days, "2026-04-03")).isEqualTo(new AgingBuckets(0L, 0L, 0L, 9_000L, 0L));
      assertThat(aging(days, "2026-05-03")).isEqualTo(new AgingBuckets(0L, 0L, 0L, 0L, 9_000L));
      assertThat(on(days, "2026-04-02").getAgedOver90Share()).isEqualTo(0.0);
      assertThat(on(days, "2026-04-03").getAgedOver90Share()).isEqualTo(1.0);
      // Charges stay 90 days in the basis of days in AR, and cash stays 30 days in its window.
      assertThat(on(days, "2026-04-01").getDaysInAr()).isEqualTo(90.0);
      assertThat(on(days, "2026-04-02").getDaysInAr()).isNull();
      assertThat(window30(on(days, "2026-01-31").getWindows()).getGrossCollectionRate())
          .isEqualTo(0.5);
      assertThat(window30(on(days, "2026-02-01").getWindows()).getGrossCollectionRate()).isNull();
      assertThat(window30(on(days, "2026-02-03").getWindows()).getCashCents()).isEqualTo(4_500);
      assertThat(window30(on(days, "2026-02-04").getWindows()).getCashCents()).isZero();
    }
  }

  private static PortfolioKpisDaily on(Map<LocalDate, PortfolioKpisDaily> days, String day) {
    return days.get(LocalDate.parse(day));
  }

  private static AgingBuckets aging(Map<LocalDate, PortfolioKpisDaily> days, String day) {
    return on(days, day).getInsurer().getAging();
  }

  @Test
  void aPortfolioSaysNothingTwiceAndSpeaksOnTheDaysOnWhichAWindowLosesSomething() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.replay("2027-12-31")) {
      portfolio.change(NORTH, "2026-01-05", sums(Measure.CASH, "2026-01-05", 4_500));
      portfolio.endOfEach("2026-01-05", "2027-03-31");

      // The first day after 30, 90 and 365 days.
      assertThat(portfolio.takeTold())
          .extracting(told -> told.getAsOf().toString())
          .containsExactly("2026-01-05", "2026-02-04", "2026-04-05", "2027-01-05");
      assertThat(portfolio.takeDaily()).hasSize(daysFrom("2026-01-05", "2027-03-31").size());
    }
  }

  @Test
  void aReplayEndsItsDaysWithTheLastOfItsHistory() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.replay("2026-02-10")) {
      portfolio.change(NORTH, "2026-02-05", openClaim("2026-02-05", 9_000));
      portfolio.endOfInput();

      List<Daily> daily = portfolio.takeDaily();

      assertThat(daysOf(daily)).isEqualTo(daysFrom("2026-02-05", "2026-02-10"));
      assertThat(daily.get(0).figures().getUpdatedAt())
          .isEqualTo(Instant.parse("2026-02-05T23:59:59.999Z"));
    }
  }

  @Test
  void liveTheEndOfAllInputEndsNoDay() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.watermark("2026-02-05", "08:00");
      portfolio.change(NORTH, "2026-02-05", openClaim("2026-02-05", 9_000));
      portfolio.endOfInput();
      portfolio.letItTell();

      assertThat(portfolio.takeDaily()).isEmpty();
      assertThat(portfolio.takeTold()).isEmpty();
    }
  }

  @Test
  void liveManyChangesAreToldAsOneRecord() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.watermark("2026-02-05", "08:00");
      for (int i = 0; i < 100; i++) {
        portfolio.change(NORTH, "2026-02-05", openClaim("2026-02-05", 100));
      }
      assertThat(portfolio.takeTold()).isEmpty();

      portfolio.letItTell();

      assertThat(portfolio.takeTold())
          .singleElement()
          .satisfies(told -> assertThat(told.getInsurer().getReceivableCents()).isEqualTo(10_000));
      portfolio.letItTell();
      assertThat(portfolio.takeTold()).isEmpty();
    }
  }

  @Test
  void aChangeAndItsCounterpartAreNotTold() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.watermark("2026-02-05", "08:00");
      portfolio.change(NORTH, "2026-02-05", openClaim("2026-02-05", 100));
      portfolio.letItTell();
      portfolio.takeTold();

      portfolio.change(NORTH, "2026-02-05", sums(Measure.CASH, "2026-02-05", 700));
      portfolio.change(NORTH, "2026-02-05", sums(Measure.CASH, "2026-02-05", -700));
      portfolio.letItTell();

      assertThat(portfolio.takeTold()).isEmpty();
    }
  }

  @Test
  void aChangeFromAFasterSubtaskWaitsUntilItsDayHasBegunHere() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.watermark("2026-02-05", "23:00");
      portfolio.change(NORTH, "2026-02-05", openClaim("2026-02-05", 9_000));
      portfolio.change(NORTH, "2026-02-06", sums(Measure.CASH, "2026-02-06", 700));
      portfolio.letItTell();

      assertThat(portfolio.takeTold())
          .singleElement()
          .satisfies(
              told -> {
                assertThat(told.getAsOf()).isEqualTo("2026-02-05");
                assertThat(window30(told.getWindows()).getCashCents()).isZero();
              });

      portfolio.endOf("2026-02-05");
      assertThat(portfolio.takeDaily())
          .singleElement()
          .satisfies(
              day -> assertThat(window30(day.figures().getWindows()).getCashCents()).isZero());
      portfolio.watermark("2026-02-06", "00:00");
      portfolio.letItTell();

      assertThat(portfolio.takeTold())
          .singleElement()
          .satisfies(
              told -> {
                assertThat(told.getAsOf()).isEqualTo("2026-02-06");
                assertThat(window30(told.getWindows()).getCashCents()).isEqualTo(700);
              });
    }
  }

  @Test
  void aPortfolioWhoseFirstChangeWaitsIsNotToldWithZeros() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.change(NORTH, "2026-02-06", openClaim("2026-02-06", 9_000));
      portfolio.letItTell();
      portfolio.watermark("2026-02-05", "23:00");
      portfolio.letItTell();
      portfolio.endOf("2026-02-05");
      portfolio.letItTell();
      assertThat(portfolio.takeTold()).isEmpty();
      assertThat(portfolio.takeDaily()).isEmpty();

      portfolio.watermark("2026-02-06", "00:00");
      portfolio.letItTell();

      assertThat(portfolio.takeTold())
          .singleElement()
          .satisfies(told -> assertThat(told.getAccountCount()).isEqualTo(1));
      portfolio.endOf("2026-02-06");
      assertThat(daysOf(portfolio.takeDaily())).isEqualTo(daysFrom("2026-02-06", "2026-02-06"));
    }
  }

  @Test
  void aLateEventShowsFromThenOnAndRestatesNoClosedDay() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.watermark("2026-02-05", "08:00");
      portfolio.change(NORTH, "2026-02-05", openClaim("2026-02-05", 9_000));
      portfolio.endOfEach("2026-02-05", "2026-02-07");
      portfolio.letItTell();
      assertThat(portfolio.takeDaily()).hasSize(3);
      portfolio.takeTold();

      // On the 8th cash of the 5th becomes known, once of an account that already is at the 8th and
      // once of one whose subtask said so as of the 7th.
      portfolio.watermark("2026-02-08", "10:00");
      portfolio.change(NORTH, "2026-02-08", sums(Measure.CASH, "2026-02-05", 700));
      portfolio.change(NORTH, "2026-02-07", sums(Measure.CASH, "2026-02-05", 50));
      portfolio.letItTell();
      assertThat(portfolio.takeTold())
          .singleElement()
          .satisfies(told -> assertThat(told.getAsOf()).isEqualTo("2026-02-08"))
          .satisfies(told -> assertThat(window30(told.getWindows()).getCashCents()).isEqualTo(750));
      portfolio.endOf("2026-02-08");

      List<Daily> daily = portfolio.takeDaily();
      assertThat(daysOf(daily)).isEqualTo(daysFrom("2026-02-08", "2026-02-08"));
      assertThat(window30(daily.get(0).figures().getWindows()).getCashCents()).isEqualTo(750);
    }
  }

  @Test
  void whenManyDaysEndAtOnceEachHasItsRecordAndTheLatestIsToldOnce() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.watermark("2026-02-05", "08:00");
      portfolio.change(NORTH, "2026-02-05", openClaim("2026-02-05", 9_000));
      portfolio.letItTell();
      portfolio.takeTold();

      portfolio.change(NORTH, "2026-02-07", sums(Measure.CASH, "2026-02-07", 700));
      portfolio.watermark("2026-02-10", "09:00");
      portfolio.letItTell();

      List<Daily> daily = portfolio.takeDaily();
      assertThat(daysOf(daily)).isEqualTo(daysFrom("2026-02-05", "2026-02-09"));
      assertThat(daily)
          .extracting(day -> day.figures().getInsurer().getOldestDays())
          .containsExactly(0, 1, 2, 3, 4);
      assertThat(daily)
          .extracting(day -> window30(day.figures().getWindows()).getCashCents())
          .containsExactly(0L, 0L, 700L, 700L, 700L);
      assertThat(portfolio.takeTold())
          .singleElement()
          .satisfies(told -> assertThat(told.getAsOf()).isEqualTo("2026-02-10"));
    }
  }

  @Test
  void windowedSumsAreKeptThreeYearsAndWhatIsOpenAsLongAsItIs() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.replay("2031-12-31")) {
      String first = "2026-01-01";
      LocalDate day = LocalDate.parse(first);
      LocalDate last = day.plusDays(PortfolioFunction.KEPT_DAYS + 20);
      for (; !day.isAfter(last); day = day.plusDays(1)) {
        CellSums cash = sums(Measure.CASH, day.toString(), 1);
        if (day.equals(LocalDate.parse(first))) {
          cash.addAll(openClaim(first, 9_000));
        }
        portfolio.change(NORTH, day.toString(), cash);
        portfolio.endOf(day.toString());
      }

      Map<Integer, Integer> kept = portfolio.keptCells(NORTH);

      int keptFrom = epochDay(last.toString()) - PortfolioFunction.KEPT_DAYS;
      // Of the first day what is open, and what has no day; the others all lie within three years.
      assertThat(kept).containsEntry(epochDay(first), 2).containsEntry(Cell.NO_DAY, 1);
      assertThat(kept.keySet().stream().filter(d -> d != Cell.NO_DAY && d != epochDay(first)))
          .allMatch(d -> d >= keptFrom)
          .hasSize(PortfolioFunction.KEPT_DAYS + 1);

      // A late change of what was let go is passed over; what is open still follows.
      CellSums paid = sums(Measure.INSURER_RECEIVABLE, first, -9_000);
      paid.add(cell(Measure.INSURER_OPEN, first), -1);
      paid.add(cell(Measure.CHARGES, first), -9_000);
      String next = last.plusDays(1).toString();
      portfolio.change(NORTH, next, paid);
      portfolio.endOf(next);
      assertThat(portfolio.keptCells(NORTH)).doesNotContainKey(epochDay(first));
    }
  }

  @Test
  void afterARestoreTheDayGoesOnAndNoRecordComesTwice() throws Exception {
    OperatorSubtaskState snapshot;
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.watermark("2026-02-05", "08:00");
      portfolio.change(NORTH, "2026-02-05", openClaim("2026-02-05", 9_000));
      portfolio.endOf("2026-02-05");
      portfolio.watermark("2026-02-06", "08:00");
      portfolio.letItTell();
      assertThat(portfolio.takeTold()).hasSize(1);
      portfolio.change(NORTH, "2026-02-06", sums(Measure.CASH, "2026-02-06", 700));
      portfolio.change(NORTH, "2026-02-07", sums(Measure.CASH, "2026-02-07", 50));
      snapshot = portfolio.snapshot();
    }
    try (PortfolioHarness portfolio = PortfolioHarness.liveAfter(snapshot)) {
      // Before any watermark nobody knows the day; the first one is older than what was said.
      portfolio.letItTell();
      assertThat(portfolio.takeTold()).isEmpty();
      portfolio.watermark("2026-02-05", "20:00");
      portfolio.letItTell();
      assertThat(portfolio.takeTold())
          .singleElement()
          .satisfies(told -> assertThat(told.getAsOf()).isEqualTo("2026-02-06"))
          .satisfies(told -> assertThat(window30(told.getWindows()).getCashCents()).isEqualTo(700));
      portfolio.endOf("2026-02-07");

      List<Daily> daily = portfolio.takeDaily();
      assertThat(daysOf(daily)).isEqualTo(daysFrom("2026-02-06", "2026-02-07"));
      assertThat(daily)
          .extracting(day -> window30(day.figures().getWindows()).getCashCents())
          .containsExactly(700L, 750L);
    }
  }

  @Test
  void aDayThatWasToldIsNotFollowedByAnEarlierOneEvenBeforeTheFirstDayEnds() throws Exception {
    OperatorSubtaskState snapshot;
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.watermark("2026-02-06", "00:10");
      portfolio.change(NORTH, "2026-02-06", openClaim("2026-02-06", 9_000));
      portfolio.letItTell();
      assertThat(portfolio.takeTold()).hasSize(1);
      snapshot = portfolio.snapshot();
    }
    try (PortfolioHarness portfolio = PortfolioHarness.liveAfter(snapshot)) {
      portfolio.watermark("2026-02-05", "23:50");
      portfolio.change(NORTH, "2026-02-06", openClaim("2026-02-06", 1_000));
      portfolio.letItTell();

      assertThat(portfolio.takeTold())
          .singleElement()
          .satisfies(told -> assertThat(told.getAsOf()).isEqualTo("2026-02-06"))
          .satisfies(told -> assertThat(told.getAccountCount()).isEqualTo(2));
      portfolio.endOf("2026-02-06");
      assertThat(daysOf(portfolio.takeDaily())).isEqualTo(daysFrom("2026-02-06", "2026-02-06"));
    }
  }

  @Test
  void aDayOfPracticesInTwoZonesIsOverWhenItIsOverInBoth() throws Exception {
    // In Honolulu a day ends ten hours later than in UTC.
    Map<String, ZoneId> zones = Map.of("island", ZoneId.of("Pacific/Honolulu"));
    try (PortfolioHarness portfolio = PortfolioHarness.live(zones)) {
      PortfolioKey island = PortfolioKey.ofPractice("island");
      portfolio.watermark("2026-02-05", "12:00");
      for (PortfolioKey key : List.of(PortfolioKey.ALL, NORTH, island)) {
        portfolio.change(key, "2026-02-05", openClaim("2026-02-05", 9_000));
      }
      portfolio.endOf("2026-02-05");
      assertThat(portfolio.takeDaily())
          .extracting(Daily::key)
          .containsExactly("PRACTICE:north@2026-02-05");

      // The practice in UTC is at the 6th already; all together are not.
      portfolio.change(PortfolioKey.ALL, "2026-02-06", sums(Measure.CASH, "2026-02-06", 700));
      portfolio.watermark("2026-02-06", "09:59:59.998");
      assertThat(portfolio.takeDaily()).isEmpty();
      portfolio.letItTell();
      assertThat(portfolio.takeTold())
          .filteredOn(told -> told.getPracticeId() == null)
          .singleElement()
          .satisfies(told -> assertThat(told.getAsOf()).isEqualTo("2026-02-05"))
          .satisfies(told -> assertThat(window30(told.getWindows()).getCashCents()).isZero());

      portfolio.watermark("2026-02-06", "09:59:59.999");
      List<Daily> daily = portfolio.takeDaily();
      assertThat(daily)
          .extracting(Daily::key)
          .containsExactlyInAnyOrder("ALL@2026-02-05", "PRACTICE:island@2026-02-05");
      assertThat(daily)
          .allSatisfy(
              day -> assertThat(window30(day.figures().getWindows()).getCashCents()).isZero());
    }
  }

  @Test
  void aDayThatAZoneLeftOutEndsNoChainOfDays() throws Exception {
    // Samoa crossed the date line and had no 30 December 2011.
    Map<String, ZoneId> zones = Map.of("apia", ZoneId.of("Pacific/Apia"));
    try (PortfolioHarness portfolio = PortfolioHarness.replay("2012-01-02", zones, null)) {
      portfolio.change(
          PortfolioKey.ofPractice("apia"), "2011-12-28", openClaim("2011-12-28", 9_000));
      portfolio.endOfInput();

      assertThat(daysOf(portfolio.takeDaily()))
          .extracting(LocalDate::toString)
          .containsExactly("2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01", "2012-01-02");
    }
  }

  @Test
  void portfoliosDoNotMix() throws Exception {
    try (PortfolioHarness portfolio = PortfolioHarness.live()) {
      portfolio.watermark("2026-02-05", "08:00");
      Map<String, Long> receivables = new HashMap<>();
      List<PortfolioKey> keys =
          List.of(
              PortfolioKey.ALL,
              NORTH,
              PortfolioKey.ofPayer("north"),
              PortfolioKey.of("north", "acme"),
              PortfolioKey.of("north", "SELF_PAY"));
      for (int i = 0; i < keys.size(); i++) {
        portfolio.change(keys.get(i), "2026-02-05", openClaim("2026-02-05", 100 + i));
      }
      portfolio.letItTell();

      for (PortfolioKpis told : portfolio.takeTold()) {
        receivables.put(
            told.getDimension() + ":" + told.getPracticeId() + ":" + told.getPayerId(),
            told.getInsurer().getReceivableCents());
      }
      assertThat(receivables)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "ALL:null:null", 100L,
                  "PRACTICE:north:null", 101L,
                  "PAYER:null:north", 102L,
                  "PRACTICE_PAYER:north:acme", 103L,
                  "PRACTICE_PAYER:north:SELF_PAY", 104L));
    }
  }
}
