package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChanceTest {
  private static final int DRAWS = 20_000;

  private final Chance chance = Chance.of(11, 1, 1);

  @Test
  void everyThingHasAStreamOfItsOwn() {
    Set<Long> firsts = new HashSet<>();
    for (int purpose = 0; purpose < 3; purpose++) {
      for (int index = 0; index < 1_000; index++) {
        firsts.add(Chance.of(5, purpose, index).below(Long.MAX_VALUE));
      }
    }
    assertThat(firsts).hasSize(3_000);
  }

  @Test
  void halfOfTheDelaysAreBelowTheMedianAndNoneOutsideTheBounds() {
    Lag lag = new Lag(30, 0.5, 5, 90);
    int[] days = new int[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      days[i] = chance.days(lag);
    }
    Arrays.sort(days);

    assertThat(days[DRAWS / 2]).isBetween(29, 31);
    assertThat(days[0]).isGreaterThanOrEqualTo(5);
    assertThat(days[DRAWS - 1]).isLessThanOrEqualTo(90);
    // Nine in ten within 0.44 to 2.3 times the median.
    assertThat(days[DRAWS / 20]).isBetween(12, 14);
    assertThat(days[DRAWS * 19 / 20]).isBetween(66, 71);
  }

  @Test
  void choicesComeAsOftenAsTheirWeights() {
    int[] counts = new int[3];
    for (int i = 0; i < DRAWS; i++) {
      counts[chance.pick(List.of(0, 1, 2), choice -> choice == 1 ? 0 : choice + 1)]++;
    }

    assertThat(counts[0] / (double) DRAWS).isBetween(0.235, 0.265);
    assertThat(counts[1]).isZero();
    assertThat(counts[2] / (double) DRAWS).isBetween(0.735, 0.765);
  }
}
