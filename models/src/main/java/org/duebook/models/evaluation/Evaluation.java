package org.duebook.models.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.measure.AreaUnderCurve;
import org.duebook.models.measure.Cases;
import org.duebook.models.measure.Estimate;
import org.duebook.models.measure.Gain;
import org.duebook.models.measure.Quality;
import org.duebook.models.scoring.LateModel;

/**
 * A model against examples.
 *
 * @param firstSnapshotOn day of the first snapshot
 * @param lastSnapshotOn day of the last
 * @param accounts how many accounts they are of
 * @param quality figures of the model with 95 % intervals
 * @param contenders the model first, then what an office would do without it
 * @param byPayerClass errors by class of the payer
 * @param byBalance errors by what was open
 * @param modelCurve share of late money in the first 0, 5, 10 … 100 % of the model's queue
 * @param oldestCurve the same with the oldest first
 * @param largestCurve the same with the largest first
 */
public record Evaluation(
    LocalDate firstSnapshotOn,
    LocalDate lastSnapshotOn,
    int accounts,
    Quality quality,
    List<Contender> contenders,
    List<GroupError> byPayerClass,
    List<GroupError> byBalance,
    List<Double> modelCurve,
    List<Double> oldestCurve,
    List<Double> largestCurve) {
  /** So many shares at the base rate are added to an account's own, which may be one or two. */
  private static final double PRIOR_SHARES = 2;

  private static final Estimate NONE = Estimate.of(Double.NaN);
  private static final int CURVE_STEPS = 20;
  private static final long[] BALANCE_BANDS = {0, 5_000, 20_000, 100_000};

  /**
   * Scores examples and compares.
   *
   * @param model the model
   * @param examples at least one
   * @throws UnusableExamplesException if there are none
   */
  public static Evaluation of(LateModel model, List<Example> examples)
      throws UnusableExamplesException {
    if (examples.isEmpty()) {
      throw new UnusableExamplesException(
          "examples: none in the period (expected: at least one; look at the dates)");
    }
    Cases cases = cases(examples);
    double[] probabilities = column(examples, e -> model.probability(e.features(), e.payerId()));
    double[] expectedLate = times(probabilities, examples);
    double[] past = column(examples, example -> pastLateRate(model, example));
    double[] baseRate = column(examples, example -> model.baseRate());
    double[] oldest = column(examples, example -> (double) example.ageDays());
    double[] largest = column(examples, example -> (double) example.openCents());
    Quality quality = Quality.of(probabilities, cases);
    List<Contender> contenders =
        List.of(
            contender("this model", quality, new Gain(expectedLate, cases)),
            queue("this model, amounts ignored", NONE, new Gain(probabilities, cases)),
            contender(
                "account's past late rate",
                Quality.of(past, cases),
                new Gain(times(past, examples), cases)),
            contender("base rate", Quality.of(baseRate, cases), new Gain(baseRate, cases)),
            queue("oldest first", AreaUnderCurve.estimate(oldest, cases), new Gain(oldest, cases)),
            queue(
                "largest first",
                AreaUnderCurve.estimate(largest, cases),
                new Gain(largest, cases)));
    return new Evaluation(
        examples.get(0).snapshotOn(),
        examples.get(examples.size() - 1).snapshotOn(),
        cases.accountCount(),
        quality,
        contenders,
        groups(examples, probabilities, Evaluation::payerClass),
        groups(examples, probabilities, Evaluation::balanceBand),
        curve(new Gain(expectedLate, cases)),
        curve(new Gain(oldest, cases)),
        curve(new Gain(largest, cases)));
  }

  /** What came true of examples, accounts numbered in their order. */
  public static Cases cases(List<Example> examples) {
    boolean[] late = new boolean[examples.size()];
    long[] openCents = new long[examples.size()];
    int[] accounts = new int[examples.size()];
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < late.length; i++) {
      Example example = examples.get(i);
      late[i] = example.late();
      openCents[i] = example.openCents();
      accounts[i] = numbers.computeIfAbsent(example.accountKey(), key -> numbers.size());
    }
    return new Cases(late, openCents, accounts);
  }

  private static double[] column(List<Example> examples, Function<Example, Double> value) {
    return examples.stream().mapToDouble(value::apply).toArray();
  }

  private static double[] times(double[] probabilities, List<Example> examples) {
    double[] cents = new double[probabilities.length];
    for (int i = 0; i < cents.length; i++) {
      cents[i] = probabilities[i] * examples.get(i).openCents();
    }
    return cents;
  }

  private static double pastLateRate(LateModel model, Example example) {
    FeatureContract contract = model.contract();
    double count = example.features()[contract.indexOf("past-count")];
    double fraction = example.features()[contract.indexOf("past-late-fraction")];
    return (count * fraction + PRIOR_SHARES * model.baseRate()) / (count + PRIOR_SHARES);
  }

  private static Contender contender(String name, Quality quality, Gain gain) {
    Estimate[] gains = gain.shares(0.1, 0.2, 0.3);
    return new Contender(
        name,
        quality.areaUnderCurve(),
        quality.logLoss(),
        quality.brier(),
        quality.calibrationError(),
        gains[0],
        gains[1],
        gains[2]);
  }

  private static Contender queue(String name, Estimate area, Gain gain) {
    Estimate[] gains = gain.shares(0.1, 0.2, 0.3);
    return new Contender(name, area, NONE, NONE, NONE, gains[0], gains[1], gains[2]);
  }

  private static List<Double> curve(Gain gain) {
    List<Double> curve = new ArrayList<>();
    for (int step = 0; step <= CURVE_STEPS; step++) {
      curve.add(gain.share((double) step / CURVE_STEPS));
    }
    return List.copyOf(curve);
  }

  private static String payerClass(Example example) {
    return example.payerClass() == null ? "SELF_PAY" : example.payerClass();
  }

  /** Bands of the open amount; the names sort as the amounts do. */
  static String balanceBand(Example example) {
    int band = 0;
    for (int i = 0; i < BALANCE_BANDS.length; i++) {
      band = example.openCents() >= BALANCE_BANDS[i] ? i : band;
    }
    return switch (band) {
      case 0 -> "1: below 50";
      case 1 -> "2: 50 to 199.99";
      case 2 -> "3: 200 to 999.99";
      default -> "4: 1,000 and more";
    };
  }

  private static List<GroupError> groups(
      List<Example> examples, double[] probabilities, Function<Example, String> group) {
    Map<String, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      members.computeIfAbsent(group.apply(examples.get(i)), name -> new ArrayList<>()).add(i);
    }
    List<GroupError> errors = new ArrayList<>();
    members.forEach(
        (name, positions) -> {
          double[] chosen = positions.stream().mapToDouble(i -> probabilities[i]).toArray();
          boolean[] late = new boolean[chosen.length];
          for (int i = 0; i < late.length; i++) {
            late[i] = examples.get(positions.get(i)).late();
          }
          Quality quality = Quality.withoutIntervals(chosen, late);
          errors.add(
              new GroupError(
                  name,
                  quality.count(),
                  quality.baseRate(),
                  quality.meanProbability(),
                  quality.brier().value(),
                  quality.areaUnderCurve().value()));
        });
    return List.copyOf(errors);
  }
}
