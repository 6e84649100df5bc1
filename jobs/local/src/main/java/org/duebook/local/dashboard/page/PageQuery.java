package org.duebook.local.dashboard.page;

import java.util.Map;
import java.util.Set;

/**
 * What a page was asked to show: the same names stand in the browser's address, in the calls for
 * figures and in the links to CSV, so that a link shows what its sender saw. Empty means all.
 *
 * @param practice id of a practice
 * @param payer id of a payer
 * @param window length of the trailing window, in days; 0: the middle one there is
 * @param kind of follow-up: PATIENT or PAYER
 * @param action of follow-ups
 * @param deadline which deadlines: WEEK, MONTH or NONE
 * @param item kind and key of the follow-up shown in detail, such as PATIENT:north:4711
 * @param model id of a model
 * @param sort key of the column to sort by
 * @param descending whether the greatest comes first
 */
public record PageQuery(
    String practice,
    String payer,
    int window,
    String kind,
    String action,
    String deadline,
    String item,
    String model,
    String sort,
    boolean descending) {
  private static final Set<String> NAMES =
      Set.of(
          "practice",
          "payer",
          "window",
          "kind",
          "action",
          "deadline",
          "item",
          "model",
          "sort",
          "order");

  /**
   * Reads a query.
   *
   * @throws QueryException if a name is not known or a value cannot be
   */
  public static PageQuery of(Map<String, String> values) {
    for (String name : values.keySet()) {
      if (!NAMES.contains(name)) {
        throw new QueryException(
            name + ": no such part of an address (expected: one of " + NAMES + ")");
      }
    }
    return new PageQuery(
        values.getOrDefault("practice", ""),
        values.getOrDefault("payer", ""),
        days(values.getOrDefault("window", "")),
        oneOf("kind", values, Set.of("", "PATIENT", "PAYER")),
        values.getOrDefault("action", ""),
        oneOf("deadline", values, Set.of("", "WEEK", "MONTH", "NONE")),
        values.getOrDefault("item", ""),
        values.getOrDefault("model", ""),
        values.getOrDefault("sort", ""),
        oneOf("order", values, Set.of("", "up", "down")).equals("down"));
  }

  private static int days(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new QueryException("window: " + text + " (expected: a number of days)");
    }
    return Integer.parseInt(text);
  }

  private static String oneOf(String name, Map<String, String> values, Set<String> allowed) {
    String value = values.getOrDefault(name, "");
    if (!allowed.contains(value)) {
      throw new QueryException(name + ": " + value + " (expected: one of " + allowed + ")");
    }
    return value;
  }
}
