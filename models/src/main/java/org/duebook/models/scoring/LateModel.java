package org.duebook.models.scoring;

import java.util.ArrayList;
import java.util.List;
import org.duebook.models.contract.FeatureContract;

/**
 * A model that tells how likely a share is to be settled late. Safe to share between threads; a
 * probability allocates nothing.
 *
 * <p>Features come in the contract's order. The late rate of the payer is always taken from the
 * model's own table, whatever stands in its place. A value that is not a finite number gives NaN:
 * the caller then falls back on its prior.
 */
public final class LateModel {
  private final ModelFacts facts;
  private final FeatureContract contract;
  private final Scorer scorer;
  private final Calibration calibration;
  private final PayerTable payers;
  private final StabilityBins training;
  private final int payerFeature;

  /**
   * A model of its parts.
   *
   * @throws IllegalArgumentException if the bins are of another number of features
   */
  public LateModel(
      ModelFacts facts,
      FeatureContract contract,
      Scorer scorer,
      Calibration calibration,
      PayerTable payers,
      StabilityBins training) {
    this.facts = facts;
    this.contract = contract;
    this.scorer = scorer;
    this.calibration = calibration;
    this.payers = payers;
    this.training = training;
    this.payerFeature = contract.payerLateRateIndex();
    if (training.features() != contract.size()) {
      throw new IllegalArgumentException(
          "bins: of " + training.features() + " features (expected: " + contract.size() + ")");
    }
  }

  /**
   * Reads an artifact.
   *
   * @param artifact the file as training wrote it
   * @param contract the features that scores will be asked for
   * @throws ModelRefusedException if the file is broken, of another format, or made for another
   *     contract
   */
  public static LateModel read(byte[] artifact, FeatureContract contract)
      throws ModelRefusedException {
    return ArtifactReader.read(artifact, contract);
  }

  /** The artifact: the same model gives the same bytes. */
  public byte[] write() {
    return ArtifactWriter.write(this);
  }

  /**
   * The probability that the share is settled late, calibrated.
   *
   * @param features in the contract's order
   * @param payerId the primary payer, or null
   * @return between 0 and 1; NaN if a feature is not a finite number
   * @throws IllegalArgumentException if there are not as many values as features
   */
  public double probability(double[] features, String payerId) {
    return isComplete(features)
        ? calibration.probability(scorer.logOdds(features, payers.lateRate(payerId)))
        : Double.NaN;
  }

  /** The same before calibration: what Tribuo predicts. */
  public double uncalibrated(double[] features, String payerId) {
    return isComplete(features)
        ? Scorer.probability(scorer.logOdds(features, payers.lateRate(payerId)))
        : Double.NaN;
  }

  /** The raw log-odds, which a calibration is fitted on; NaN as {@link #probability}. */
  public double logOdds(double[] features, String payerId) {
    return isComplete(features) ? scorer.logOdds(features, payers.lateRate(payerId)) : Double.NaN;
  }

  /**
   * What moved the score most, strongest first; features without effect are left out.
   *
   * @param count at most so many
   * @return empty if a feature is not a finite number
   */
  public List<Effect> strongest(double[] features, String payerId, int count) {
    if (!isComplete(features)) {
      return List.of();
    }
    double[] effects = new double[contract.size()];
    scorer.addEffects(features, payers.lateRate(payerId), effects);
    List<Effect> strongest = new ArrayList<>(count);
    for (int rank = 0; rank < count; rank++) {
      int next = -1;
      for (int i = 0; i < effects.length; i++) {
        if (effects[i] != 0 && (next < 0 || Math.abs(effects[i]) > Math.abs(effects[next]))) {
          next = i;
        }
      }
      if (next < 0) {
        break;
      }
      strongest.add(new Effect(contract.features().get(next).name(), effects[next]));
      effects[next] = 0;
    }
    return strongest;
  }

  private boolean isComplete(double[] features) {
    if (features.length != contract.size()) {
      throw new IllegalArgumentException(
          "features: "
              + features.length
              + " values (expected: "
              + contract.size()
              + ", those of contract "
              + contract.label()
              + ")");
    }
    for (int i = 0; i < features.length; i++) {
      if (!Double.isFinite(features[i]) && i != payerFeature) {
        return false;
      }
    }
    return true;
  }

  /** The value of a feature as the model sees it: the payer's late rate from its own table. */
  public double value(double[] features, int feature, String payerId) {
    return feature == payerFeature ? payers.lateRate(payerId) : features[feature];
  }

  /** What the artifact says about itself. */
  public ModelFacts facts() {
    return facts;
  }

  /** The features it reads. */
  public FeatureContract contract() {
    return contract;
  }

  /** The raw model. */
  public Scorer scorer() {
    return scorer;
  }

  /** What turns raw scores into probabilities. */
  public Calibration calibration() {
    return calibration;
  }

  /** Late rates by payer, and the base rate. */
  public PayerTable payers() {
    return payers;
  }

  /** The late part of the training data. */
  public double baseRate() {
    return payers.baseRate();
  }

  /** How the features were spread over the training data. */
  public StabilityBins training() {
    return training;
  }
}
