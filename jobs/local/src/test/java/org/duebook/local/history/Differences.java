package org.duebook.local.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says where two results differ, and only there: whole results are too long to be read. */
public final class Differences {
  private static final int SHOWN = 5;

  private Differences() {}

  /** The keys under which two maps hold different values, with both; empty if there are none. */
  public static <V> List<String> between(Map<String, V> actual, Map<String, V> expected) {
    Set<String> keys = new TreeSet<>(actual.keySet());
    keys.addAll(expected.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      if (!Objects.equals(actual.get(key), expected.get(key))) {
        differences.add(
            "%s:%n  actual:   %s%n  expected: %s"
                .formatted(key, actual.get(key), expected.get(key)));
      }
    }
    return few(differences);
  }

  /** What one list holds more often than the other; empty if they hold the same. */
  public static <V> List<String> between(Collection<V> actual, Collection<V> expected) {
    Map<V, Long> counts = counts(actual);
    counts(expected).forEach((value, count) -> counts.merge(value, -count, Long::sum));
    List<String> differences = new ArrayList<>();
    counts.forEach(
        (value, count) -> {
          if (count != 0) {
            differences.add((count > 0 ? "not expected: " : "missing: ") + value);
          }
        });
    return few(differences);
  }

  private static <V> Map<V, Long> counts(Collection<V> values) {
    return values.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static List<String> few(List<String> differences) {
    if (differences.size() <= SHOWN) {
      return differences;
    }
    List<String> few = new ArrayList<>(differences.subList(0, SHOWN));
    few.add("… and %d more".formatted(differences.size() - SHOWN));
    return few;
  }
}
