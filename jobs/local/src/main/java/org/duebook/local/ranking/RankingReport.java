package org.duebook.local.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * What the orders brought.
 *
 * @param first the first business day
 * @param last the last one
 * @param businessDays how many there are
 * @param actionsPerDay how many actions the team did on each
 * @param restDays for so many days after an action its account or claim rested
 * @param workPerMorning how much stood to be done on a morning if nobody did any, on average
 * @param everything what a team without limits would have done and brought
 * @param lines one an order, the perfect one last
 */
record RankingReport(
    LocalDate first,
    LocalDate last,
    int businessDays,
    int actionsPerDay,
    int restDays,
    double workPerMorning,
    Team.Result everything,
    List<Line> lines) {
  /** Parts of all actions, in percent, that are looked at. */
  static final List<Integer> PARTS = List.of(10, 20, 30);

  /** Keeps its own copy. */
  RankingReport {
    lines = List.copyOf(lines);
  }

  Line perfect() {
    return lines.get(lines.size() - 1);
  }

  /**
   * What one order brought.
   *
   * @param order its name
   * @param result with the team's number of actions
   * @param parts with each of {@link #PARTS} of the actions of a team without limits
   */
  record Line(String order, Team.Result result, List<Team.Result> parts) {
    /** Keeps its own copy. */
    Line {
      parts = List.copyOf(parts);
    }

    private static Line of(String order, List<Team.Result> results) {
      return new Line(order, results.get(0), results.subList(1, results.size()));
    }
  }

  /**
   * Lets a team work in all orders.
   *
   * @param actionsPerDay how many actions it does on a business day
   */
  static RankingReport of(Team team, int actionsPerDay) {
    Team.Result everything = team.work(WorkOrder.PRIORITY, day -> Integer.MAX_VALUE);
    List<IntUnaryOperator> capacities = new ArrayList<>();
    capacities.add(day -> actionsPerDay);
    for (int percent : PARTS) {
      capacities.add(spread(everything.actions() * percent / 100, team.days().size()));
    }
    Map<String, List<Team.Result>> results = new LinkedHashMap<>();
    for (WorkOrder order : WorkOrder.values()) {
      results.put(order.text(), capacities.stream().map(c -> team.work(order, c)).toList());
    }
    List<Team.Result> perfect = new ArrayList<>();
    for (int i = 0; i < capacities.size(); i++) {
      int column = i;
      perfect.add(
          PerfectOrder.of(
              team,
              capacities.get(i),
              results.values().stream().map(row -> row.get(column)).toList()));
    }
    results.put("perfect", perfect);
    return new RankingReport(
        team.days().get(0),
        team.days().get(team.days().size() - 1),
        team.days().size(),
        actionsPerDay,
        team.restDays(),
        team.workPerMorning(),
        everything,
        results.entrySet().stream().map(row -> Line.of(row.getKey(), row.getValue())).toList());
  }

  /** So many actions over so many days, in whole ones. */
  private static IntUnaryOperator spread(long actions, int days) {
    return day -> Math.toIntExact(actions * (day + 1) / days - actions * day / days);
  }
}
