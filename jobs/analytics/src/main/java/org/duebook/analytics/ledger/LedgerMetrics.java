package org.duebook.analytics.ledger;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.duebook.ledger.BusinessId;
import org.duebook.ledger.Fact;

/**
 * What the ledger operator counts: {@code kind.<KIND>.events}, {@code duplicates}, {@code
 * openAccounts}. Counters start at 0 with the task; the number of open accounts is kept through
 * restarts.
 */
final class LedgerMetrics {
  private final Map<BusinessId.Kind, Counter> events = new EnumMap<>(BusinessId.Kind.class);
  private final Counter duplicates;

  LedgerMetrics(MetricGroup group, Gauge<Long> openAccounts) {
    for (BusinessId.Kind kind : BusinessId.Kind.values()) {
      events.put(kind, group.addGroup("kind", kind.name()).counter("events"));
    }
    duplicates = group.counter("duplicates");
    group.gauge("openAccounts", openAccounts);
  }

  void countNew(Fact fact) {
    events.get(fact.businessId().kind()).inc();
  }

  void countDuplicate() {
    duplicates.inc();
  }
}
