package org.duebook.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.duebook.local.terminal.PartyTotals;
import org.duebook.schemas.PortfolioKpis;
import org.junit.jupiter.api.Test;

/** What the demo shows at one moment. */
final class DemoScreenTest {
  private static List<String> lines(PortfolioKpis all, List<PortfolioKpis> practices) {
    PartyTotals insurers = new PartyTotals(40_000, 0, 4, new long[] {20_000, 0, 0, 0, 20_000});
    BookView.Totals totals =
        new BookView.Totals(
            LocalDate.parse("2026-02-05"),
            1_000,
            3,
            insurers,
            PartyTotals.NONE,
            -250,
            all,
            practices,
            7,
            2,
            List.of());
    return DemoScreen.lines(
        new DemoScreen.Frame(Duration.ofSeconds(75), "loading", 12_345, 500, 20, totals));
  }

  @Test
  void theFiguresOfAllClaimsAndOfTheLargestPracticesAreShown() {
    PortfolioKpis all = Portfolios.all("2026-02-05", 60_000);
    all.setDaysInAr(45.1);
    PortfolioKpis north = Portfolios.practice("north", 50_000);
    north.setDaysInAr(30.0);

    assertThat(lines(all, List.of(north, Portfolios.practice("south", 10_000))))
        .containsSequence(
            "days in AR 45.1   over 90 days -   accounts 1",
            "",
            "practice                       receivable   days in AR",
            "north                              500.00         30.0",
            "south                              100.00            -",
            "",
            "exceptions 7   rejected 2");
  }

  @Test
  void beforeTheFirstFiguresOfPortfoliosThereIsNoPlaceForThem() {
    assertThat(lines(null, List.of()))
        .noneMatch(line -> line.contains("days in AR"))
        .contains("Duebook  business day 2026-02-05  loading  1:15");
  }

  @Test
  void aBarIsAsLongForEveryReceivableAndSaysWhatIsOld() {
    assertThat(lines(null, List.of()))
        .contains("insurers   " + "░".repeat(25) + "|" + "█".repeat(25) + "  50 % over 90 days")
        .contains("patients   nothing open");
  }

  @Test
  void theSameFiguresGiveTheSameLines() {
    assertThat(lines(null, List.of())).isEqualTo(lines(null, List.of()));
  }
}
