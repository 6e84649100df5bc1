package org.duebook.analytics.worklist;

import org.apache.flink.util.MathUtils;

/**
 * An open follow-up came, changed or went.
 *
 * @param practiceId whose worklist it is on
 * @param followUp as it is now, or as it was last if it is gone
 * @param gone whether nothing is to be done any more
 * @param listLength how many follow-ups the practice's worklist shows
 */
public record FollowUpChange(
    String practiceId, OpenFollowUp followUp, boolean gone, int listLength) {
  /** Into how many parts a practice's follow-ups are split. */
  static final int PARTS = 32;

  /** Which part of the practice the follow-up lies in, from 0. */
  int part() {
    // Keys of a practice differ in their last letters only; their hash codes as they are bunch up.
    return MathUtils.murmurHash(followUp.key().hashCode()) % PARTS;
  }

  /** Names that part among those of all practices. */
  public String partKey() {
    return part() + ":" + practiceId;
  }
}
