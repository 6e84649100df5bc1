package org.duebook.analytics.worklist;

import java.util.Comparator;
import org.duebook.schemas.FollowUpKind;

/**
 * A follow-up that waits to be done, as a worklist shows it.
 *
 * @param key of its record, {@code practiceId:accountId} or {@code practiceId:claimId}
 * @param kind with the patient or with a payer
 * @param action what to do
 * @param priorityCents the higher, the sooner
 * @param deadline epoch day by which it must be done, or {@link #NO_DEADLINE}
 */
public record OpenFollowUp(
    String key, FollowUpKind kind, String action, long priorityCents, int deadline) {
  /** Stands for no deadline; later than any. */
  public static final int NO_DEADLINE = Integer.MAX_VALUE;

  /**
   * Highest priority first, then the nearest deadline. The key comes last so that equals keep their
   * places from one worklist to the next.
   */
  static final Comparator<OpenFollowUp> ORDER =
      Comparator.comparingLong(OpenFollowUp::priorityCents)
          .reversed()
          .thenComparingInt(OpenFollowUp::deadline)
          .thenComparing(OpenFollowUp::key)
          .thenComparing(OpenFollowUp::kind);

  /** Tells follow-ups apart: a claim and an account may have one key. */
  String id() {
    return kind.name() + ':' + key;
  }
}
