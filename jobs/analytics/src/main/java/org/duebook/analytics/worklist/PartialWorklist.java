package org.duebook.analytics.worklist;

import java.util.List;

/**
 * The most pressing follow-ups of one part of a practice.
 *
 * @param practiceId the practice
 * @param part which part of it
 * @param asOfEpochDay business day as of which it stands
 * @param first the most pressing, in order, no more than the list is long
 * @param openCount all open follow-ups of the part
 * @param listLength how many the practice's worklist shows
 */
public record PartialWorklist(
    String practiceId,
    int part,
    int asOfEpochDay,
    List<OpenFollowUp> first,
    int openCount,
    int listLength) {
  /** Keeps its own copy of the follow-ups. */
  public PartialWorklist {
    first = List.copyOf(first);
  }

  /** Whether both show the same, as of whatever day. */
  boolean showsTheSameAs(PartialWorklist other) {
    return other != null
        && openCount == other.openCount
        && listLength == other.listLength
        && first.equals(other.first);
  }
}
