package org.duebook.local.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RankingReportTest {
  private static final int MORE_THAN_THE_WORK = 1_000;

  /** One item of a drawn history; paid on a day, or never if that day is beyond all horizons. */
  private record Item(
      int from, int days, int paidOn, long openCents, long priorityCents, double recover) {}

  @Provide
  Arbitrary<List<Item>> histories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 30),
            Arbitraries.integers().between(1, 40),
            Arbitraries.integers().between(40, 400),
            Arbitraries.longs().between(1, 100_000),
            Arbitraries.longs().between(1, 100_000),
            Arbitraries.doubles().between(0, 1).ofScale(2))
        .as(Item::new)
        .list()
        .ofMaxSize(25);
  }

  private static Team team(List<Item> history) {
    WorkSketch sketch = new WorkSketch();
    for (Item item : history) {
      sketch.paidOn(
          "item",
          item.paidOn(),
          item.from(),
          item.from() + item.days(),
          item.openCents(),
          item.priorityCents(),
          item.recover());
    }
    return sketch.team(35, 7);
  }

  @Property(tries = 300)
  void noOrderBeatsThePerfectOne(
      @ForAll("histories") List<Item> history, @ForAll @IntRange(min = 1, max = 4) int actions) {
    RankingReport report = RankingReport.of(team(history), actions);
    for (RankingReport.Line line : report.lines()) {
      assertThat(line.result().broughtCents())
          .as(line.order())
          .isLessThanOrEqualTo(report.perfect().result().broughtCents());
      for (int i = 0; i < RankingReport.PARTS.size(); i++) {
        assertThat(line.parts().get(i).broughtCents())
            .as("%s, %d %%", line.order(), RankingReport.PARTS.get(i))
            .isLessThanOrEqualTo(report.perfect().parts().get(i).broughtCents());
      }
    }
  }

  @Property(tries = 200)
  void whereEverythingIsDoneTheOrderDoesNotMatter(@ForAll("histories") List<Item> history) {
    RankingReport report = RankingReport.of(team(history), MORE_THAN_THE_WORK);
    assertThat(report.lines())
        .allSatisfy(line -> assertThat(line.result()).isEqualTo(report.everything()));
  }

  /**
   * One action a day. The large item stands for both days, the other one for the first only: who
   * takes what brings most on the day loses the other one, largest first does not.
   */
  @Test
  void thePerfectOrderIsNotBeatenWhereItPaysToWait() {
    Team team =
        new WorkSketch()
            .neverPaid("stays", 0, 2, 10_000, 2, 0.6)
            .neverPaid("goes", 0, 1, 11_000, 1, 0.5)
            .team(2, 14);
    assertThat(team.work(PerfectOrder.MOST_FIRST, day -> 1).broughtCents()).isEqualTo(6_000);
    RankingReport report = RankingReport.of(team, 1);
    assertThat(report.perfect().result().broughtCents()).isEqualTo(11_500);
  }

  @Test
  void partsAreOfTheActionsOfATeamWithoutLimits() {
    WorkSketch sketch = new WorkSketch();
    for (int i = 0; i < 20; i++) {
      sketch.neverPaid("item " + i, 0, 10, 1_000L * (i + 1), i + 1, 1);
    }
    RankingReport report = RankingReport.of(sketch.team(10, 14), 1);
    assertThat(report.everything().actions()).isEqualTo(20);
    assertThat(report.lines().get(0).parts())
        .extracting(Team.Result::actions)
        .containsExactly(2L, 4L, 6L);
    assertThat(report.lines().get(0).parts())
        .extracting(Team.Result::broughtCents)
        .containsExactly(39_000L, 74_000L, 105_000L);
  }

  @Test
  void nothingToDoBringsNothing() {
    RankingReport report = RankingReport.of(new WorkSketch().team(5, 14), 3);
    assertThat(report.workPerMorning()).isZero();
    assertThat(report.perfect().result()).isEqualTo(new Team.Result(0, 0, 0));
    assertThat(RankingTables.brought(report, "USD").rows())
        .allSatisfy(row -> assertThat(row).endsWith("-"));
  }
}
