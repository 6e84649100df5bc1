package org.duebook.followup;

import java.time.LocalDate;

/**
 * An appeal about a claim.
 *
 * @param filedOn the day it went to the payer
 * @param decidedOn the day the payer decided it, or null
 * @param outcome the payer's word such as {@code OVERTURNED} or {@code UPHELD}, or null
 */
public record Appeal(LocalDate filedOn, LocalDate decidedOn, String outcome) {
  /** Outcome of an appeal that the payer granted. */
  public static final String OVERTURNED = "OVERTURNED";

  /** Whether the payer has still to decide. */
  public boolean undecided() {
    return decidedOn == null;
  }

  /** Whether the payer gave in, so that money is to come. */
  public boolean granted() {
    return OVERTURNED.equals(outcome);
  }
}
