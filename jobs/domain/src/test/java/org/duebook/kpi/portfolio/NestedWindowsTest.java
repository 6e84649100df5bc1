package org.duebook.kpi.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duebook.ledger.WriteOffFact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows are added up together, and each says what it says alone. */
class NestedWindowsTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
  private static final int TODAY = Math.toIntExact(AS_OF.toEpochDay());

  private record Entry(Cell cell, long value) {}

  private static Cell anyCell(Random random) {
    Measure[] measures = Measure.values();
    Measure measure = measures[random.nextInt(measures.length)];
    // Days at which a window of 1, 30, 90 or 365 days begins or ends, moved back or not, the ones
    // beside them and some ahead.
    int[] edges = {0, 1, 30, 60, 90, 120, 150, 180, 210, 365, 395, 425, 455, 485};
    int age = edges[random.nextInt(edges.length)] + random.nextInt(5) - 2;
    int day = random.nextInt(30) == 0 ? Cell.NO_DAY : TODAY - age;
    return switch (measure) {
      case PATIENT_SETTLED, INSURER_SETTLED, FIRST_REMITTANCE ->
          new Cell(measure, day, random.nextInt(random.nextInt(4) == 0 ? 1_500 : 60));
      case SHARES, SHARE_CENTS ->
          new Cell(measure, day, random.nextInt(SettlementBand.values().length));
      case WRITTEN_OFF ->
          new Cell(measure, day, random.nextInt(WriteOffFact.Reason.values().length));
      default -> new Cell(measure, day, 0);
    };
  }

  private static List<Entry> anyEntries(Random random) {
    List<Entry> entries = new ArrayList<>();
    for (int i = random.nextInt(150); i > 0; i--) {
      entries.add(new Entry(anyCell(random), 1 + random.nextInt(1_000)));
    }
    return entries;
  }

  private static CellSums sumsOf(List<Entry> entries) {
    CellSums sums = new CellSums();
    entries.forEach(entry -> sums.add(entry.cell(), entry.value()));
    return sums;
  }

  @Property(tries = 500)
  void aWindowSaysBesideOthersInAnyOrderWhatItSaysAlone(@ForAll long seed) {
    Random random = new Random(seed);
    List<CellSums> sums = List.of(sumsOf(anyEntries(random)));
    List<Integer> windows = new ArrayList<>(List.of(1, 30, 30, 90, 365));
    Collections.shuffle(windows, random);

    PortfolioFigures together = PortfolioFigures.of(sums, AS_OF, windows);
    for (int i = 0; i < windows.size(); i++) {
      PortfolioFigures alone = PortfolioFigures.of(sums, AS_OF, List.of(windows.get(i)));
      assertThat(together.windows().get(i)).isEqualTo(alone.windows().get(0));
      assertThat(together.daysInAr()).isEqualTo(alone.daysInAr());
    }
  }

  @Property(tries = 500)
  void inWhichPartsTheSumsComeDoesNotMatter(@ForAll long seed) {
    Random random = new Random(seed);
    List<Entry> entries = anyEntries(random);
    List<Integer> windows = List.of(1, 30, 90, 365);
    Map<Integer, List<Entry>> byDay = new TreeMap<>();
    entries.forEach(
        entry ->
            byDay.computeIfAbsent(entry.cell().epochDay(), day -> new ArrayList<>()).add(entry));
    List<CellSums> days = byDay.values().stream().map(NestedWindowsTest::sumsOf).toList();
    List<CellSums> shuffled = new ArrayList<>();
    entries.forEach(entry -> shuffled.add(sumsOf(List.of(entry))));
    Collections.shuffle(shuffled, random);

    PortfolioFigures atOnce = PortfolioFigures.of(List.of(sumsOf(entries)), AS_OF, windows);
    assertThat(PortfolioFigures.of(days, AS_OF, windows)).isEqualTo(atOnce);
    assertThat(PortfolioFigures.of(shuffled, AS_OF, windows)).isEqualTo(atOnce);
  }

  @ParameterizedTest
  @CsvSource({
    "-1,    0,   0",
    "0,   100, 100",
    "29,  100, 100",
    "30,    0, 100",
    "364,   0, 100",
    "365,   0,   0",
  })
  void aDayIsInTheWindowsThatReachBackToItAndADayAheadInNone(int age, long of30, long of365) {
    // The day before comes first, so that the day at hand leaves its stretch or stays in it.
    List<CellSums> days =
        List.of(
            sumsOf(List.of(new Entry(new Cell(Measure.CHARGES, TODAY - age - 1, 0), 1))),
            sumsOf(List.of(new Entry(new Cell(Measure.CASH, TODAY - age, 0), 100))));

    PortfolioFigures figures = PortfolioFigures.of(days, AS_OF, List.of(30, 365));
    assertThat(figures.windows()).extracting(WindowFigures::cashCents).containsExactly(of30, of365);
  }

  @ParameterizedTest
  @CsvSource({
    "29,  false, false, false, false",
    "30,  true,  false, false, false",
    "59,  true,  false, false, false",
    "60,  false, true,  false, false",
    "89,  false, true,  false, false",
    "90,  false, false, true,  false",
    "120, false, false, false, true",
    "149, false, false, false, true",
    "150, false, false, false, false",
  })
  void aShareIsLookedAtByTheBandWhoseWindowHasItsDay(
      int age, boolean of30, boolean of60, boolean of90, boolean of120) {
    // The day before has no share: what it says is passed on when the windows of a band change.
    List<CellSums> days =
        List.of(
            sumsOf(List.of(new Entry(new Cell(Measure.CASH, TODAY - age - 1, 0), 1))),
            sumsOf(List.of(new Entry(new Cell(Measure.SHARES, TODAY - age, 0), 1))),
            sumsOf(List.of(new Entry(new Cell(Measure.CASH, TODAY - age + 1, 0), 1))));

    List<WindowFigures.PaidWithin> paidWithin =
        PortfolioFigures.of(days, AS_OF, List.of(30)).windows().get(0).paidWithin();
    assertThat(paidWithin)
        .extracting(paid -> paid.share() != null)
        .containsExactly(of30, of60, of90, of120);
  }
}
