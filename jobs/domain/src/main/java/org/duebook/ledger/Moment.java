package org.duebook.ledger;

import java.util.Comparator;

/**
 * The place of a fact in its order: when it took effect, and the event id where two took effect at
 * once (contract page, section 2: facts are folded in ({@code occurredAt}, {@code eventId}) order).
 *
 * @param occurredAt milliseconds since 1970-01-01T00:00:00Z
 * @param eventId unique name of the event
 */
public record Moment(long occurredAt, String eventId) implements Comparable<Moment> {
  private static final Comparator<Moment> ORDER =
      Comparator.comparingLong(Moment::occurredAt).thenComparing(Moment::eventId);

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }

  /** The later of two moments: when a fact that refers to another can take effect. */
  public static Moment later(Moment one, Moment other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
