package org.duebook.models.training;

import com.google.protobuf.Any;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostOutputConverter;
import org.tribuo.common.xgboost.protos.XGBoostOutputConverterProto;

/**
 * Tells Tribuo that a booster of {@code binary:logistic} answers with one number, the probability
 * of late. Public, and named in Tribuo's files: they load only where this class is.
 */
public final class LateConverter implements XGBoostOutputConverter<Label> {
  private static final long serialVersionUID = 1L;

  /** Made by training, and by Tribuo when it loads a file. */
  public LateConverter() {}

  /**
   * Called by Tribuo, by this name.
   *
   * @throws IllegalArgumentException if the file is of a later version
   */
  public static LateConverter deserializeFromProto(int version, String className, Any message) {
    if (version != 0) {
      throw new IllegalArgumentException("late converter: version " + version + " (expected: 0)");
    }
    return new LateConverter();
  }

  @Override
  public boolean generatesProbabilities() {
    return true;
  }

  @Override
  public Prediction<Label> convertOutput(
      ImmutableOutputInfo<Label> info,
      List<float[]> probabilities,
      int numValidFeatures,
      Example<Label> example) {
    return prediction(probabilities.get(0)[0], numValidFeatures, example);
  }

  @Override
  public List<Prediction<Label>> convertBatchOutput(
      ImmutableOutputInfo<Label> info,
      List<float[][]> probabilities,
      int[] numValidFeatures,
      Example<Label>[] examples) {
    float[][] rows = probabilities.get(0);
    List<Prediction<Label>> predictions = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      predictions.add(prediction(rows[i][0], numValidFeatures[i], examples[i]));
    }
    return predictions;
  }

  private static Prediction<Label> prediction(
      float probability, int numValidFeatures, Example<Label> example) {
    Label late = new Label(Labels.LATE, probability);
    Label onTime = new Label(Labels.ON_TIME, 1 - probability);
    Map<String, Label> scores = new LinkedHashMap<>();
    scores.put(Labels.ON_TIME, onTime);
    scores.put(Labels.LATE, late);
    return new Prediction<>(
        probability > 0.5f ? late : onTime, scores, numValidFeatures, example, true);
  }

  @Override
  public XGBoostOutputConverterProto serialize() {
    return XGBoostOutputConverterProto.newBuilder()
        .setVersion(0)
        .setClassName(LateConverter.class.getName())
        .build();
  }

  @Override
  public Class<Label> getTypeWitness() {
    return Label.class;
  }
}
