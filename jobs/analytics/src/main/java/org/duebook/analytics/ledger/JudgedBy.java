package org.duebook.analytics.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.outlet.Fingerprints;
import org.duebook.analytics.rules.BusinessRules;

/**
 * Tells by 64 bits the settings and the policy that accounts are judged by. What was worked out by
 * others, before a restart, does not hold any more.
 *
 * <p>Models are not among them: a new one judges when there is another reason to.
 */
final class JudgedBy {
  private final String settings;
  private final Map<String, Long> byPolicy = new HashMap<>();

  JudgedBy(BusinessRules rules, Guidance start) {
    settings =
        String.join(
            "|",
            rules.zone().getId(),
            new TreeMap<>(rules.zones()).toString(),
            rules.ageingClock().name(),
            String.valueOf(rules.waitingReportDays()),
            String.valueOf(start.patientHorizonDays()),
            String.valueOf(start.insurerHorizonDays()),
            String.valueOf(start.trainingExamples()),
            // What was judged before there was the choice, was with follow-ups.
            start.followUps() ? "" : "without follow-ups");
  }

  /** The number for a policy, given by its id. */
  long policy(String policyId) {
    return byPolicy.computeIfAbsent(policyId, id -> Fingerprints.of(settings + "|" + id));
  }
}
