package org.duebook.models.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cases in ten bands of about equal count by probability, lowest first; equal probabilities stay
 * together, so there may be fewer bands. The expected calibration error is the mean over bands,
 * weighted by count, of the distance between promised and true.
 */
public final class CalibrationBands implements Statistic {
  private static final int BANDS = 10;

  private final double[] probabilities;
  private final boolean[] late;
  private final int[] bandOf;
  private final int bands;

  CalibrationBands(Order order, double[] probabilities, boolean[] late) {
    this.probabilities = probabilities;
    this.late = late;
    this.bandOf = new int[probabilities.length];
    int band = 0;
    int count = order.count();
    for (int rank = 0; rank < count; rank++) {
      bandOf[order.at(rank)] = band;
      boolean full = (rank + 1L) * BANDS >= (band + 1L) * count;
      if (full && order.endsRun(rank) && rank + 1 < count) {
        // A long run of equal probabilities may fill more than one band.
        band = (int) ((rank + 1L) * BANDS / count);
      }
    }
    this.bands = count == 0 ? 0 : band + 1;
  }

  /**
   * The bands of probabilities, lowest first.
   *
   * @throws IllegalArgumentException if a probability is NaN
   */
  public static List<CalibrationBand> of(double[] probabilities, boolean[] late) {
    return new CalibrationBands(new Order(probabilities), probabilities, late).bands();
  }

  List<CalibrationBand> bands() {
    int[] counts = new int[bands];
    int[] lates = new int[bands];
    double[] sums = new double[bands];
    double[] from = new double[bands];
    double[] to = new double[bands];
    for (int i = 0; i < probabilities.length; i++) {
      int band = bandOf[i];
      double probability = probabilities[i];
      from[band] = counts[band] == 0 ? probability : Math.min(from[band], probability);
      to[band] = counts[band] == 0 ? probability : Math.max(to[band], probability);
      counts[band]++;
      lates[band] += late[i] ? 1 : 0;
      sums[band] += probability;
    }
    List<CalibrationBand> list = new ArrayList<>();
    for (int band = 0; band < bands; band++) {
      if (counts[band] > 0) {
        list.add(
            new CalibrationBand(
                from[band],
                to[band],
                counts[band],
                sums[band] / counts[band],
                (double) lates[band] / counts[band]));
      }
    }
    Collections.reverse(list);
    return List.copyOf(list);
  }

  /** The expected calibration error. */
  @Override
  public double of(int[] weights) {
    double[] excess = new double[bands];
    double total = 0;
    for (int i = 0; i < probabilities.length; i++) {
      int weight = Statistic.weight(weights, i);
      excess[bandOf[i]] += weight * (probabilities[i] - (late[i] ? 1 : 0));
      total += weight;
    }
    double sum = 0;
    for (double one : excess) {
      sum += Math.abs(one);
    }
    return total == 0 ? Double.NaN : sum / total;
  }
}
