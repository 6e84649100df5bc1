package org.duebook.models.training;

import java.io.ByteArrayInputStream;
import java.util.stream.IntStream;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.evaluation.Example;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.LinearScorer;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

/** Asks Tribuo itself, from its own file. */
final class TribuoModels {
  private TribuoModels() {}

  static Model<Label> read(byte[] file) throws Exception {
    Model<?> model = Model.deserializeFromStream(new ByteArrayInputStream(file));
    return model.castModel(Label.class);
  }

  /** The probability of late that Tribuo predicts. */
  static double late(Model<Label> tribuo, LateModel model, Example example) {
    FeatureContract contract = model.contract();
    int[] inputs =
        IntStream.range(0, contract.size())
            .filter(i -> tribuo.getFeatureIDMap().getID(contract.features().get(i).name()) >= 0)
            .toArray();
    String[] names = new String[inputs.length];
    double[] values = new double[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      names[i] = contract.features().get(inputs[i]).name();
      values[i] = model.value(example.features(), inputs[i], example.payerId());
    }
    if (model.scorer() instanceof LinearScorer linear) {
      for (int i = 0; i < inputs.length; i++) {
        values[i] = linear.standardisedValue(inputs[i], values[i]);
      }
    }
    return tribuo
        .predict(new ArrayExample<>(Labels.of(true), names, values))
        .getOutputScores()
        .get(Labels.LATE)
        .getScore();
  }
}
