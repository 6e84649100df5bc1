package org.duebook.analytics.latepayment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.models.measure.Estimate;
import org.duebook.models.measure.Quality;
import org.duebook.models.scoring.LateModel;
import org.duebook.schemas.CalibrationBand;
import org.duebook.schemas.FeatureStability;
import org.duebook.schemas.ModelQuality;
import org.duebook.schemas.Party;

/** Makes the records of {@code model-quality}. */
final class ModelQualityRecord {
  /** Fewer outcomes than this leave bins empty by chance, which an index takes for a new world. */
  private static final int FEWEST_TO_TELL = 100;

  private ModelQualityRecord() {}

  /**
   * The record of a week.
   *
   * @param examples all of one model in one role; at least one
   * @param model that model
   * @param weekEndsOn the last day of the week
   */
  static ModelQuality of(
      List<ScoredExample> examples,
      LateModel model,
      LocalDate weekEndsOn,
      double driftLimit,
      LocalDate asOf,
      Instant updatedAt) {
    double[] probabilities = new double[examples.size()];
    boolean[] late = new boolean[examples.size()];
    for (int i = 0; i < late.length; i++) {
      probabilities[i] = examples.get(i).probability();
      late[i] = examples.get(i).late();
    }
    Quality quality = Quality.withoutIntervals(probabilities, late);
    ScoredExample any = examples.get(0);
    ModelQuality record = new ModelQuality();
    record.setModelId(any.modelId());
    record.setParty(Party.valueOf(any.party().name()));
    record.setRole(any.role());
    record.setWeekEndsOn(weekEndsOn);
    record.setAsOf(asOf);
    record.setUpdatedAt(updatedAt);
    record.setCount((long) quality.count());
    record.setLateCount((long) quality.lateCount());
    record.setBaseRate(quality.baseRate());
    record.setMeanProbability(quality.meanProbability());
    record.setAuc(known(quality.areaUnderCurve()));
    record.setLogLoss(known(quality.logLoss()));
    record.setBrier(known(quality.brier()));
    record.setExpectedCalibrationError(known(quality.calibrationError()));
    record.setCalibration(
        quality.calibration().stream()
            .map(
                band ->
                    new CalibrationBand(
                        band.from(),
                        band.to(),
                        (long) band.count(),
                        band.meanProbability(),
                        band.lateShare()))
            .toList());
    List<FeatureStability> stability = stability(examples, model);
    double largest = stability.stream().mapToDouble(FeatureStability::getIndex).max().orElse(0);
    record.setStability(stability);
    record.setLargestIndex(largest);
    record.setDrifted(
        examples.size() >= FEWEST_TO_TELL
            && stability.stream()
                .anyMatch(
                    it -> it.getIndex() > driftLimit + chance(it.getFeature(), examples, model)));
    return record;
  }

  /**
   * What an index comes to where nothing has changed, twice over: few examples spread by chance.
   */
  private static double chance(String feature, List<ScoredExample> examples, LateModel model) {
    int bins = model.training().bins(model.contract().indexOf(feature));
    return 2.0 * (bins - 1) / examples.size();
  }

  private static Double known(Estimate estimate) {
    return Double.isNaN(estimate.value()) ? null : (Double) estimate.value();
  }

  private static List<FeatureStability> stability(List<ScoredExample> examples, LateModel model) {
    int features = model.contract().size();
    long[][] counts = new long[features][];
    for (int feature = 0; feature < features; feature++) {
      counts[feature] = new long[model.training().bins(feature)];
    }
    for (ScoredExample example : examples) {
      for (int feature = 0; feature < features; feature++) {
        counts[feature][example.bins()[feature]]++;
      }
    }
    List<FeatureStability> stability = new ArrayList<>();
    for (int feature = 0; feature < features; feature++) {
      stability.add(
          new FeatureStability(
              model.contract().features().get(feature).name(),
              model.training().index(feature, counts[feature]),
              (long) examples.size()));
    }
    return stability;
  }
}
