package org.duebook.local.ranking;

import java.time.LocalDate;
import java.util.Comparator;

/** An order in which an office may go through the same work without knowing how it ends. */
enum WorkOrder implements Team.Choice {
  /** That of the worklists. */
  PRIORITY("priority", Comparator.comparingLong(CollectionWork::priorityCents).reversed()),
  /** The same without deadlines: shows what they cost or save. */
  VALUE("value, no deadlines", Comparator.comparingLong(CollectionWork::valueCents).reversed()),
  /** The money that is due for longest first; of equals the larger balance. */
  OLDEST_FIRST(
      "oldest first",
      Comparator.comparing(
              CollectionWork::openSince, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(largest())),
  /** The largest balance first. */
  LARGEST_FIRST("largest first", largest()),
  /** What is likeliest to be late first; of equals the larger balance. */
  LATE_FIRST(
      "highest late probability",
      Comparator.comparingDouble(CollectionWork::lateProbability)
          .reversed()
          .thenComparing(largest()));

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // A comparator without state.
  private final Comparator<CollectionWork> comparator;

  WorkOrder(String text, Comparator<CollectionWork> first) {
    this.text = text;
    this.comparator = first.thenComparing(places());
  }

  private static Comparator<CollectionWork> largest() {
    return Comparator.comparingLong(CollectionWork::openCents).reversed();
  }

  /** Equals keep their places as in a worklist: the nearer deadline, then the key. */
  static Comparator<CollectionWork> places() {
    return Comparator.comparing(
            CollectionWork::deadlineOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
        .thenComparing(CollectionWork::key)
        .thenComparing(CollectionWork::party);
  }

  /** Its name for people. */
  String text() {
    return text;
  }

  @Override
  public Comparator<CollectionWork> on(LocalDate day, double[] left) {
    return comparator;
  }
}
