package org.duebook.local.dashboard.book;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest value of each key, of a bounded number of keys. Beyond the bound the key that has not
 * changed for longest is let go, and counted. Not safe for several threads.
 *
 * @param <V> what is kept
 */
public final class LatestByKey<V> {
  private final int bound;
  private final Map<String, V> values = new LinkedHashMap<>();
  private long letGo;

  /** A book of at most so many keys, 1 or more. */
  LatestByKey(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound: " + bound + " (expected: 1 or more keys)");
    }
    this.bound = bound;
  }

  /** Takes the latest value of a key; null, a tombstone, ends the key. */
  void put(String key, V value) {
    // Removed first, so that a key that changes moves to the end of the order.
    values.remove(key);
    if (value == null) {
      return;
    }
    values.put(key, value);
    if (values.size() > bound) {
      Iterator<String> oldest = values.keySet().iterator();
      oldest.next();
      oldest.remove();
      letGo++;
    }
  }

  /** The latest value of a key, or null if there is none or it was let go. */
  public V get(String key) {
    return values.get(key);
  }

  /** All that is kept, the longest unchanged first. */
  public Collection<V> values() {
    return Collections.unmodifiableCollection(values.values());
  }

  /** How much is kept, of how much at most, and how often a key was let go. */
  Kept kept(String what) {
    return new Kept(what, values.size(), bound, letGo);
  }
}
