package org.duebook.analytics.policy;

import java.util.Map;
import org.duebook.followup.Policy;

/**
 * What a policy document says to each practice.
 *
 * @param id names the document by its content: two that say the same have the same id
 * @param common for practices that are not named
 * @param exceptions by practice id
 */
public record Policies(String id, Policy common, Map<String, Policy> exceptions) {
  /** Keeps its own copy. */
  public Policies {
    exceptions = Map.copyOf(exceptions);
  }

  /** What holds for a practice. */
  public Policy forPractice(String practiceId) {
    return exceptions.getOrDefault(practiceId, common);
  }
}
