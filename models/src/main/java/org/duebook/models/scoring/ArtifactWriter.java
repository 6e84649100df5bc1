package org.duebook.models.scoring;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.duebook.models.contract.Feature;
import org.duebook.models.contract.Sha256;

/** Writes an artifact; {@link ArtifactFormat} says how it is laid out. */
final class ArtifactWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private ArtifactWriter() {}

  static byte[] write(LateModel model) {
    try {
      return new ArtifactWriter().artifact(model);
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array does not fail", e);
    }
  }

  private byte[] artifact(LateModel model) throws IOException {
    out.write(ArtifactFormat.MARK);
    out.writeInt(ArtifactFormat.VERSION);
    facts(model.facts());
    out.writeInt(model.contract().size());
    for (Feature feature : model.contract().features()) {
      out.writeUTF(feature.name());
    }
    out.writeUTF(model.scorer().kind().text());
    switch (model.scorer().kind()) {
      case LINEAR -> linear((LinearScorer) model.scorer());
      case TREES -> trees((TreeScorer) model.scorer());
    }
    calibration(model.calibration());
    payers(model.payers());
    bins(model.training());
    out.flush();
    bytes.write(Sha256.digest().digest(bytes.toByteArray()));
    return bytes.toByteArray();
  }

  private void facts(ModelFacts facts) throws IOException {
    out.writeUTF(ArtifactFormat.LABEL);
    out.writeUTF(facts.modelId());
    out.writeUTF(facts.party().name());
    out.writeInt(facts.horizonDays());
    out.writeLong(facts.knownUntil().toEpochDay());
    out.writeInt(facts.contractVersion());
    out.writeUTF(facts.contractHash());
    out.writeLong(facts.trainingCount());
    out.writeBoolean(facts.simulated());
    out.writeUTF(facts.tribuoSha256());
  }

  private void linear(LinearScorer scorer) throws IOException {
    out.writeDouble(scorer.bias);
    out.writeInt(scorer.inputs.length);
    for (int i = 0; i < scorer.inputs.length; i++) {
      out.writeInt(scorer.inputs[i]);
      out.writeBoolean(scorer.logarithms[i]);
      out.writeDouble(scorer.means[i]);
      out.writeDouble(scorer.deviations[i]);
      out.writeDouble(scorer.weights[i]);
    }
  }

  private void trees(TreeScorer scorer) throws IOException {
    out.writeDouble(scorer.bias);
    out.writeInt(scorer.roots.length);
    for (int root : scorer.roots) {
      out.writeInt(root);
    }
    out.writeInt(scorer.features.length);
    for (int node = 0; node < scorer.features.length; node++) {
      out.writeInt(scorer.features[node]);
      out.writeFloat(scorer.thresholds[node]);
      out.writeInt(scorer.leftChildren[node]);
      out.writeFloat(scorer.values[node]);
    }
  }

  private void calibration(Calibration calibration) throws IOException {
    if (calibration instanceof PlattCalibration platt) {
      out.writeUTF(ArtifactFormat.PLATT);
      out.writeDouble(platt.slope());
      out.writeDouble(platt.intercept());
    } else if (calibration instanceof IsotonicCalibration isotonic) {
      out.writeUTF(ArtifactFormat.ISOTONIC);
      numbers(isotonic.logOdds);
      numbers(isotonic.probabilities);
    }
  }

  private void payers(PayerTable payers) throws IOException {
    out.writeDouble(payers.baseRate());
    out.writeInt(payers.rates().size());
    for (Map.Entry<String, Double> entry : payers.rates().entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeDouble(entry.getValue());
    }
  }

  private void bins(StabilityBins bins) throws IOException {
    out.writeInt(bins.features());
    for (int feature = 0; feature < bins.features(); feature++) {
      numbers(bins.edges[feature]);
      numbers(bins.shares[feature]);
    }
  }

  private void numbers(double[] values) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }
}
