package org.duebook.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.duebook.models.scoring.Calibration;
import org.duebook.models.scoring.IsotonicCalibration;
import org.duebook.models.scoring.PlattCalibration;
import org.junit.jupiter.api.Test;

final class CalibrationFitTest {
  private static final int COUNT = 20_000;
  private final double[] logOdds = new double[COUNT];
  private final boolean[] late = new boolean[COUNT];

  /** True log-odds are half the raw ones, less one. */
  CalibrationFitTest() {
    Random random = new Random(6);
    for (int i = 0; i < COUNT; i++) {
      logOdds[i] = random.nextGaussian() * 2;
      late[i] = random.nextDouble() < truth(logOdds[i]);
    }
  }

  private static double truth(double raw) {
    return 1 / (1 + Math.exp(-(0.5 * raw - 1)));
  }

  @Test
  void plattFindsTheCurveThatTheOutcomesFollow() {
    PlattCalibration platt = CalibrationFit.platt(logOdds, late);
    assertThat(platt.slope()).isCloseTo(0.5, within(0.03));
    assertThat(platt.intercept()).isCloseTo(-1, within(0.05));
  }

  @Test
  void isotonicComesCloseToAnyRisingCurve() {
    Calibration isotonic = CalibrationFit.isotonic(logOdds, late);
    for (double raw = -3; raw <= 3; raw += 0.5) {
      assertThat(isotonic.probability(raw)).isCloseTo(truth(raw), within(0.06));
    }
  }

  @Test
  void aModelThatPointsTheWrongWayIsFlattenedAndNotTurnedRound() {
    boolean[] opposite = new boolean[COUNT];
    for (int i = 0; i < COUNT; i++) {
      opposite[i] = logOdds[i] < 0;
    }
    assertThat(CalibrationFit.platt(logOdds, opposite).slope()).isEqualTo(0.01);
    Calibration isotonic = CalibrationFit.isotonic(logOdds, opposite);
    assertThat(isotonic.probability(-3)).isCloseTo(isotonic.probability(3), within(1e-9));
  }

  @Test
  void aCleanSeparationGivesNoCertainty() {
    boolean[] separated = new boolean[COUNT];
    for (int i = 0; i < COUNT; i++) {
      separated[i] = logOdds[i] > 0;
    }
    IsotonicCalibration isotonic = CalibrationFit.isotonic(logOdds, separated);
    assertThat(isotonic.probability(8)).isLessThan(1);
    assertThat(isotonic.probability(-8)).isPositive();
    assertThat(CalibrationFit.platt(logOdds, separated).slope()).isFinite();
  }
}
