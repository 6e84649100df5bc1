package org.duebook.local.ranking;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Knows what every action will bring.
 *
 * <p>Which schedule is the very best is a puzzle without a quick answer, since items come, go and
 * rest. So this is the best one found: every morning what brings most that day, or one of the other
 * orders where that one comes out ahead. What it brings can be brought, no other order of the
 * report brings more, and a little more may be possible.
 */
final class PerfectOrder {
  /** What brings most on the morning comes first. */
  static final Team.Choice MOST_FIRST =
      (day, left) -> {
        Map<CollectionWork, Long> brings = new HashMap<>();
        return Comparator.<CollectionWork>comparingLong(
                one -> brings.computeIfAbsent(one, unseen -> one.bringsCents(day, left)))
            .reversed()
            .thenComparing(WorkOrder.places());
      };

  private PerfectOrder() {}

  /**
   * What it brings.
   *
   * @param others what the other orders brought with the same capacity
   */
  static Team.Result of(Team team, IntUnaryOperator capacity, List<Team.Result> others) {
    Team.Result best = team.work(MOST_FIRST, capacity);
    for (Team.Result other : others) {
      best = other.broughtCents() > best.broughtCents() ? other : best;
    }
    return best;
  }
}
