package org.duebook.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.DaysToPay;
import org.duebook.schemas.PartyBalance;
import org.duebook.schemas.PortfolioDimension;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioWindow;
import org.junit.jupiter.api.Test;

/** What is drawn of a portfolio's figures. */
final class KeyFiguresTest {
  private static PortfolioKpis portfolio(String practiceId, long cents) {
    AgingBuckets aging = new AgingBuckets(cents, 0L, 0L, 0L, 0L);
    return PortfolioKpis.newBuilder()
        .setDimension(practiceId == null ? PortfolioDimension.ALL : PortfolioDimension.PRACTICE)
        .setPracticeId(practiceId)
        .setAsOf(LocalDate.parse("2026-02-05"))
        .setUpdatedAt(Instant.EPOCH)
        .setInsurer(new PartyBalance(cents, 0L, 1L, 3, aging))
        .setPatient(new PartyBalance(0L, 0L, 0L, null, new AgingBuckets(0L, 0L, 0L, 0L, 0L)))
        .setUnappliedCents(0)
        .setAccountCount(1_234)
        .setWindows(List.of())
        .build();
  }

  private static PortfolioWindow window(int days) {
    return PortfolioWindow.newBuilder()
        .setDays(days)
        .setChargesCents(0)
        .setCashCents(0)
        .setWriteOffs(List.of())
        .setRecoveriesCents(0)
        .setUnderpaidCents(0)
        .setPaidWithin(List.of())
        .build();
  }

  @Test
  void theFiguresOfNinetyDaysAreShown() {
    PortfolioWindow ninety = window(90);
    ninety.setGrossCollectionRate(1.2497);
    ninety.setNetCollectionRate(0.98836);
    ninety.setPatientDaysToPay(new DaysToPay(3, 20.5, 25, 88));
    PortfolioKpis all = portfolio(null, 100);
    all.setDaysInAr(45.0956);
    all.setAgedOver90Share(0.2006);
    all.setWindows(List.of(window(30), ninety, window(365)));

    assertThat(KeyFigures.lines(all))
        .containsExactly(
            "days in AR 45.1   over 90 days 20.1 %   accounts 1,234",
            "in 90 days: gross collection 125.0 %   net collection 98.8 %"
                + "   patients pay in 25 days (median)");
  }

  @Test
  void whereThereIsNoFigureThereIsADash() {
    PortfolioKpis all = portfolio(null, 100);
    all.setWindows(List.of(window(90)));

    assertThat(KeyFigures.lines(all))
        .containsExactly(
            "days in AR -   over 90 days -   accounts 1,234",
            "in 90 days: gross collection -   net collection -   patients pay in -");
  }

  @Test
  void withoutAWindowOfNinetyDaysTheLongestIsShown() {
    PortfolioKpis all = portfolio(null, 100);
    all.setWindows(List.of(window(30), window(60)));

    assertThat(KeyFigures.lines(all).get(1)).startsWith("in 60 days:");
  }

  @Test
  void practicesAreATableInTheOrderGiven() {
    PortfolioKpis north = portfolio("north", 1_234_567);
    north.setDaysInAr(9.04);
    PortfolioKpis longNamed = portfolio("a-practice-with-a-name-that-is-long", 5);

    assertThat(KeyFigures.practices(List.of(north, longNamed)))
        .containsExactly(
            "practice                       receivable   days in AR",
            "north                           12,345.67          9.0",
            "a-practice-with-a-name-…             0.05            -");
    assertThat(KeyFigures.practices(List.of())).isEmpty();
  }
}
