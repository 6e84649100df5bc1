package org.duebook.analytics.latepayment;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.duebook.schemas.ModelQuality;
import org.duebook.schemas.ModelRole;
import org.duebook.schemas.Party;

/**
 * Counts the weeks told of models, by party and role: {@code party.<PARTY>.role.<ROLE>.weeks}, and
 * of these {@code driftedWeeks}. Counters, since a gauge would go on to show a model that has been
 * replaced. They start at 0 with the task.
 */
final class ModelMetrics {
  private final Map<Party, Map<ModelRole, Weeks>> weeks = new EnumMap<>(Party.class);

  private record Weeks(Counter all, Counter drifted) {}

  ModelMetrics(MetricGroup metrics) {
    for (Party party : Party.values()) {
      MetricGroup ofParty = metrics.addGroup("party", party.name());
      Map<ModelRole, Weeks> byRole = new EnumMap<>(ModelRole.class);
      for (ModelRole role : ModelRole.values()) {
        MetricGroup ofRole = ofParty.addGroup("role", role.name());
        byRole.put(role, new Weeks(ofRole.counter("weeks"), ofRole.counter("driftedWeeks")));
      }
      weeks.put(party, byRole);
    }
  }

  void count(ModelQuality week) {
    Weeks counters = weeks.get(week.getParty()).get(week.getRole());
    counters.all().inc();
    if (week.getDrifted()) {
      counters.drifted().inc();
    }
  }
}
