package org.duebook.followup;

import java.time.LocalDate;
import java.util.List;

/**
 * A plan of instalments that was started and not ended.
 *
 * @param startedOn the day it began
 * @param dueOn days on which instalments fall or fell due, as far as told, rising
 * @param missed instalments told to be missed
 */
public record Instalments(LocalDate startedOn, List<LocalDate> dueOn, int missed) {
  /** Keeps its own copy of the days. */
  public Instalments {
    dueOn = List.copyOf(dueOn);
  }
}
