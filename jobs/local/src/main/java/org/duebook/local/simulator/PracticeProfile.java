package org.duebook.local.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One practice and its habits.
 *
 * @param practiceId opaque id
 * @param weight its size beside the others': the largest has 10, the smallest 1
 * @param feeLevel its charges beside the average ones, 1 is average
 * @param payerWeights how many of its accounts have which payer first, by payer id
 * @param selfPayShare accounts without insurance
 * @param chargeLag days from a visit to the claim
 * @param collectsCopays visits with a copay at which it is collected at the desk
 * @param worksDenials denials that it does something about
 * @param callsPatients balances about which it calls
 * @param usesAgency whether it gives bad debts to an agency, or only writes them off
 */
record PracticeProfile(
    String practiceId,
    double weight,
    double feeLevel,
    Map<String, Double> payerWeights,
    double selfPayShare,
    Lag chargeLag,
    double collectsCopays,
    double worksDenials,
    double callsPatients,
    boolean usesAgency) {
  private static final double LARGEST_TO_SMALLEST = 10;
  private static final double PAYER_MIX_SIGMA = 0.4;
  private static final double FEE_SIGMA = 0.12;

  /** Draws the practice with the given place among {@code count}, the largest first. */
  static PracticeProfile draw(int index, int count, List<PayerProfile> payers, Chance chance) {
    double place = count == 1 ? 0 : (double) index / (count - 1);
    return new PracticeProfile(
        "practice-%03d".formatted(index + 1),
        StrictMath.pow(LARGEST_TO_SMALLEST, 1 - place),
        chance.logNormal(1, FEE_SIGMA),
        drawPayerWeights(payers, chance),
        chance.between(0.04, 0.10),
        new Lag(chance.between(1.0, 3.0), 0.6, 0, 21),
        chance.between(0.30, 0.60),
        chance.between(0.65, 0.92),
        chance.between(0.35, 0.75),
        chance.happens(0.65));
  }

  private static Map<String, Double> drawPayerWeights(List<PayerProfile> payers, Chance chance) {
    Map<String, Double> weights = new HashMap<>();
    for (PayerProfile payer : payers) {
      weights.put(payer.payerId(), payer.share() * chance.logNormal(1, PAYER_MIX_SIGMA));
    }
    return weights;
  }

  double weightOf(PayerProfile payer) {
    return payerWeights.get(payer.payerId());
  }
}
