package org.duebook.analytics.rules;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duebook.kpi.AgeingClock;

/**
 * What the settings say about the business, for operators to carry.
 *
 * @param currency ISO 4217 code of all amounts
 * @param zone time zone of practices that name none
 * @param zones time zones of single practices, by practice id
 * @param ageingClock from which day receivables age
 * @param windows lengths of the windows of portfolio figures, in days, shortest first
 * @param waitingReportDays after how many days a waiting fact is reported
 * @param maxTextLength longest id or code, in characters
 * @param maxAllocations most allocations of a payment
 * @param maxAdjustments most adjustments of a remittance
 * @param maxCoverages most coverages of a claim
 */
public record BusinessRules(
    String currency,
    ZoneId zone,
    Map<String, ZoneId> zones,
    AgeingClock ageingClock,
    List<Integer> windows,
    int waitingReportDays,
    int maxTextLength,
    int maxAllocations,
    int maxAdjustments,
    int maxCoverages)
    implements Serializable {
  /** Keeps its own copies, of a kind that can be serialized. */
  public BusinessRules {
    zones = new HashMap<>(zones);
    windows = new ArrayList<>(windows);
  }
}
