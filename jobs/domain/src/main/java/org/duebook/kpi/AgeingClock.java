package org.duebook.kpi;

import java.time.LocalDate;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Party;

/** From which day a receivable's age counts (contract page, section 3; a setting). */
public enum AgeingClock {
  /** The day of the service, for both parties. */
  SERVICE_DATE,
  /** The day the claim was first billed, for both parties. */
  BILLED,
  /**
   * The day the party became responsible: the patient's share was released, the insurer was billed.
   * A patient can owe without a share, when more was refunded than had come; that receivable counts
   * from the day the claim was billed.
   */
  RESPONSIBILITY;

  /** The day on which a party's receivable on a seen claim starts to age; never null. */
  public LocalDate startOf(ClaimPosition position, Party party) {
    return switch (this) {
      case SERVICE_DATE -> position.serviceDate();
      case BILLED -> position.billedOn();
      case RESPONSIBILITY -> {
        LocalDate responsibleOn = position.responsibleOn(party);
        yield responsibleOn == null ? position.billedOn() : responsibleOn;
      }
    };
  }
}
