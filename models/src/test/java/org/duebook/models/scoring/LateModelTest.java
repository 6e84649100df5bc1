package org.duebook.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LateModelTest {
  private static final LateModel LINEAR = Models.linear();
  private static final LateModel TREES = Models.trees();

  @Test
  void aLinearScoreIsBiasPlusWeightsTimesStandardisedValues() {
    double expected = -1 + 2 * (Math.log1p(50) - 3) / 1.5 + 0.5 * (1 - 0.2) / 0.4 + 0.3 * 3.5;
    double[] share = Models.share(50, 1);
    assertThat(LINEAR.logOdds(share, "SLOW")).isCloseTo(expected, within(1e-12));
    assertThat(LINEAR.uncalibrated(share, "SLOW"))
        .isCloseTo(1 / (1 + Math.exp(-expected)), within(1e-12));
    assertThat(LINEAR.probability(share, "SLOW"))
        .isCloseTo(1 / (1 + Math.exp(-(1.25 * expected - 0.5))), within(1e-12));
  }

  @Test
  void aTreeAsksWhetherAValueIsBelowItsThreshold() {
    assertThat(TREES.logOdds(Models.share(0, 0.49), "QUICK")).isEqualTo(-0.5 - 1 - 0.25);
    assertThat(TREES.logOdds(Models.share(99.9, 0.5), "QUICK")).isEqualTo(-0.5 + 0.5 - 0.25);
    assertThat(TREES.logOdds(Models.share(100, 0.5), "QUICK")).isEqualTo(-0.5 + 2 - 0.25);
    assertThat(TREES.logOdds(Models.share(100, 0.5), "SLOW")).isEqualTo(-0.5 + 2 + 0.25);
  }

  @Test
  void anUnknownPayerAndNoPayerHaveTheBaseRate() {
    double[] share = Models.share(50, 0.3);
    assertThat(LINEAR.probability(share, "NEVER SEEN")).isEqualTo(LINEAR.probability(share, null));
    assertThat(LINEAR.probability(share, null))
        .isGreaterThan(LINEAR.probability(share, "QUICK"))
        .isLessThan(LINEAR.probability(share, "SLOW"));
  }

  @Test
  void theLateRateOfThePayerIsTheModelsOwnWhateverTheExampleSays() {
    double[] share = Models.share(50, 0.3);
    double expected = LINEAR.probability(share, "SLOW");
    share[Models.PAYER_RATE] = 0.99;
    assertThat(LINEAR.probability(share, "SLOW")).isEqualTo(expected);
    assertThat(share[Models.PAYER_RATE]).isEqualTo(0.99);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aValueThatIsNoFiniteNumberGivesNoProbabilityAndNoReason(double value) {
    for (LateModel model : List.of(LINEAR, TREES)) {
      for (int feature = 0; feature < Models.CONTRACT.size(); feature++) {
        double[] share = Models.share(50, 0.3);
        share[feature] = value;
        boolean filled = feature == Models.PAYER_RATE;
        assertThat(Double.isNaN(model.probability(share, null))).isEqualTo(!filled);
        assertThat(model.strongest(share, null, 3).isEmpty()).isEqualTo(!filled);
      }
    }
  }

  @Test
  void tooFewFeaturesAreAMistakeOfTheCaller() {
    assertThatThrownBy(() -> LINEAR.probability(new double[3], null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 values (expected: 38");
  }

  @Test
  void reasonsAreTheStrongestFirstWithTheirSign() {
    assertThat(LINEAR.strongest(Models.share(0, 1), "QUICK", 2))
        .extracting(Effect::feature)
        .containsExactly("open-dollars", "past-late-fraction");
    List<Effect> all = LINEAR.strongest(Models.share(0, 1), "QUICK", 9);
    assertThat(all).hasSize(3);
    assertThat(all.get(0).effect()).isCloseTo(-4, within(1e-12));
    assertThat(all.get(1).effect()).isCloseTo(1, within(1e-12));
    assertThat(all.get(2).feature()).isEqualTo("payer-late-rate");
    assertThat(all.get(2).effect()).isCloseTo(-0.45, within(1e-12));
    assertThat(LINEAR.strongest(Models.share(0, 1), "QUICK", 0)).isEmpty();
  }

  @Test
  void aTreesReasonsAreTheStepsOfItsWalks() {
    assertThat(TREES.strongest(Models.share(100, 0.5), "QUICK", 9))
        .containsExactly(
            new Effect("past-late-fraction", 1 - -0.4f),
            new Effect("open-dollars", 1),
            new Effect("payer-late-rate", -0.25f - 0.05f));
  }

  @Property(tries = 200)
  void reasonsSumUpToTheScore(
      @ForAll @DoubleRange(max = 1000) double open, @ForAll @DoubleRange(max = 1) double fraction) {
    double[] share = Models.share(open, fraction);
    double meanOfTrees = -0.5 - 0.4f + 0.05f;
    assertThat(sum(TREES, share)).isCloseTo(TREES.logOdds(share, null) - meanOfTrees, within(1e-6));
    assertThat(sum(LINEAR, share)).isCloseTo(LINEAR.logOdds(share, null) + 1, within(1e-9));
  }

  private static double sum(LateModel model, double[] share) {
    return model.strongest(share, null, 99).stream()
        .flatMapToDouble(effect -> DoubleStream.of(effect.effect()))
        .sum();
  }

  @Property(tries = 200)
  void isotonicCalibrationNeverTurnsTheOrderRound(
      @ForAll @DoubleRange(min = -5, max = 5) double one,
      @ForAll @DoubleRange(min = -5, max = 5) double other) {
    Calibration calibration = TREES.calibration();
    double low = calibration.probability(Math.min(one, other));
    double high = calibration.probability(Math.max(one, other));
    assertThat(low).isLessThanOrEqualTo(high).isBetween(0.1, 0.9);
  }

  @Test
  void betweenPointsAnIsotonicCalibrationRisesEvenly() {
    Calibration calibration = TREES.calibration();
    assertThat(calibration.probability(-2.01)).isEqualTo(0.1);
    assertThat(calibration.probability(-2)).isEqualTo(0.1);
    assertThat(calibration.probability(-1)).isCloseTo(0.25, within(1e-12));
    assertThat(calibration.probability(0)).isEqualTo(0.4);
    assertThat(calibration.probability(2.01)).isEqualTo(0.9);
    assertThat(calibration.probability(Double.NaN)).isNaN();
  }
}
