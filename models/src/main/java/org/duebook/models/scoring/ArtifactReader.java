package org.duebook.models.scoring;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.duebook.models.contract.Feature;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;
import org.duebook.models.contract.Sha256;

/**
 * Reads an artifact; {@link ArtifactFormat} says how it is laid out. The checksum is looked at
 * before anything is believed, and every number after it as well: a sound checksum over nonsense is
 * refused too.
 */
final class ArtifactReader {
  private final DataInputStream in;
  private final FeatureContract contract;

  private ArtifactReader(DataInputStream in, FeatureContract contract) {
    this.in = in;
    this.contract = contract;
  }

  static LateModel read(byte[] artifact, FeatureContract contract) throws ModelRefusedException {
    int content = artifact.length - Sha256.LENGTH;
    int head = ArtifactFormat.MARK.length;
    if (content < head
        || !Arrays.equals(artifact, 0, head, ArtifactFormat.MARK, 0, ArtifactFormat.MARK.length)) {
      throw new ModelRefusedException(
          "model: "
              + artifact.length
              + " bytes that are no model (expected: model.duebook, as train"
              + " writes it)");
    }
    MessageDigest digest = Sha256.digest();
    digest.update(artifact, 0, content);
    if (!MessageDigest.isEqual(
        digest.digest(), Arrays.copyOfRange(artifact, content, artifact.length))) {
      throw new ModelRefusedException(
          "model: its checksum is not that of its content (expected: the file as train wrote it;"
              + " copy it anew)");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(artifact, head, content - head))) {
      return new ArtifactReader(in, contract).model();
    } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new ModelRefusedException(
          "model: broken, "
              + (e.getMessage() == null ? "it ends too early" : e.getMessage())
              + " (train it anew)",
          e);
    }
  }

  private LateModel model() throws IOException, ModelRefusedException {
    int version = in.readInt();
    if (version != ArtifactFormat.VERSION) {
      throw new ModelRefusedException(
          "model: format "
              + version
              + " (expected: "
              + ArtifactFormat.VERSION
              + "; train it with this version of Duebook)");
    }
    ModelFacts facts = facts();
    checkFeatures(facts);
    Scorer scorer =
        switch (Kind.of(in.readUTF())) {
          case LINEAR -> linear();
          case TREES -> trees();
        };
    LateModel model = new LateModel(facts, contract, scorer, calibration(), payers(), bins());
    if (in.available() > 0) {
      throw new ModelRefusedException(
          "model: " + in.available() + " bytes after its end (expected: none; train it anew)");
    }
    return model;
  }

  private ModelFacts facts() throws IOException, ModelRefusedException {
    String label = in.readUTF();
    if (!label.equals(ArtifactFormat.LABEL)) {
      throw new ModelRefusedException(
          "model: tells how likely \""
              + label
              + "\" is (expected: \""
              + ArtifactFormat.LABEL
              + "\"; announce a late-payment model)");
    }
    return new ModelFacts(
        in.readUTF(),
        Party.valueOf(in.readUTF()),
        in.readInt(),
        LocalDate.ofEpochDay(in.readLong()),
        in.readInt(),
        in.readUTF(),
        in.readLong(),
        in.readBoolean(),
        in.readUTF());
  }

  private void checkFeatures(ModelFacts facts) throws IOException, ModelRefusedException {
    if (facts.contractVersion() != contract.version()
        || !facts.contractHash().equals(contract.hash())) {
      throw new ModelRefusedException(
          "model "
              + facts.modelId()
              + ": made for feature contract "
              + facts.contractLabel()
              + " (expected: "
              + contract.label()
              + "; train it on examples of that contract)");
    }
    int count = in.readInt();
    if (count != contract.size()) {
      throw new ModelRefusedException(
          "model "
              + facts.modelId()
              + ": reads "
              + count
              + " features (expected: "
              + contract.size()
              + "; train it anew)");
    }
    for (Feature feature : contract.features()) {
      String name = in.readUTF();
      if (!name.equals(feature.name())) {
        throw new ModelRefusedException(
            "model "
                + facts.modelId()
                + ": reads feature "
                + name
                + " (expected: "
                + feature.name()
                + " in its place; train it anew)");
      }
    }
  }

  private LinearScorer linear() throws IOException {
    double bias = in.readDouble();
    int length = length(Integer.BYTES + 1 + 3 * Double.BYTES);
    int[] inputs = new int[length];
    boolean[] logarithms = new boolean[length];
    double[] means = new double[length];
    double[] deviations = new double[length];
    double[] weights = new double[length];
    for (int i = 0; i < length; i++) {
      inputs[i] = in.readInt();
      logarithms[i] = in.readBoolean();
      means[i] = in.readDouble();
      deviations[i] = in.readDouble();
      weights[i] = in.readDouble();
    }
    return new LinearScorer(
        contract.size(),
        contract.payerLateRateIndex(),
        inputs,
        logarithms,
        means,
        deviations,
        weights,
        bias);
  }

  private TreeScorer trees() throws IOException {
    double bias = in.readDouble();
    int[] roots = new int[length(Integer.BYTES)];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = in.readInt();
    }
    int nodes = length(2 * Integer.BYTES + 2 * Float.BYTES);
    int[] features = new int[nodes];
    float[] thresholds = new float[nodes];
    int[] leftChildren = new int[nodes];
    float[] values = new float[nodes];
    for (int node = 0; node < nodes; node++) {
      features[node] = in.readInt();
      thresholds[node] = in.readFloat();
      leftChildren[node] = in.readInt();
      values[node] = in.readFloat();
    }
    return new TreeScorer(
        contract.size(),
        contract.payerLateRateIndex(),
        bias,
        roots,
        features,
        thresholds,
        leftChildren,
        values);
  }

  private Calibration calibration() throws IOException {
    String kind = in.readUTF();
    return switch (kind) {
      case ArtifactFormat.PLATT -> new PlattCalibration(in.readDouble(), in.readDouble());
      case ArtifactFormat.ISOTONIC -> new IsotonicCalibration(numbers(), numbers());
      default ->
          throw new IllegalArgumentException(
              "calibration: " + kind + " (expected: platt or isotonic)");
    };
  }

  private PayerTable payers() throws IOException {
    double baseRate = in.readDouble();
    int count = length(Short.BYTES + Double.BYTES);
    Map<String, Double> rates = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      rates.put(in.readUTF(), in.readDouble());
    }
    return new PayerTable(rates, baseRate);
  }

  private StabilityBins bins() throws IOException {
    int count = length(2 * Integer.BYTES);
    double[][] edges = new double[count][];
    double[][] shares = new double[count][];
    for (int feature = 0; feature < count; feature++) {
      edges[feature] = numbers();
      shares[feature] = numbers();
    }
    return new StabilityBins(edges, shares);
  }

  private double[] numbers() throws IOException {
    double[] values = new double[length(Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  /** A length that the rest of the file can hold: no array is made for one that it cannot. */
  private int length(int bytesEach) throws IOException {
    int length = in.readInt();
    if (length < 0 || (long) length * bytesEach > in.available()) {
      throw new IllegalArgumentException(
          "a length of " + length + " (expected: what the file can hold)");
    }
    return length;
  }
}
