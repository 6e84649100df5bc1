package org.duebook.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StabilityBinsTest {
  private static StabilityBins of(double... values) {
    return StabilityBins.of(new double[][] {values});
  }

  @Test
  void aFeatureOfFewValuesHasABinForEach() {
    StabilityBins bins = of(0, 0, 0, 1);
    assertThat(bins.bins(0)).isEqualTo(2);
    assertThat(bins.bin(0, 0)).isZero();
    assertThat(bins.bin(0, 0.99)).isZero();
    assertThat(bins.bin(0, 1)).isEqualTo(1);
    assertThat(bins.trainingShare(0, 0)).isEqualTo(0.75);
  }

  @Test
  void anyOtherFeatureHasTenBinsOfEqualCount() {
    StabilityBins bins = of(IntStream.range(0, 1000).asDoubleStream().toArray());
    assertThat(bins.bins(0)).isEqualTo(10);
    for (int bin = 0; bin < 10; bin++) {
      assertThat(bins.trainingShare(0, bin)).isCloseTo(0.1, within(1e-9));
    }
    assertThat(bins.bin(0, 99.9)).isZero();
    assertThat(bins.bin(0, 100)).isEqualTo(1);
    assertThat(bins.bin(0, -1e9)).isZero();
    assertThat(bins.bin(0, 1e9)).isEqualTo(9);
  }

  @Test
  void theSameSpreadHasIndexZero() {
    assertThat(of(0, 0, 0, 1).index(0, new long[] {300, 100})).isCloseTo(0, within(1e-12));
  }

  @Test
  void theIndexIsTheSumOfDifferencesTimesLogarithms() {
    double expected = (0.5 - 0.75) * Math.log(0.5 / 0.75) + (0.5 - 0.25) * Math.log(0.5 / 0.25);
    assertThat(of(0, 0, 0, 1).index(0, new long[] {7, 7})).isCloseTo(expected, within(1e-12));
  }

  @Test
  void whatNeverVariedDriftsWhenAnotherValueComes() {
    StabilityBins bins = of(0, 0, 0);
    assertThat(bins.bin(0, 0)).isEqualTo(1);
    assertThat(bins.bin(0, -1)).isZero();
    assertThat(bins.bin(0, 1)).isEqualTo(2);
    assertThat(bins.index(0, new long[] {0, 5, 0})).isCloseTo(0, within(1e-12));
    assertThat(bins.index(0, new long[] {0, 50, 50})).isGreaterThan(1);
  }

  @Test
  void nothingCountedHasNoIndex() {
    assertThat(of(0, 1).index(0, new long[2])).isNaN();
    assertThatThrownBy(() -> of(0, 1).index(0, new long[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 (expected: 2");
  }
}
