package org.duebook.local.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How events reach their reader: the order and number in which producers and networks send. */
public final class Deliveries {
  private Deliveries() {}

  /** In an order that means nothing, one event in ten twice, some three times. */
  public static List<HistoryEvent> disordered(List<HistoryEvent> history, long seed) {
    Random random = new Random(seed);
    List<HistoryEvent> delivered = new ArrayList<>(history);
    for (int i = history.size() / 10; i > 0; i--) {
      HistoryEvent again = history.get(random.nextInt(history.size()));
      delivered.add(again);
      if (i % 5 == 0) {
        delivered.add(again);
      }
    }
    Collections.shuffle(delivered, random);
    return delivered;
  }

  /** Each event a little earlier or later than its turn, by at most so many places. */
  public static List<HistoryEvent> jittered(List<HistoryEvent> history, int places, long seed) {
    Random random = new Random(seed);
    List<HistoryEvent> delivered = new ArrayList<>(history);
    for (int i = 0; i < delivered.size(); i++) {
      Collections.swap(
          delivered, i, Math.min(delivered.size() - 1, i + random.nextInt(places + 1)));
    }
    return delivered;
  }
}
