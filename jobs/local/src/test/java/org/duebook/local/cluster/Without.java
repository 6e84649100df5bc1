package org.duebook.local.cluster;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A protection that a run of the trials does without, so that one can see them fail: {@code
 * -Dduebook.without=restart-strategy}. What each fault did then is in docs/faults.md. The product
 * knows nothing of it: what changes is the cluster, the broker, what the test sends or how it
 * reads.
 */
enum Without {
  /** Flink does not start a failed job again. */
  RESTART_STRATEGY,
  /** A JobManager leaves nothing to the next one. */
  HIGH_AVAILABILITY,
  /** Nobody notices that a TaskManager is silent. */
  HEARTBEATS,
  /** The checkpoints are lost with the machine. */
  CHECKPOINTS,
  /** The broker's log is lost with its process. */
  BROKER_LOG,
  /** Readers see what no checkpoint has committed. */
  ISOLATION,
  /** A reader that stalled goes on at the end and not where it was. */
  POSITION,
  /** What is sent again is sent under another event id. */
  EVENT_IDS,
  /** What is sent again is another claim submission, EOB, payment, adjustment or activity. */
  IDENTITIES,
  /** Events took effect when they were sent, not when they did. */
  MOMENTS,
  /** The job has no way out for bad records. */
  REFUSAL,
  /** A clock that went back stays back. */
  CLOCK,
  /** Nobody starts a TaskManager again that has ended by itself. */
  SUPERVISION,
  /** A job that was stopped is started without its savepoint. */
  SAVEPOINT;

  private static final String PROPERTY = "duebook.without";

  /** Whether this run does without it. */
  boolean isTakenAway() {
    return names().contains(label());
  }

  /** Whether this run does without anything: what it waits for may not come. */
  static boolean isAnyTakenAway() {
    return !names().isEmpty();
  }

  private static List<String> names() {
    List<String> names =
        Stream.of(System.getProperty(PROPERTY, "").split(",", -1))
            .filter(name -> !name.isEmpty())
            .toList();
    List<String> known = Stream.of(values()).map(Without::label).toList();
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException(
          "%s: %s (expected: some of %s)".formatted(PROPERTY, names, known));
    }
    return names;
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
