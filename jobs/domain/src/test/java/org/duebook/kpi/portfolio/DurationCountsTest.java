package org.duebook.kpi.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.duebook.kpi.Durations;
import org.junit.jupiter.api.Test;

class DurationCountsTest {
  private final DurationCounts counts = new DurationCounts();

  @Test
  void nothingCountedHasNoFigures() {
    assertThat(counts.durations()).isNull();
  }

  @Test
  void whatWasTakenOffAgainHasNoFigures() {
    counts.add(12, 1);
    counts.add(12, -1);
    assertThat(counts.durations()).isNull();
  }

  @Test
  void daysThatNobodyTookAnyMoreAreNoPercentile() {
    counts.add(1, 1);
    counts.add(5, 2);
    counts.add(90, 1);
    counts.add(1, -1);
    counts.add(90, -1);
    assertThat(counts.durations()).isEqualTo(new Durations(2, 5.0, 5, 5));
  }

  @Test
  void ofTenTheFifthAndTheNinthAreThePercentiles() {
    for (int days = 10; days >= 1; days--) {
      counts.add(days, 1);
    }
    assertThat(counts.durations()).isEqualTo(new Durations(10, 5.5, 5, 9));
    counts.add(11, 1);
    assertThat(counts.durations()).isEqualTo(new Durations(11, 6.0, 6, 10));
  }

  @Property(tries = 500)
  void countsHaveTheFiguresOfTheSingleCases(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 30) Integer> days) {
    DurationCounts drawn = new DurationCounts();
    days.forEach(day -> drawn.add(day, 1));
    assertThat(drawn.durations())
        .isEqualTo(Durations.of(days.stream().mapToInt(Integer::intValue).toArray()));
  }
}
