package org.duebook.models.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class QualityTest {
  @Test
  void theAreaCountsPairsInTheRightOrderAndTiesHalf() {
    boolean[] late = {true, false, true, false};
    assertThat(AreaUnderCurve.of(new double[] {0.9, 0.1, 0.8, 0.2}, late)).isEqualTo(1);
    assertThat(AreaUnderCurve.of(new double[] {0.1, 0.9, 0.2, 0.8}, late)).isZero();
    assertThat(AreaUnderCurve.of(new double[] {0.5, 0.5, 0.5, 0.5}, late)).isEqualTo(0.5);
    assertThat(AreaUnderCurve.of(new double[] {0.9, 0.1, 0.1, 0.2}, late)).isEqualTo(0.625);
  }

  @Test
  void oneClassOnlyHasNoArea() {
    assertThat(AreaUnderCurve.of(new double[] {0.1, 0.2}, new boolean[] {true, true})).isNaN();
    assertThat(AreaUnderCurve.of(new double[] {0.1, 0.2}, new boolean[2])).isNaN();
  }

  @Property(tries = 50)
  void theAreaIsTheShareOfPairsWon(@ForAll @IntRange(max = 100_000) int seed) {
    Random random = new Random(seed);
    int count = 2 + random.nextInt(40);
    double[] scores = new double[count];
    boolean[] late = new boolean[count];
    for (int i = 0; i < count; i++) {
      scores[i] = random.nextInt(10) / 10.0;
      late[i] = random.nextBoolean();
    }
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        if (late[i] && !late[j]) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    double area = AreaUnderCurve.of(scores, late);
    if (pairs == 0) {
      assertThat(area).isNaN();
    } else {
      assertThat(area).isCloseTo(won / pairs, within(1e-12));
    }
  }

  @Test
  void lossesAreThoseOfTheTextbook() {
    Quality quality =
        Quality.withoutIntervals(new double[] {0.8, 0.4}, new boolean[] {true, false});
    assertThat(quality.logLoss().value())
        .isCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, within(1e-12));
    assertThat(quality.brier().value()).isCloseTo((0.04 + 0.16) / 2, within(1e-12));
    assertThat(quality.meanProbability()).isCloseTo(0.6, within(1e-12));
    assertThat(quality.baseRate()).isEqualTo(0.5);
    assertThat(quality.calibrationError().value()).isCloseTo(0.3, within(1e-12));
    assertThat(quality.logLoss().hasInterval()).isFalse();
  }

  @Test
  void aSureAndWrongProbabilityCostsMuchButNotEverything() {
    assertThat(Quality.withoutIntervals(new double[] {1}, new boolean[] {false}).logLoss().value())
        .isCloseTo(-Math.log(1e-15), within(1e-9));
  }

  @Test
  void noCasesHaveNoFigures() {
    Quality quality = Quality.of(new double[0], Cases.of(new boolean[0]));
    assertThat(quality.count()).isZero();
    assertThat(quality.baseRate()).isNaN();
    assertThat(quality.areaUnderCurve().value()).isNaN();
    assertThat(quality.logLoss().value()).isNaN();
    assertThat(quality.calibration()).isEmpty();
  }

  @Test
  void aProbabilityThatIsNoNumberIsRefused() {
    assertThatThrownBy(
            () -> Quality.withoutIntervals(new double[] {Double.NaN}, new boolean[] {true}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Quality.withoutIntervals(new double[2], new boolean[] {true}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 (expected: 1)");
  }

  @Test
  void bandsHoldATenthEachLowestFirst() {
    double[] probabilities = new double[100];
    boolean[] late = new boolean[100];
    for (int i = 0; i < 100; i++) {
      probabilities[i] = i / 100.0;
      late[i] = i % 10 < i / 10;
    }
    List<CalibrationBand> bands = CalibrationBands.of(probabilities, late);
    assertThat(bands).hasSize(10).extracting(CalibrationBand::count).containsOnly(10);
    assertThat(bands.get(0).from()).isZero();
    assertThat(bands.get(9).to()).isEqualTo(0.99);
    assertThat(bands.get(3).lateShare()).isEqualTo(0.3);
    assertThat(bands.get(3).meanProbability()).isCloseTo(0.345, within(1e-12));
  }

  @Test
  void equalProbabilitiesAreOneBand() {
    double[] probabilities = new double[40];
    Arrays.fill(probabilities, 0.25);
    boolean[] late = new boolean[40];
    Arrays.fill(late, 0, 10, true);
    assertThat(CalibrationBands.of(probabilities, late))
        .containsExactly(new CalibrationBand(0.25, 0.25, 40, 0.25, 0.25));
  }

  @Property(tries = 30)
  void everyCaseIsInOneBand(@ForAll @IntRange(max = 100_000) int seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(60);
    double[] probabilities = random.doubles(count).map(p -> Math.rint(p * 8) / 8).toArray();
    List<CalibrationBand> bands = CalibrationBands.of(probabilities, new boolean[count]);
    assertThat(bands.stream().mapToInt(CalibrationBand::count).sum()).isEqualTo(count);
    assertThat(bands).hasSizeLessThanOrEqualTo(10);
    for (int i = 1; i < bands.size(); i++) {
      assertThat(bands.get(i).from()).isGreaterThan(bands.get(i - 1).to());
    }
  }

  @Test
  void intervalsHoldTheFigureAndAreTheSameEachTime() {
    Random random = new Random(7);
    int count = 2000;
    double[] probabilities = random.doubles(count).toArray();
    boolean[] late = new boolean[count];
    for (int i = 0; i < count; i++) {
      late[i] = random.nextDouble() < probabilities[i];
    }
    Quality quality = Quality.of(probabilities, Cases.of(late));
    for (Estimate estimate :
        List.of(
            quality.areaUnderCurve(),
            quality.logLoss(),
            quality.brier(),
            quality.calibrationError())) {
      assertThat(estimate.low()).isLessThan(estimate.value());
      assertThat(estimate.high()).isGreaterThan(estimate.value());
    }
    // For a known truth: the area is 5/6, and 2,000 cases tell it to about ± 0.018.
    Estimate area = quality.areaUnderCurve();
    assertThat(area.high() - area.low()).isBetween(0.025, 0.05);
    assertThat(5.0 / 6).isBetween(area.low(), area.high());
    assertThat(quality.calibrationError().value()).isLessThan(0.04);
    assertThat(Quality.of(probabilities, Cases.of(late))).isEqualTo(quality);
  }

  @Test
  void manyCasesOfOneAccountSayLessThanAsManyAccounts() {
    Random random = new Random(8);
    int count = 2000;
    double[] probabilities = new double[count];
    boolean[] late = new boolean[count];
    int[] accounts = new int[count];
    long[] openCents = new long[count];
    for (int i = 0; i < count; i++) {
      boolean first = i % 20 == 0;
      probabilities[i] = first ? random.nextDouble() : probabilities[i - 1];
      late[i] = first ? random.nextDouble() < probabilities[i] : late[i - 1];
      accounts[i] = i / 20;
      openCents[i] = 100;
    }
    Estimate together = Quality.of(probabilities, new Cases(late, openCents, accounts)).logLoss();
    Estimate apart = Quality.of(probabilities, Cases.of(late)).logLoss();
    assertThat(together.high() - together.low()).isGreaterThan(3 * (apart.high() - apart.low()));
  }
}
