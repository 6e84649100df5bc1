package org.duebook.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duebook.local.terminal.PartyTotals;
import org.duebook.schemas.FollowUpKind;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.Worklist;
import org.duebook.schemas.WorklistItem;
import org.junit.jupiter.api.Test;

/** What the demo shows at one moment. */
final class DemoScreenTest {
  private static List<String> lines(PortfolioKpis all, List<PortfolioKpis> practices) {
    return lines(all, practices, Map.of(), null);
  }

  private static List<String> lines(
      PortfolioKpis all,
      List<PortfolioKpis> practices,
      Map<String, Long> modelsOfFollowUps,
      Worklist worklist) {
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
            modelsOfFollowUps,
            worklist,
            7,
            2,
            List.of());
    return DemoScreen.lines(
        new DemoScreen.Frame(Duration.ofSeconds(75), "loading", 12_345, 500, 20, totals));
  }

  @Test
  void theTopOfTheLongestWorklistAndTheModelsBehindFollowUpsAreShown() {
    Worklist worklist = new Worklist();
    worklist.setPracticeId("north");
    worklist.setOpenCount(1_234);
    List<WorklistItem> items = new ArrayList<>();
    for (int rank = 1; rank <= 7; rank++) {
      WorklistItem item = new WorklistItem();
      item.setRank(rank);
      item.setKey("north:" + rank);
      item.setKind(FollowUpKind.PAYER);
      item.setAction("SUBMIT_APPEAL");
      item.setPriorityCents(100_000 - rank);
      item.setDeadlineOn(rank == 1 ? LocalDate.parse("2026-02-09") : null);
      items.add(item);
    }
    worklist.setItems(items);

    assertThat(lines(null, List.of(), Map.of("patient-trees", 56L), worklist))
        .containsSequence(
            "to do in north: 1,234                        priority  deadline",
            "  1  PAYER    SUBMIT_APPEAL                    999.99  2026-02-09",
            "  2  PAYER    SUBMIT_APPEAL                    999.98  ")
        .contains("patient follow-ups by model: patient-trees 56")
        .noneMatch(line -> line.startsWith("  6"));
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
