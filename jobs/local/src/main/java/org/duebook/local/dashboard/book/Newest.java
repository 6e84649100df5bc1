package org.duebook.local.dashboard.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The newest records of a topic that is no upsert. Beyond the bound the oldest is let go. Not safe
 * for several threads.
 *
 * @param <V> what is kept
 */
final class Newest<V> {
  private final int bound;
  private final Deque<V> values = new ArrayDeque<>();
  private long letGo;

  Newest(int bound) {
    this.bound = bound;
  }

  void add(V value) {
    values.addFirst(value);
    if (values.size() > bound) {
      values.removeLast();
      letGo++;
    }
  }

  /** What is kept, newest first. */
  List<V> newestFirst() {
    return new ArrayList<>(values);
  }

  Kept kept(String what) {
    return new Kept(what, values.size(), bound, letGo);
  }
}
