package org.duebook.models.scoring;

import java.time.LocalDate;
import java.util.Map;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;

/** Small models made by hand, whose scores can be reckoned on paper. */
final class Models {
  static final FeatureContract CONTRACT = FeatureContract.current();
  static final int OPEN = CONTRACT.indexOf("open-dollars");
  static final int LATE_FRACTION = CONTRACT.indexOf("past-late-fraction");
  static final int PAYER_RATE = CONTRACT.indexOf(FeatureContract.PAYER_LATE_RATE);

  private Models() {}

  /**
   * Log-odds -1 + 2 × (ln(1 + open) − 3) / 1.5 + 0.5 × (late fraction − 0.2) / 0.4 + payer part.
   */
  static LateModel linear() {
    return model(
        new LinearScorer(
            CONTRACT.size(),
            PAYER_RATE,
            new int[] {OPEN, LATE_FRACTION, PAYER_RATE},
            new boolean[] {true, false, false},
            new double[] {3, 0.2, 0.25},
            new double[] {1.5, 0.4, 0.1},
            new double[] {2, 0.5, 0.3},
            -1),
        new PlattCalibration(1.25, -0.5));
  }

  /**
   * Two trees: late fraction below 0.5 → −1, else 0.5 or, with 100 dollars open, 2; payer ±0.25.
   */
  static LateModel trees() {
    return model(
        new TreeScorer(
            CONTRACT.size(),
            PAYER_RATE,
            -0.5,
            new int[] {0, 5},
            new int[] {LATE_FRACTION, -1, OPEN, -1, -1, PAYER_RATE, -1, -1},
            new float[] {0.5f, 0, 100, 0, 0, 0.4f, 0, 0},
            new int[] {1, 0, 3, 0, 0, 6, 0, 0},
            new float[] {-0.4f, -1, 1, 0.5f, 2, 0.05f, -0.25f, 0.25f}),
        new IsotonicCalibration(new double[] {-2, 0, 2}, new double[] {0.1, 0.4, 0.9}));
  }

  static LateModel model(Scorer scorer, Calibration calibration) {
    return model(scorer, calibration, CONTRACT);
  }

  static LateModel model(Scorer scorer, Calibration calibration, FeatureContract contract) {
    double[][] columns = new double[contract.size()][];
    for (int feature = 0; feature < columns.length; feature++) {
      columns[feature] = new double[] {0, feature, 2 * feature, 3 * feature};
    }
    return new LateModel(
        new ModelFacts(
            "patient-" + scorer.kind().text() + "-2026-03-01-1a2b3c4d",
            Party.PATIENT,
            90,
            LocalDate.of(2026, 3, 1),
            contract.version(),
            contract.hash(),
            1000,
            true,
            "0".repeat(64)),
        contract,
        scorer,
        calibration,
        new PayerTable(Map.of("SLOW", 0.6, "QUICK", 0.1), 0.25),
        StabilityBins.of(columns));
  }

  static double[] share(double openDollars, double lateFraction) {
    double[] features = new double[CONTRACT.size()];
    features[OPEN] = openDollars;
    features[LATE_FRACTION] = lateFraction;
    features[PAYER_RATE] = Double.NaN;
    return features;
  }
}
