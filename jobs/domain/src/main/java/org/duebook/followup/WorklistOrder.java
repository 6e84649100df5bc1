package org.duebook.followup;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The order of a worklist: priority, then the nearer deadline, then the key, so that follow-ups of
 * one priority keep their places from list to list.
 */
public final class WorklistOrder {
  private static final Comparator<WorklistItem> ORDER =
      Comparator.comparingLong(WorklistItem::priorityCents)
          .reversed()
          .thenComparing(
              WorklistItem::deadlineOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(WorklistItem::key)
          .thenComparing(WorklistItem::kind);

  private WorklistOrder() {}

  /** What is to be done first comes first; equal only for the same key and kind. */
  public static Comparator<WorklistItem> comparator() {
    return ORDER;
  }

  /** The first so many in order; keeps no more than that many at a time. */
  public static List<WorklistItem> top(int size, Collection<WorklistItem> items) {
    PriorityQueue<WorklistItem> kept = new PriorityQueue<>(ORDER.reversed());
    for (WorklistItem item : items) {
      if (item.isWork()) {
        kept.add(item);
        if (kept.size() > size) {
          kept.poll();
        }
      }
    }
    return kept.stream().sorted(ORDER).toList();
  }
}
