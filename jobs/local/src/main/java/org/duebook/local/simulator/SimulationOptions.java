package org.duebook.local.simulator;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What a simulated history can be told beside its seed, its accounts and its first day.
 *
 * @param practices how many practices share the accounts, 1 or more; the largest is ten times the
 *     smallest
 * @param currency ISO 4217 code of all amounts
 * @param zone the practices' time zone: business hours and business days are told in it
 * @param disorder how arrival departs from occurrence
 */
public record SimulationOptions(int practices, String currency, ZoneId zone, Disorder disorder) {
  private static final int DEFAULT_PRACTICES = 5;
  private static final int MAX_PRACTICES = 999;

  /** Refuses what can't be. */
  public SimulationOptions {
    if (practices < 1 || practices > MAX_PRACTICES) {
      throw new IllegalArgumentException(
          "practices: " + practices + " (expected: 1 to " + MAX_PRACTICES + ")");
    }
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(disorder, "disorder");
  }

  /** Five practices, dollars, UTC, no disorder. */
  public static SimulationOptions defaults() {
    return new SimulationOptions(DEFAULT_PRACTICES, "USD", ZoneOffset.UTC, Disorder.NONE);
  }

  /** The same with another number of practices. */
  public SimulationOptions withPractices(int count) {
    return new SimulationOptions(count, currency, zone, disorder);
  }

  /** The same with another disorder. */
  public SimulationOptions withDisorder(Disorder other) {
    return new SimulationOptions(practices, currency, zone, other);
  }
}
