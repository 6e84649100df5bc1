package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.duebook.ledger.ClaimPosition;
import org.junit.jupiter.api.Test;

/** What the late-payment models are to find: an account's lateness lasts, and has its reasons. */
class LatenessTest {
  private static final int LATE_AFTER_DAYS = 30;

  private final SimulatedBooks books = SimulatedBooks.sample();

  /**
   * Parts of patient shares that were settled in time, each account's first half and second half.
   */
  private record Punctuality(int earlyShares, int earlyLate, int laterShares, int laterLate) {}

  private Punctuality punctuality(int account) {
    LocalDate known = books.lastDay().minusDays(LATE_AFTER_DAYS);
    List<ClaimPosition> shares =
        books.position(account).claims().stream()
            .filter(claim -> claim.patientShareCents() > 0)
            .filter(claim -> claim.patientResponsibleOn() != null)
            .filter(claim -> !claim.patientResponsibleOn().isAfter(known))
            .sorted(Comparator.comparing(ClaimPosition::patientResponsibleOn))
            .toList();
    int half = shares.size() / 2;
    return new Punctuality(
        half,
        late(shares.subList(0, half)),
        shares.size() - half,
        late(shares.subList(half, shares.size())));
  }

  private static int late(List<ClaimPosition> shares) {
    return (int)
        shares.stream()
            .filter(
                share ->
                    share.patientSettledOn() == null
                        || share
                            .patientSettledOn()
                            .isAfter(share.patientResponsibleOn().plusDays(LATE_AFTER_DAYS)))
            .count();
  }

  @Test
  void behaviourShowsInLateness() {
    Map<PatientBehaviour, int[]> lateOfAll = new EnumMap<>(PatientBehaviour.class);
    for (int account = 0; account < books.accounts(); account++) {
      Punctuality seen = punctuality(account);
      int[] sums =
          lateOfAll.computeIfAbsent(
              books.history().profile(account).behaviour(), behaviour -> new int[2]);
      sums[0] += seen.earlyLate() + seen.laterLate();
      sums[1] += seen.earlyShares() + seen.laterShares();
    }
    Map<PatientBehaviour, Double> late = new EnumMap<>(PatientBehaviour.class);
    lateOfAll.forEach((behaviour, sums) -> late.put(behaviour, sums[0] / (double) sums[1]));

    assertThat(late.get(PatientBehaviour.PROMPT)).isBetween(0.10, 0.40);
    assertThat(late.get(PatientBehaviour.SLOW)).isBetween(0.45, 0.80);
    assertThat(late.get(PatientBehaviour.PARTIAL)).isGreaterThan(0.60);
    assertThat(late.get(PatientBehaviour.PROMISE_BREAKER)).isGreaterThan(0.70);
    assertThat(late.get(PatientBehaviour.NEVER)).isGreaterThan(0.85);
  }

  @Test
  void whoWasLateBeforeIsLateAgain() {
    int[] afterPunctual = new int[2];
    int[] afterLate = new int[2];
    for (int account = 0; account < books.accounts(); account++) {
      Punctuality seen = punctuality(account);
      if (seen.earlyShares() > 0) {
        int[] sums = seen.earlyLate() * 2 > seen.earlyShares() ? afterLate : afterPunctual;
        sums[0] += seen.laterLate();
        sums[1] += seen.laterShares();
      }
    }

    double lateAfterLate = afterLate[0] / (double) afterLate[1];
    double lateAfterPunctual = afterPunctual[0] / (double) afterPunctual[1];
    assertThat(lateAfterLate).isGreaterThan(lateAfterPunctual + 0.2);
  }
}
