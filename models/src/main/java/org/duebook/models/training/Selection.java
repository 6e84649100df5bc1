package org.duebook.models.training;

import java.util.ArrayList;
import java.util.List;
import org.duebook.models.evaluation.Evaluation;
import org.duebook.models.evaluation.Example;
import org.duebook.models.measure.Cases;
import org.duebook.models.scoring.Calibration;

/**
 * Chooses by log loss on the validation part. Accounts are halved: what is fitted on one half is
 * judged on the other. The simplest candidate wins whose loss is within one standard error of the
 * best one's, since such a difference is noise; the same rule decides between Platt, which is the
 * simpler, and isotonic calibration.
 */
final class Selection {
  private static final double SMALLEST = 1e-15;

  private final boolean[] late;
  private final int[] accounts;
  private final int accountCount;
  private final boolean[] secondHalf;

  private int best;
  private int chosen;
  private List<Trial> trials;
  private Calibration calibration;
  private double plattLoss;
  private double isotonicLoss;

  private Selection(List<Example> validation) {
    Cases cases = Evaluation.cases(validation);
    this.late = new boolean[cases.count()];
    this.accounts = new int[cases.count()];
    this.secondHalf = new boolean[cases.count()];
    this.accountCount = cases.accountCount();
    for (int i = 0; i < late.length; i++) {
      late[i] = cases.isLate(i);
      accounts[i] = cases.account(i);
      // Accounts come in the order of time; every other one keeps the halves alike.
      secondHalf[i] = accounts[i] % 2 == 1;
    }
  }

  /** Chooses among candidates, simplest first. */
  static Selection of(
      List<Candidate> candidates, List<Example> validation, Matrix matrix, int payerFeature) {
    Selection selection = new Selection(validation);
    double[][] logOdds = new double[candidates.size()][matrix.count()];
    for (int c = 0; c < logOdds.length; c++) {
      for (int i = 0; i < matrix.count(); i++) {
        double[] row = matrix.rows[i];
        double payerRate = payerFeature < 0 ? 0 : row[payerFeature];
        logOdds[c][i] = candidates.get(c).scorer().logOdds(row, payerRate);
      }
    }
    selection.choose(candidates, logOdds);
    return selection;
  }

  private void choose(List<Candidate> candidates, double[][] logOdds) {
    double[][] losses = new double[logOdds.length][];
    for (int c = 0; c < losses.length; c++) {
      losses[c] = crossedLosses(logOdds[c], CalibrationFit::platt);
      if (mean(losses[c]) < mean(losses[best])) {
        best = c;
      }
    }
    chosen = best;
    for (int c = best - 1; c >= 0; c--) {
      if (isWithinNoise(losses[c], losses[best])) {
        chosen = c;
      }
    }
    trials = new ArrayList<>();
    for (int c = 0; c < losses.length; c++) {
      trials.add(
          new Trial(
              candidates.get(c).settings(),
              mean(losses[c]),
              mean(losses[c]) - mean(losses[best]),
              standardError(losses[c], losses[best]),
              c == chosen,
              candidates.get(c).note()));
    }
    double[] isotonic = crossedLosses(logOdds[chosen], CalibrationFit::isotonic);
    plattLoss = mean(losses[chosen]);
    isotonicLoss = mean(isotonic);
    calibration =
        isotonicLoss < plattLoss && !isWithinNoise(losses[chosen], isotonic)
            ? CalibrationFit.isotonic(logOdds[chosen], late)
            : CalibrationFit.platt(logOdds[chosen], late);
  }

  /** Fits a calibration. */
  @FunctionalInterface
  private interface Fit {
    Calibration of(double[] logOdds, boolean[] late);
  }

  private double[] crossedLosses(double[] logOdds, Fit fit) {
    Calibration ofFirst = fitOn(logOdds, fit, false);
    Calibration ofSecond = fitOn(logOdds, fit, true);
    double[] losses = new double[late.length];
    for (int i = 0; i < losses.length; i++) {
      double probability = (secondHalf[i] ? ofFirst : ofSecond).probability(logOdds[i]);
      losses[i] = -Math.log(Math.max(SMALLEST, late[i] ? probability : 1 - probability));
    }
    return losses;
  }

  private Calibration fitOn(double[] logOdds, Fit fit, boolean second) {
    int count = 0;
    for (boolean inSecond : secondHalf) {
      count += inSecond == second ? 1 : 0;
    }
    if (count == 0) {
      // All cases are of one account: there are no halves to be had.
      return fit.of(logOdds, late);
    }
    double[] chosenOdds = new double[count];
    boolean[] chosenLate = new boolean[count];
    int next = 0;
    for (int i = 0; i < late.length; i++) {
      if (secondHalf[i] == second) {
        chosenOdds[next] = logOdds[i];
        chosenLate[next++] = late[i];
      }
    }
    return fit.of(chosenOdds, chosenLate);
  }

  private boolean isWithinNoise(double[] losses, double[] bestLosses) {
    return mean(losses) - mean(bestLosses) <= standardError(losses, bestLosses);
  }

  /** Of the mean difference; the cases of an account count as one. */
  private double standardError(double[] losses, double[] bestLosses) {
    double mean = mean(losses) - mean(bestLosses);
    double[] excess = new double[accountCount];
    for (int i = 0; i < losses.length; i++) {
      excess[accounts[i]] += losses[i] - bestLosses[i] - mean;
    }
    double squares = 0;
    for (double one : excess) {
      squares += one * one;
    }
    return Math.sqrt(squares) / losses.length;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The number of the chosen candidate. */
  int chosen() {
    return chosen;
  }

  /** All candidates with their losses. */
  List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** The calibration of the chosen one, fitted on the whole validation part. */
  Calibration calibration() {
    return calibration;
  }

  /** The chosen one's log loss with Platt's calibration. */
  double plattLoss() {
    return plattLoss;
  }

  /** The same with the isotonic one. */
  double isotonicLoss() {
    return isotonicLoss;
  }
}
