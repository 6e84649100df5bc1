package org.duebook.models.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GainTest {
  private static final Cases CASES =
      new Cases(
          new boolean[] {true, false, true, false},
          new long[] {300, 1000, 100, 50},
          new int[] {0, 1, 2, 3});

  @Test
  void theShareIsOfLateMoneyInTheFirstPartByCount() {
    Gain gain = new Gain(new double[] {4, 3, 2, 1}, CASES);
    assertThat(gain.share(0)).isZero();
    assertThat(gain.share(0.25)).isEqualTo(0.75);
    assertThat(gain.share(0.5)).isEqualTo(0.75);
    assertThat(gain.share(0.75)).isEqualTo(1);
    assertThat(gain.share(1)).isEqualTo(1);
  }

  @Test
  void aPartOfACaseCountsInProportion() {
    assertThat(new Gain(new double[] {4, 3, 2, 1}, CASES).share(0.125)).isEqualTo(0.375);
  }

  @Test
  void anOrderThatSaysNothingFindsWhatChanceFinds() {
    Gain gain = new Gain(new double[4], CASES);
    assertThat(gain.share(0.1)).isCloseTo(0.1, within(1e-12));
    assertThat(gain.share(0.3)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void withNothingLateThereIsNoShare() {
    assertThat(new Gain(new double[1], Cases.of(new boolean[1])).share(0.5)).isNaN();
  }

  @Test
  void sharesComeWithIntervals() {
    Estimate[] shares = new Gain(new double[] {4, 3, 2, 1}, CASES).shares(0.25, 0.5);
    assertThat(shares[0].value()).isEqualTo(0.75);
    assertThat(shares[0].low()).isLessThanOrEqualTo(0.75);
    assertThat(shares[0].high()).isGreaterThanOrEqualTo(0.75);
    assertThat(shares).hasSize(2);
  }

  @Test
  void casesNeedOneOfEach() {
    assertThatThrownBy(() -> new Cases(new boolean[2], new long[1], new int[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 outcomes, 1 amounts");
  }
}
