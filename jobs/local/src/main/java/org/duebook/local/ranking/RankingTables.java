package org.duebook.local.ranking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duebook.local.terminal.Money;
import org.duebook.models.evaluation.EvaluationTables;
import org.duebook.models.evaluation.Table;

/** Shows what the orders brought: tables for people, a tree for machines. */
final class RankingTables {
  private RankingTables() {}

  /** What each order brought with the team's number of actions. */
  static Table brought(RankingReport report, String currency) {
    long perfect = report.perfect().result().broughtCents();
    List<List<String>> rows = new ArrayList<>();
    for (RankingReport.Line line : report.lines()) {
      Team.Result result = line.result();
      rows.add(
          List.of(
              line.order(),
              String.format(Locale.ROOT, "%,d", result.actions()),
              Money.of(result.broughtCents()),
              Money.of(result.costCents()),
              result.actions() == 0 ? "-" : Money.of(result.broughtPerActionCents()),
              EvaluationTables.percent(share(result.broughtCents(), perfect))));
    }
    return new Table(
        "Expected to be brought in, " + currency,
        List.of("order", "actions", "brought in", "cost", "per action", "of perfect"),
        rows);
  }

  /** What the first part of the actions brings of all that can be brought. */
  static Table parts(RankingReport report) {
    long all = report.everything().broughtCents();
    List<List<String>> rows = new ArrayList<>();
    for (RankingReport.Line line : report.lines()) {
      List<String> row = new ArrayList<>();
      row.add(line.order());
      for (Team.Result part : line.parts()) {
        row.add(EvaluationTables.percent(share(part.broughtCents(), all)));
      }
      rows.add(row);
    }
    List<String> heads = new ArrayList<>();
    heads.add("order");
    for (int percent : RankingReport.PARTS) {
      heads.add("first " + percent + " %");
    }
    return new Table(
        "Share of what doing everything brings, by the part of its actions that is done",
        heads,
        rows);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  /** All figures, amounts in cents. */
  static Map<String, Object> tree(RankingReport report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("from", report.first());
    tree.put("until", report.last());
    tree.put("businessDays", report.businessDays());
    tree.put("actionsPerDay", report.actionsPerDay());
    tree.put("restDays", report.restDays());
    tree.put("workPerMorning", report.workPerMorning());
    tree.put("everything", tree(report.everything()));
    long perfect = report.perfect().result().broughtCents();
    List<Map<String, Object>> orders = new ArrayList<>();
    for (RankingReport.Line line : report.lines()) {
      Map<String, Object> order = new LinkedHashMap<>();
      order.put("order", line.order());
      order.putAll(tree(line.result()));
      order.put("shareOfPerfect", share(line.result().broughtCents(), perfect));
      List<Map<String, Object>> parts = new ArrayList<>();
      for (int i = 0; i < RankingReport.PARTS.size(); i++) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("percentOfActions", RankingReport.PARTS.get(i));
        part.putAll(tree(line.parts().get(i)));
        parts.add(part);
      }
      order.put("parts", parts);
      orders.add(order);
    }
    tree.put("orders", orders);
    return tree;
  }

  private static Map<String, Object> tree(Team.Result result) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("actions", result.actions());
    tree.put("broughtCents", result.broughtCents());
    tree.put("costCents", result.costCents());
    return tree;
  }
}
