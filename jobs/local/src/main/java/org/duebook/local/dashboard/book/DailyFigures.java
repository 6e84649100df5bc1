package org.duebook.local.dashboard.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The daily figures of all portfolios, by day first: beyond the bound whole days are let go, the
 * earliest first, so that every trend line loses its beginning and none has a hole. Not safe for
 * several threads.
 */
final class DailyFigures {
  private final int bound;
  private final TreeMap<LocalDate, Map<String, DailyPoint>> days = new TreeMap<>();
  private int count;
  private long letGo;

  /** Keeps at most so many points, of all days and portfolios together. */
  DailyFigures(int bound) {
    this.bound = bound;
  }

  void put(String portfolio, DailyPoint point) {
    Map<String, DailyPoint> day = days.computeIfAbsent(point.day(), absent -> new HashMap<>());
    if (day.put(portfolio, point) == null) {
      count++;
    }
    // The last day stays whatever the bound: a bound below one day would show nothing at all.
    while (count > bound && days.size() > 1) {
      int gone = days.pollFirstEntry().getValue().size();
      count -= gone;
      letGo += gone;
    }
  }

  /** The points of a portfolio over its last days, earliest first. */
  List<DailyPoint> of(String portfolio, int lastDays) {
    List<DailyPoint> points = new ArrayList<>();
    if (days.isEmpty()) {
      return points;
    }
    for (Map<String, DailyPoint> day :
        days.tailMap(days.lastKey().minusDays(lastDays), false).values()) {
      DailyPoint point = day.get(portfolio);
      if (point != null) {
        points.add(point);
      }
    }
    return points;
  }

  Kept kept(String what) {
    return new Kept(what, count, bound, letGo);
  }
}
