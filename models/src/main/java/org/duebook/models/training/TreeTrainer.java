package org.duebook.models.training;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.duebook.models.contract.Direction;
import org.duebook.models.contract.FeatureContract;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.common.xgboost.XGBoostExternalModel;

/**
 * Boosted trees with monotone constraints where the trade knows the direction. Trained with XGBoost
 * itself and brought back as a model of Tribuo: Tribuo's own trainer grows two trees a round, and a
 * constraint on each does not hold for the probability of the two.
 *
 * <p>One thread: sums then have one order, and the trees are the same to the bit each time.
 */
final class TreeTrainer {
  /** Hessian weight of a leaf; leaves of fewer shares learn chance. */
  private static final int SMALLEST_LEAF = 10;

  private final FeatureContract contract;
  private final Matrix training;
  private final double baseRate;
  private final long seed;

  TreeTrainer(FeatureContract contract, Matrix training, double baseRate, long seed) {
    this.contract = contract;
    this.training = training;
    this.baseRate = baseRate;
    this.seed = seed;
  }

  /** Trains one on the features named; each varies in the training data. */
  Candidate train(int[] inputs, TreeSettings settings) {
    try {
      float[] values = new float[training.count() * inputs.length];
      float[] labels = new float[training.count()];
      for (int row = 0; row < labels.length; row++) {
        labels[row] = training.late[row] ? 1 : 0;
        for (int i = 0; i < inputs.length; i++) {
          values[row * inputs.length + i] = (float) training.rows[row][inputs[i]];
        }
      }
      DMatrix matrix = new DMatrix(values, labels.length, inputs.length, Float.NaN);
      try {
        matrix.setLabel(labels);
        Booster booster =
            XGBoost.train(
                matrix, parameters(inputs, settings), settings.rounds(), Map.of(), null, null);
        return new Candidate(
            settings.text(),
            TreeDump.scorer(booster, inputs, baseRate, contract),
            provenance -> tribuo(booster, inputs, provenance),
            "");
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost: " + e.getMessage(), e);
    }
  }

  private Map<String, Object> parameters(int[] inputs, TreeSettings settings) {
    StringBuilder directions = new StringBuilder("(");
    for (int i = 0; i < inputs.length; i++) {
      boolean known = contract.features().get(inputs[i]).direction() == Direction.NEVER_LOWERS_RISK;
      directions.append(i == 0 ? "" : ",").append(known ? 1 : 0);
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", "binary:logistic");
    parameters.put("tree_method", "hist");
    parameters.put("eta", settings.rate());
    parameters.put("max_depth", settings.depth());
    parameters.put("min_child_weight", SMALLEST_LEAF);
    parameters.put("monotone_constraints", directions.append(')').toString());
    // Otherwise XGBoost estimates it by itself, and says nowhere in the dump what it took.
    parameters.put("base_score", Float.toString((float) baseRate));
    parameters.put("nthread", 1);
    parameters.put("seed", seed);
    parameters.put("verbosity", 0);
    return parameters;
  }

  private Model<Label> tribuo(Booster booster, int[] inputs, Map<String, Provenance> provenance) {
    Map<String, Integer> features = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      features.put(contract.features().get(inputs[i]).name(), i);
    }
    Map<Label, Integer> labels = new LinkedHashMap<>();
    labels.put(Labels.of(false), 0);
    labels.put(Labels.of(true), 1);
    return XGBoostExternalModel.createXGBoostModel(
        new LabelFactory(), features, labels, new LateConverter(), booster, provenance);
  }
}
