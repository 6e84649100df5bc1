package org.duebook.local.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The practices and payers of a history. Depends on the seed and the number of practices, not on
 * the accounts.
 *
 * @param practices the largest first
 * @param payers all of them
 */
record Market(List<PracticeProfile> practices, List<PayerProfile> payers) {
  private static final long PRACTICE_STREAM = 1;

  static Market draw(long seed, int practiceCount) {
    List<PayerProfile> payers = PayerProfile.all();
    List<PracticeProfile> practices = new ArrayList<>(practiceCount);
    for (int i = 0; i < practiceCount; i++) {
      practices.add(
          PracticeProfile.draw(i, practiceCount, payers, Chance.of(seed, PRACTICE_STREAM, i)));
    }
    return new Market(List.copyOf(practices), payers);
  }

  PracticeProfile drawPractice(Chance chance) {
    return chance.pick(practices, PracticeProfile::weight);
  }

  PayerProfile drawPayer(PracticeProfile practice, Chance chance) {
    return chance.pick(payers, practice::weightOf);
  }

  PayerProfile payer(String payerId) {
    return payers.stream()
        .filter(payer -> payer.payerId().equals(payerId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("payerId: not one of the payers"));
  }
}
