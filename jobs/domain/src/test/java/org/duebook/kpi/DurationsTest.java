package org.duebook.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Percentiles are nearest-rank: the smallest value that so many in a hundred do not exceed. */
class DurationsTest {
  @Test
  void nothingHasNoFigures() {
    assertThat(Durations.of(new int[0])).isNull();
  }

  @Test
  void oneIsItsOwnMedian() {
    assertThat(Durations.of(new int[] {7})).isEqualTo(new Durations(1, 7.0, 7, 7));
  }

  @Test
  void ofTwoTheSmallerIsTheMedian() {
    assertThat(Durations.of(new int[] {8, 3})).isEqualTo(new Durations(2, 5.5, 3, 8));
  }

  @Test
  void ofTenTheFifthAndTheNinthCount() {
    assertThat(Durations.of(oneTo(10))).isEqualTo(new Durations(10, 5.5, 5, 9));
  }

  @Test
  void ofElevenTheSixthAndTheTenthCount() {
    assertThat(Durations.of(oneTo(11))).isEqualTo(new Durations(11, 6.0, 6, 10));
  }

  private static int[] oneTo(int last) {
    // Downwards: the figures may not rest on a sorted sample.
    return IntStream.iterate(last, it -> it >= 1, it -> it - 1).toArray();
  }

  @Test
  void theSampleIsLeftAsItIs() {
    int[] sample = {3, 1, 2};
    Durations.of(sample);
    assertThat(sample).containsExactly(3, 1, 2);
  }

  @Property
  void halfAndNineInTenTookNoLonger(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 20) Integer> sample) {
    int[] days = sample.stream().mapToInt(Integer::intValue).toArray();
    Durations durations = Durations.of(days);

    assertNearestRank(days, durations.median(), 50);
    assertNearestRank(days, durations.p90(), 90);
    assertThat(durations.count()).isEqualTo(days.length);
    assertThat(durations.mean() * days.length).isCloseTo(Arrays.stream(days).sum(), within(1e-6));
  }

  private static void assertNearestRank(int[] days, int value, int percent) {
    assertThat(days).contains(value);
    long notAbove = Arrays.stream(days).filter(it -> it <= value).count();
    long below = Arrays.stream(days).filter(it -> it < value).count();
    assertThat(notAbove * 100).isGreaterThanOrEqualTo((long) percent * days.length);
    assertThat(below * 100).isLessThan((long) percent * days.length);
  }
}
