package org.duebook.kpi.portfolio;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.duebook.kpi.AgeingClock;
import org.duebook.ledger.ClaimHistory;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Party;

/**
 * What one seen claim adds to the sums of its payer: one line a figure of the contract page,
 * section 3.
 */
@SuppressWarnings(
    "EnumOrdinal") // A detail is a number; what is stored by place only grows at its end.
final class ClaimContribution {
  private final ClaimPosition claim;
  private final ClaimHistory history;
  private final CellSums sums;

  private ClaimContribution(ClaimPosition claim, ClaimHistory history, CellSums sums) {
    this.claim = claim;
    this.history = history;
    this.sums = sums;
  }

  static void add(ClaimPosition claim, ClaimHistory history, AgeingClock clock, CellSums sums) {
    ClaimContribution contribution = new ClaimContribution(claim, history, sums);
    contribution.addOpen(clock);
    contribution.addCohorts();
    contribution.addSettlements();
    contribution.addPayerDecisions();
    contribution.addMovements();
  }

  private void add(Measure measure, LocalDate day, int detail, long value) {
    sums.add(measure, Math.toIntExact(day.toEpochDay()), detail, value);
  }

  private void addOpen(AgeingClock clock) {
    for (Party party : Party.values()) {
      boolean insurer = party == Party.INSURER;
      long open = claim.openCents(party);
      if (open > 0) {
        LocalDate start = clock.startOf(claim, party);
        add(insurer ? Measure.INSURER_RECEIVABLE : Measure.PATIENT_RECEIVABLE, start, 0, open);
        add(insurer ? Measure.INSURER_OPEN : Measure.PATIENT_OPEN, start, 0, 1);
      } else {
        Measure credit = insurer ? Measure.INSURER_CREDIT : Measure.PATIENT_CREDIT;
        sums.add(credit, Cell.NO_DAY, 0, -open);
      }
    }
  }

  private void addCohorts() {
    long cash = claim.insurerCashCents() + claim.patientCashCents();
    add(Measure.CHARGES, claim.billedOn(), 0, claim.chargeCents());
    add(Measure.COLLECTED, claim.serviceDate(), 0, cash);
    add(
        Measure.COLLECTABLE,
        claim.serviceDate(),
        0,
        claim.chargeCents() - claim.contractualCents());
    if (claim.patientShareCents() > 0) {
      SettlementBand band =
          claim.patientSettledOn() == null
              ? SettlementBand.LATER
              : SettlementBand.of(days(claim.patientResponsibleOn(), claim.patientSettledOn()));
      int place = band.ordinal();
      add(Measure.SHARES, claim.patientResponsibleOn(), place, 1);
      add(Measure.SHARE_CENTS, claim.patientResponsibleOn(), place, claim.patientShareCents());
    }
  }

  private void addSettlements() {
    if (claim.patientSettledOn() != null) {
      int took = days(claim.patientResponsibleOn(), claim.patientSettledOn());
      add(Measure.PATIENT_SETTLED, claim.patientSettledOn(), took, 1);
    }
    if (claim.insurerSettledOn() != null) {
      int took = days(claim.billedOn(), claim.insurerSettledOn());
      add(Measure.INSURER_SETTLED, claim.insurerSettledOn(), took, 1);
    }
  }

  private void addPayerDecisions() {
    if (history.firstRemittanceOn() != null) {
      int took = days(claim.billedOn(), history.firstRemittanceOn());
      add(Measure.FIRST_REMITTANCE, history.firstRemittanceOn(), took, 1);
    }
    LocalDate decided = history.firstPrimaryOn();
    if (decided != null) {
      add(Measure.FIRST_DECISIONS, decided, 0, 1);
      add(Measure.FIRST_DECISION_CENTS, decided, 0, claim.chargeCents());
      if (history.firstPrimaryDenied()) {
        add(Measure.FIRST_DENIALS, decided, 0, 1);
        add(Measure.FIRST_DENIAL_CENTS, decided, 0, claim.chargeCents());
      }
    }
    if (history.livePrimaryOn() != null) {
      add(Measure.UNDERPAID, history.livePrimaryOn(), 0, history.underpaidCents());
    }
  }

  private void addMovements() {
    history.cash().forEach(cash -> add(Measure.CASH, cash.on(), 0, cash.cents()));
    history
        .writeOffs()
        .forEach(
            entry -> add(Measure.WRITTEN_OFF, entry.on(), entry.reason().ordinal(), entry.cents()));
    history.recoveries().forEach(paid -> add(Measure.RECOVERED, paid.on(), 0, paid.cents()));
  }

  /** Whole days from one day to another; a start after the end counts as 0 days. */
  private static int days(LocalDate from, LocalDate until) {
    return (int) Math.max(0, ChronoUnit.DAYS.between(from, until));
  }
}
