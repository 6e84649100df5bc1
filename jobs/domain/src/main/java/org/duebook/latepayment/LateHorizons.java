package org.duebook.latepayment;

import java.util.List;
import org.duebook.ledger.Party;

/**
 * After how many days a share that is not settled in money is late (contract page, section 4).
 *
 * @param patientDays counted from {@code patientResponsibleOn}
 * @param insurerDays counted from {@code billedOn}
 */
public record LateHorizons(int patientDays, int insurerDays) {
  /** The horizons of the contract page. */
  public static final LateHorizons DEFAULT = new LateHorizons(90, 60);

  private static final List<Integer> AGEING_BOUNDARIES = List.of(0, 31, 61, 91, 121);

  /** Refuses horizons of less than a day. */
  public LateHorizons {
    if (patientDays < 1 || insurerDays < 1) {
      throw new IllegalArgumentException(
          "horizons: %d and %d days (expected: at least 1)".formatted(patientDays, insurerDays));
    }
  }

  /** Days until a share of the party is late. */
  public int days(Party party) {
    return party == Party.PATIENT ? patientDays : insurerDays;
  }

  /** Ages in days at which a share is looked at: its first day, then each ageing boundary. */
  List<Integer> snapshotAges(Party party) {
    return AGEING_BOUNDARIES.stream().filter(age -> age <= days(party)).toList();
  }
}
