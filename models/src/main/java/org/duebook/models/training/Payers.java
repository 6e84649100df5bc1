package org.duebook.models.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duebook.models.evaluation.Example;
import org.duebook.models.scoring.PayerTable;

/** Makes the table of payers from training examples. */
final class Payers {
  /**
   * So many examples at the base rate are added to a payer's own: one with three shares would
   * otherwise be told by chance, and would know the outcome of each.
   */
  private static final double PRIOR_EXAMPLES = 30;

  private Payers() {}

  static PayerTable table(List<Example> training) {
    int lateCount = 0;
    Map<String, int[]> counts = new TreeMap<>();
    for (Example example : training) {
      lateCount += example.late() ? 1 : 0;
      if (example.payerId() != null) {
        int[] count = counts.computeIfAbsent(example.payerId(), payer -> new int[2]);
        count[0]++;
        count[1] += example.late() ? 1 : 0;
      }
    }
    double baseRate = (double) lateCount / training.size();
    Map<String, Double> rates = new TreeMap<>();
    counts.forEach(
        (payer, count) ->
            rates.put(payer, (count[1] + PRIOR_EXAMPLES * baseRate) / (count[0] + PRIOR_EXAMPLES)));
    return new PayerTable(rates, baseRate);
  }
}
