package org.duebook.local.dashboard.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much the dashboard keeps, and what it lets go of. */
final class LatestByKeyTest {
  private final LatestByKey<String> latest = new LatestByKey<>(2);

  @Test
  void theLatestValueOfAKeyHolds() {
    latest.put("north", "old");
    latest.put("north", "new");

    assertThat(latest.values()).containsExactly("new");
  }

  @Test
  void aTombstoneEndsItsKeyAndCountsAsNothingLetGo() {
    latest.put("north", "value");
    latest.put("north", null);

    assertThat(latest.get("north")).isNull();
    assertThat(latest.kept("keys")).isEqualTo(new Kept("keys", 0, 2, 0));
  }

  @Test
  void atTheBoundNothingIsLetGo() {
    latest.put("a", "1");
    latest.put("b", "2");

    assertThat(latest.kept("keys")).isEqualTo(new Kept("keys", 2, 2, 0));
  }

  @Test
  void aboveTheBoundTheKeyThatHasNotChangedForLongestIsLetGoAndCounted() {
    latest.put("a", "1");
    latest.put("b", "2");
    latest.put("a", "3");
    latest.put("c", "4");

    assertThat(latest.values()).containsExactly("3", "4");
    assertThat(latest.kept("keys")).isEqualTo(new Kept("keys", 2, 2, 1));
  }

  @Test
  void aTrendLosesItsEarliestDayAsAWhole() {
    DailyFigures daily = new DailyFigures(3);
    for (int day = 1; day <= 2; day++) {
      daily.put("ALL", point(day));
      daily.put("PRACTICE:north", point(day));
    }

    assertThat(daily.of("ALL", 30)).extracting(DailyPoint::day).containsExactly(date(2));
    assertThat(daily.kept("points")).isEqualTo(new Kept("points", 2, 3, 2));
  }

  @Test
  void aTrendEndsWithTheLastDayAndIsAsLongAsAskedFor() {
    DailyFigures daily = new DailyFigures(100);
    for (int day = 1; day <= 9; day++) {
      daily.put("ALL", point(day));
    }

    assertThat(daily.of("ALL", 2)).extracting(DailyPoint::day).containsExactly(date(8), date(9));
  }

  private static DailyPoint point(int day) {
    return new DailyPoint(date(day), 1, 1, 0, 0, null, null, List.of());
  }

  private static LocalDate date(int day) {
    return LocalDate.of(2026, 1, day);
  }
}
