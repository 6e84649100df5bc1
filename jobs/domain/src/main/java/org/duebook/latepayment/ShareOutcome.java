package org.duebook.latepayment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Party;

/**
 * How a share ended: what a model is to foretell.
 *
 * @param claimId the claim
 * @param party whose share of it
 * @param responsibleOn the day its clock began
 * @param late whether it was not settled in money within the horizon
 * @param daysToPay days from that clock to the settlement, or null if it is not settled
 * @param knownOn the day from which the outcome is known: settled, or the horizon has passed
 */
public record ShareOutcome(
    String claimId,
    Party party,
    LocalDate responsibleOn,
    boolean late,
    Integer daysToPay,
    LocalDate knownOn) {

  /**
   * The outcomes known on the day of a position, in order of the claims, insurers before patients.
   *
   * <p>A share that a write-off cleared is not settled: it ends late. A share that is gone, because
   * its explanation was taken back or its claim voided, has no outcome.
   */
  public static List<ShareOutcome> of(AccountPosition position, LateHorizons horizons) {
    List<ShareOutcome> outcomes = new ArrayList<>();
    for (ClaimPosition claim : position.claims()) {
      for (Party party : Party.values()) {
        ShareOutcome outcome = of(claim, party, position.asOf(), horizons);
        if (outcome != null) {
          outcomes.add(outcome);
        }
      }
    }
    return outcomes;
  }

  /** The outcome of one share, or null if it is not known on that day or there is no share. */
  static ShareOutcome of(ClaimPosition claim, Party party, LocalDate asOf, LateHorizons horizons) {
    LocalDate responsibleOn = claim.responsibleOn(party);
    if (responsibleOn == null || !isBilled(claim, party)) {
      return null;
    }
    LocalDate lateOn = lateOn(responsibleOn, party, horizons);
    LocalDate settledOn = claim.settledOn(party);
    Integer daysToPay =
        settledOn == null
            ? null
            : Math.toIntExact(ChronoUnit.DAYS.between(responsibleOn, settledOn));
    if (settledOn != null && settledOn.isBefore(lateOn)) {
      return new ShareOutcome(claim.claimId(), party, responsibleOn, false, daysToPay, settledOn);
    }
    return asOf.isBefore(lateOn)
        ? null
        : new ShareOutcome(claim.claimId(), party, responsibleOn, true, daysToPay, lateOn);
  }

  /** The first day on which a share that is not settled is late. */
  static LocalDate lateOn(LocalDate responsibleOn, Party party, LateHorizons horizons) {
    return responsibleOn.plusDays(horizons.days(party) + 1L);
  }

  private static boolean isBilled(ClaimPosition claim, Party party) {
    return party == Party.PATIENT
        ? claim.patientShareCents() > 0
        : claim.chargeCents() > 0 && !claim.terms().selfPay();
  }

  /**
   * The next day after the position's on which an outcome becomes known by the passing of time
   * alone, or null.
   */
  public static LocalDate nextKnownOn(AccountPosition position, LateHorizons horizons) {
    LocalDate next = null;
    for (ClaimPosition claim : position.claims()) {
      for (Party party : Party.values()) {
        LocalDate responsibleOn = claim.responsibleOn(party);
        if (responsibleOn == null || claim.settledOn(party) != null || !isBilled(claim, party)) {
          continue;
        }
        LocalDate lateOn = lateOn(responsibleOn, party, horizons);
        if (lateOn.isAfter(position.asOf()) && (next == null || lateOn.isBefore(next))) {
          next = lateOn;
        }
      }
    }
    return next;
  }
}
