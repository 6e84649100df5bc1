package org.duebook.local.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeamTest {
  private static final int REST_DAYS = 14;

  private static long brought(WorkSketch sketch, Team.Choice order, int days, int actionsPerDay) {
    return sketch.team(days, REST_DAYS).work(order, day -> actionsPerDay).broughtCents();
  }

  @Test
  void anActionBringsItsChanceOfWhatIsNeverPaid() {
    WorkSketch sketch = new WorkSketch().neverPaid("a", 0, 5, 10_000, 1, 0.35);
    assertThat(sketch.team(1, REST_DAYS).work(WorkOrder.PRIORITY, day -> 1))
        .isEqualTo(new Team.Result(1, 100, 3_500));
  }

  /** The horizon is 90 days: money of day 90 came in time, and no action brought it. */
  @ParameterizedTest
  @CsvSource({"89, 0", "90, 0", "91, 5000"})
  void moneyThatComesWithinTheHorizonCountsForNobody(int paidOnDay, long broughtCents) {
    WorkSketch sketch = new WorkSketch().paidOn("a", paidOnDay, 0, 5, 10_000, 1, 0.5);
    assertThat(brought(sketch, WorkOrder.PRIORITY, 1, 1)).isEqualTo(broughtCents);
  }

  @Test
  void eachOrderTakesItsOwnFirst() {
    WorkSketch sketch =
        new WorkSketch()
            // The highest priority, the largest balance, the oldest and likeliest late.
            .neverPaid("urgent", 0, 1, 20_000, 900, 0.5)
            .neverPaid("large", 0, 1, 90_000, 800, 0.1)
            .neverPaid("old", 0, 1, 1_000, 1, 0.5);
    assertThat(brought(sketch, WorkOrder.PRIORITY, 1, 1)).isEqualTo(10_000);
    assertThat(brought(sketch, WorkOrder.LARGEST_FIRST, 1, 1)).isEqualTo(9_000);
    assertThat(brought(sketch, WorkOrder.OLDEST_FIRST, 1, 1)).isEqualTo(500);
    assertThat(brought(sketch, WorkOrder.LATE_FIRST, 1, 1)).isEqualTo(500);
    assertThat(brought(sketch, PerfectOrder.MOST_FIRST, 1, 1)).isEqualTo(10_000);
  }

  @Test
  void aPerfectOrderPassesOverWhatIsPaidAnyway() {
    WorkSketch sketch =
        new WorkSketch()
            .paidOn("pays anyway", 20, 0, 1, 90_000, 900, 0.5)
            .neverPaid("never pays", 0, 1, 10_000, 100, 0.5);
    assertThat(brought(sketch, WorkOrder.PRIORITY, 1, 1)).isZero();
    assertThat(brought(sketch, PerfectOrder.MOST_FIRST, 1, 1)).isEqualTo(5_000);
  }

  /** Acted on Monday; a rest of 14 days ends on Monday two weeks later. */
  @ParameterizedTest
  @CsvSource({"14, 1", "15, 2"})
  void whatIsActedOnRests(int days, long actions) {
    WorkSketch sketch = new WorkSketch().neverPaid("a", 0, 60, 10_000, 1, 0.5);
    assertThat(sketch.team(days, REST_DAYS).work(WorkOrder.PRIORITY, day -> 5).actions())
        .isEqualTo(actions);
  }

  @Test
  void theSameMoneyIsNotBroughtTwice() {
    WorkSketch sketch = new WorkSketch().neverPaid("a", 0, 60, 10_000, 1, 0.5);
    // Half of it, then half of what is left.
    assertThat(brought(sketch, WorkOrder.PRIORITY, 15, 5)).isEqualTo(7_500);
  }

  @Test
  void whatStandsNoMoreIsNotDone() {
    WorkSketch sketch =
        new WorkSketch()
            .neverPaid("first", 0, 60, 10_000, 9, 0.5)
            .neverPaid("gone on Tuesday", 0, 1, 8_000, 1, 0.5);
    assertThat(sketch.team(5, REST_DAYS).work(WorkOrder.PRIORITY, day -> 1))
        .isEqualTo(new Team.Result(1, 100, 5_000));
  }

  @Test
  void nobodyWorksOnTheWeekend() {
    List<LocalDate> days = Team.businessDays(WorkSketch.MONDAY, WorkSketch.MONDAY.plusDays(13));
    assertThat(days).hasSize(10);
    assertThat(days)
        .extracting(LocalDate::getDayOfWeek)
        .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  }

  @Test
  void whatComesUpOnTheWeekendWaitsForMonday() {
    WorkSketch sketch =
        new WorkSketch()
            .neverPaid("from Saturday", 5, 60, 10_000, 1, 0.5)
            .neverPaid("only the weekend", 5, 7, 10_000, 1, 0.5);
    assertThat(sketch.team(8, REST_DAYS).work(WorkOrder.PRIORITY, day -> 5).actions()).isEqualTo(1);
    assertThat(sketch.team(7, REST_DAYS).work(WorkOrder.PRIORITY, day -> 5).actions()).isZero();
  }
}
