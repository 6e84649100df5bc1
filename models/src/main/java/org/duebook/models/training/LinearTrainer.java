package org.duebook.models.training;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import de.bwaldvogel.liblinear.Model;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duebook.models.contract.Direction;
import org.duebook.models.contract.Feature;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.scoring.LinearScorer;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Logistic regression (LibLinear through Tribuo) over standardised features.
 *
 * <p>Where the trade knows that more of a feature never lowers the risk and the weight says it
 * does, the feature is left out and the model trained anew, until no such weight is left: LibLinear
 * knows no signs, and a reason that reads "lower risk, since more promises were broken" helps
 * nobody.
 */
final class LinearTrainer {
  private static final double TERMINATION = 1e-3;
  private static final int MOST_ITERATIONS = 1000;

  private final FeatureContract contract;
  private final Matrix training;
  private final long seed;
  private final LocalDate knownUntil;

  LinearTrainer(FeatureContract contract, Matrix training, long seed, LocalDate knownUntil) {
    this.contract = contract;
    this.training = training;
    this.seed = seed;
    this.knownUntil = knownUntil;
  }

  /**
   * Trains one.
   *
   * @param inputs features to read; each varies in the training data
   * @param cost LibLinear's C: the smaller, the nearer the weights are to 0
   */
  Candidate train(int[] inputs, double cost) {
    List<String> wrongSign = new ArrayList<>();
    int[] kept = inputs;
    while (true) {
      Standardised data = new Standardised(contract, training, kept);
      LibLinearModel<Label> model = fit(data, cost, Map.of());
      LinearScorer scorer = scorer(data, model);
      List<Integer> right = new ArrayList<>();
      double[] weights = weights(data, model);
      for (int i = 0; i < kept.length; i++) {
        Feature feature = contract.features().get(kept[i]);
        if (feature.direction() == Direction.NEVER_LOWERS_RISK && weights[i] < 0) {
          wrongSign.add(feature.name());
        } else {
          right.add(kept[i]);
        }
      }
      if (right.size() == kept.length) {
        return new Candidate(
            String.format(Locale.ROOT, "logistic regression, cost %s", cost),
            scorer,
            provenance -> fit(data, cost, provenance),
            wrongSign.isEmpty()
                ? ""
                : "left out, as the sign was against what the trade knows: "
                    + String.join(", ", wrongSign));
      }
      kept = right.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private LibLinearModel<Label> fit(
      Standardised data, double cost, Map<String, Provenance> provenance) {
    LabelFactory labels = new LabelFactory();
    MutableDataset<Label> dataset =
        new MutableDataset<>(
            new SimpleDataSourceProvenance(
                "duebook training examples",
                knownUntil.atStartOfDay().atOffset(ZoneOffset.UTC),
                labels),
            labels);
    for (int i = 0; i < training.count(); i++) {
      dataset.add(data.example(training.rows[i], training.late[i]));
    }
    LibLinearClassificationTrainer trainer =
        new LibLinearClassificationTrainer(
            new LinearClassificationType(LinearType.L2R_LR),
            cost,
            MOST_ITERATIONS,
            TERMINATION,
            seed);
    return trainer.train(dataset, provenance);
  }

  private LinearScorer scorer(Standardised data, LibLinearModel<Label> model) {
    double[] weights = weights(data, model);
    double bias = weights[weights.length - 1];
    double[] withoutBias = Arrays.copyOf(weights, weights.length - 1);
    return new LinearScorer(
        contract.size(),
        contract.payerLateRateIndex(),
        data.inputs,
        data.logarithms,
        data.means,
        data.deviations,
        withoutBias,
        bias);
  }

  /** Weights for late in the order of the inputs, the bias last. */
  private double[] weights(Standardised data, LibLinearModel<Label> model) {
    Model inner = model.getInnerModels().get(0);
    double[] all = inner.getFeatureWeights();
    int lateId = model.getOutputIDInfo().getID(Labels.of(true));
    // LibLinear's weights are for the label it met first.
    double sign = inner.getLabels()[0] == lateId ? 1 : -1;
    double[] weights = new double[data.inputs.length + 1];
    for (int i = 0; i < data.inputs.length; i++) {
      weights[i] = sign * all[model.getFeatureIDMap().getID(data.names[i])];
    }
    weights[data.inputs.length] = sign * all[inner.getNrFeature()];
    return weights;
  }

  /** How features are made even before LibLinear sees them. */
  static final class Standardised {
    final int[] inputs;
    final String[] names;
    final boolean[] logarithms;
    final double[] means;
    final double[] deviations;

    Standardised(FeatureContract contract, Matrix training, int[] inputs) {
      this.inputs = inputs;
      this.names = new String[inputs.length];
      this.logarithms = new boolean[inputs.length];
      this.means = new double[inputs.length];
      this.deviations = new double[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        Feature feature = contract.features().get(inputs[i]);
        names[i] = feature.name();
        logarithms[i] = feature.unit().isUnbounded();
        double sum = 0;
        double squares = 0;
        for (double[] row : training.rows) {
          sum += scaled(i, row[inputs[i]]);
        }
        means[i] = sum / training.count();
        for (double[] row : training.rows) {
          double distance = scaled(i, row[inputs[i]]) - means[i];
          squares += distance * distance;
        }
        // A feature that varies only below 0 is constant once scaled; then its weight is 0.
        deviations[i] = squares == 0 ? 1 : Math.sqrt(squares / training.count());
      }
    }

    private double scaled(int i, double value) {
      return logarithms[i] ? Math.log1p(Math.max(0, value)) : value;
    }

    Example<Label> example(double[] row, boolean late) {
      double[] values = new double[inputs.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (scaled(i, row[inputs[i]]) - means[i]) / deviations[i];
      }
      return new ArrayExample<>(Labels.of(late), names, values);
    }
  }
}
