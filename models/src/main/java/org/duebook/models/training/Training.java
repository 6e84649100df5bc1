package org.duebook.models.training;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Sha256;
import org.duebook.models.evaluation.Evaluation;
import org.duebook.models.evaluation.Example;
import org.duebook.models.evaluation.ExampleSet;
import org.duebook.models.evaluation.UnusableExamplesException;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ModelFacts;
import org.duebook.models.scoring.PayerTable;
import org.duebook.models.scoring.StabilityBins;

/**
 * Makes a model of examples: parts by time, trains the candidates on the first, chooses and
 * calibrates on the second, tells what came of it on the third. The same examples and options give
 * the same bytes.
 */
public final class Training {
  private static final int STEPS = Search.SIZE + 4;

  /** Stands for the digest of a file that is never written. */
  private static final String UNWRITTEN = "0".repeat(64);

  private final TrainingOptions options;
  private final FeatureContract contract;
  private final TrainingProgress progress;

  private Training(TrainingOptions options, TrainingProgress progress) {
    this.options = options;
    this.contract = options.contract();
    this.progress = progress;
  }

  /**
   * Trains.
   *
   * @param examples as read, of any party and time
   * @param options what is asked
   * @param progress is told of each step
   * @throws UnusableExamplesException if there are too few, of one class only, of another contract,
   *     of several horizons, or if a feature knows the outcome
   */
  public static TrainedModel train(
      List<Example> examples, TrainingOptions options, TrainingProgress progress)
      throws UnusableExamplesException {
    return new Training(options, progress).train(examples);
  }

  private TrainedModel train(List<Example> examples) throws UnusableExamplesException {
    progress.step("looking at the examples", 0, STEPS);
    ExampleSet set = ExampleSet.of(examples, options.party(), options.until(), contract);
    TimeSplit split = TimeSplit.of(set);
    Suitability.check(split);
    PayerTable payers = Payers.table(split.training());
    Matrix training = Matrix.of(split.training(), payers, contract);
    Matrix validation = Matrix.of(split.validation(), payers, contract);
    int[] inputs = inputs(training);
    if (inputs.length == 0) {
      throw new UnusableExamplesException(
          "features: none varies in the training part (expected: at least one that tells shares"
              + " apart)");
    }
    Suitability.checkNoFeatureKnowsTheOutcome(training, contract, inputs);

    List<Candidate> candidates =
        Search.run(
            contract, training, inputs, payers.baseRate(), options, set.until(), progress, STEPS);
    progress.step("choosing and calibrating", STEPS - 3, STEPS);
    Selection selection =
        Selection.of(candidates, split.validation(), validation, contract.payerLateRateIndex());
    Candidate chosen = candidates.get(selection.chosen());

    String dataHash = set.hash();
    LateModel tested =
        new LateModel(
            facts(chosen, set, dataHash, training.count(), UNWRITTEN),
            contract,
            chosen.scorer(),
            selection.calibration(),
            payers,
            bins(training));
    progress.step("looking at the test", STEPS - 2, STEPS);
    TrainingReport report = report(tested, set, split, selection, inputs, training, dataHash);
    progress.step("fitting again on all parts", STEPS - 1, STEPS);
    TrainedModel trained = fitAgain(split, selection, set, dataHash, report);
    progress.step("done", STEPS, STEPS);
    return trained;
  }

  /**
   * The chosen candidate with its settings and its calibration, fitted on all that was known before
   * the cut: the latest quarter tells most about what comes next. Its figures are those of the
   * model that had not seen the test.
   */
  private TrainedModel fitAgain(
      TimeSplit split,
      Selection selection,
      ExampleSet set,
      String dataHash,
      TrainingReport report) {
    List<Example> all = split.all();
    PayerTable payers = Payers.table(all);
    Matrix matrix = Matrix.of(all, payers, contract);
    int[] inputs = inputs(matrix);
    Candidate again =
        Search.train(
            selection.chosen(),
            contract,
            matrix,
            inputs,
            payers.baseRate(),
            options.seed(),
            set.until());
    byte[] tribuoModel =
        TribuoFile.bytes(again.tribuo().model(provenance(dataHash, set, again)), set.until());
    LateModel model =
        new LateModel(
            facts(again, set, dataHash, matrix.count(), Sha256.hex(tribuoModel)),
            contract,
            again.scorer(),
            selection.calibration(),
            payers,
            bins(matrix));
    return new TrainedModel(model, tribuoModel, report);
  }

  private int[] inputs(Matrix matrix) {
    return IntStream.range(0, contract.size())
        .filter(i -> !matrix.isConstant(i) && !isLeftOut(i))
        .toArray();
  }

  private boolean isLeftOut(int feature) {
    return options.leaveOut().contains(contract.features().get(feature).name());
  }

  private StabilityBins bins(Matrix training) {
    double[][] columns = new double[contract.size()][];
    for (int feature = 0; feature < columns.length; feature++) {
      columns[feature] = training.column(feature);
    }
    return StabilityBins.of(columns);
  }

  private Map<String, Provenance> provenance(String dataHash, ExampleSet set, Candidate chosen) {
    Map<String, Provenance> provenance = new TreeMap<>();
    put(provenance, "duebook-data-sha256", dataHash);
    put(provenance, "duebook-contract", contract.label());
    put(provenance, "duebook-contract-sha256", contract.hash());
    put(provenance, "duebook-party", options.party().name());
    put(provenance, "duebook-horizon-days", Integer.toString(set.horizonDays()));
    put(provenance, "duebook-known-until", set.until().toString());
    put(provenance, "duebook-settings", chosen.settings());
    put(provenance, "duebook-seed", Long.toString(options.seed()));
    put(provenance, "duebook-simulated", Boolean.toString(options.simulated()));
    return provenance;
  }

  private static void put(Map<String, Provenance> provenance, String key, String value) {
    provenance.put(key, new StringProvenance(key, value));
  }

  private ModelFacts facts(
      Candidate chosen, ExampleSet set, String dataHash, int trainingCount, String tribuoSha256) {
    String settings =
        String.join(
            "|",
            dataHash,
            contract.hash(),
            set.until().toString(),
            Long.toString(options.seed()),
            String.join(",", options.leaveOut()),
            Boolean.toString(options.simulated()),
            chosen.settings());
    String modelId =
        String.join(
            "-",
            options.party().name().toLowerCase(Locale.ROOT),
            chosen.scorer().kind().text(),
            set.until().toString(),
            Sha256.hex(settings.getBytes(StandardCharsets.UTF_8)).substring(0, 8));
    return new ModelFacts(
        modelId,
        options.party(),
        set.horizonDays(),
        set.until(),
        contract.version(),
        contract.hash(),
        trainingCount,
        options.simulated(),
        tribuoSha256);
  }

  private TrainingReport report(
      LateModel model,
      ExampleSet set,
      TimeSplit split,
      Selection selection,
      int[] inputs,
      Matrix training,
      String dataHash)
      throws UnusableExamplesException {
    LocalDate trainingFrom = split.training().get(0).snapshotOn();
    List<String> constant =
        IntStream.range(0, contract.size())
            .filter(training::isConstant)
            .mapToObj(i -> contract.features().get(i).name())
            .toList();
    return new TrainingReport(
        dataHash,
        trainingFrom,
        split.validationFrom(),
        split.testFrom(),
        split.training().size(),
        split.validation().size(),
        split.all().size(),
        set.undecided() + split.undecidedAtTest(),
        set.decidedAtSnapshot(),
        options.seed(),
        selection.trials(),
        selection.plattLoss(),
        selection.isotonicLoss(),
        importances(model, split.test(), inputs),
        constant,
        options.leaveOut(),
        Evaluation.of(model, split.test()),
        split.unseen().isEmpty() ? null : Evaluation.of(model, split.unseen()));
  }

  private List<Importance> importances(LateModel model, List<Example> test, int[] inputs) {
    double[] sums = new double[contract.size()];
    double[] effects = new double[contract.size()];
    for (Example example : test) {
      Arrays.fill(effects, 0);
      model
          .scorer()
          .addEffects(example.features(), model.payers().lateRate(example.payerId()), effects);
      for (int i = 0; i < effects.length; i++) {
        sums[i] += Math.abs(effects[i]);
      }
    }
    List<Importance> importances = new ArrayList<>();
    for (int input : inputs) {
      importances.add(new Importance(contract.features().get(input), sums[input] / test.size()));
    }
    importances.sort(Comparator.comparingDouble(Importance::meanEffect).reversed());
    return importances.stream().filter(importance -> importance.meanEffect() > 0).toList();
  }
}
