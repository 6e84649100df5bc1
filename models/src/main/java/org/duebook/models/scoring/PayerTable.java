package org.duebook.models.scoring;

import java.util.Map;
import java.util.TreeMap;

/**
 * The late rate of each payer in the training data; a payer that is not known has the base rate.
 */
public final class PayerTable {
  private final Map<String, Double> rates;
  private final double baseRate;

  /**
   * A table.
   *
   * @param rates by payer id, each between 0 and 1
   * @param baseRate the late part of all shares
   * @throws IllegalArgumentException if a rate is not between 0 and 1
   */
  public PayerTable(Map<String, Double> rates, double baseRate) {
    this.rates = new TreeMap<>(rates);
    this.baseRate = baseRate;
    checkRate("base rate", baseRate);
    this.rates.forEach((payer, rate) -> checkRate("late rate of payer " + payer, rate));
  }

  private static void checkRate(String name, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(name + ": " + rate + " (expected: 0 to 1)");
    }
  }

  /** The late rate of a payer; null and an unknown one have the base rate. */
  public double lateRate(String payerId) {
    Double rate = payerId == null ? null : rates.get(payerId);
    return rate == null ? baseRate : rate;
  }

  /** The late part of all shares. */
  public double baseRate() {
    return baseRate;
  }

  /** The rates by payer, in the order of the ids. */
  Map<String, Double> rates() {
    return rates;
  }
}
