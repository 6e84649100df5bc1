package org.duebook.followup;

import java.time.LocalDate;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;

/**
 * A denial that nobody has answered by a new submission.
 *
 * @param remittance the explanation that states it
 * @param on the day of that
 * @param adjustment the denial itself
 */
record Denial(RemittanceFact remittance, LocalDate on, RemittanceAdjustment adjustment) {
  String reasonCode() {
    return adjustment.reasonCode();
  }

  /** As people write it, such as {@code CO-16}. */
  String shownCode() {
    return adjustment.group().name() + "-" + adjustment.reasonCode();
  }
}
