package org.duebook.kpi;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Finding;
import org.duebook.ledger.Party;

/**
 * The figures of one account as of a day (contract page, section 6, {@code AccountKpis}).
 *
 * @param asOf the business day
 * @param insurer what the insurers owe
 * @param patient what the patient owes
 * @param unappliedCents money on the account that no seen claim has
 * @param chargesCents charges over the life of the account
 * @param contractualCents contractual reductions over the life of the account
 * @param cashCents money on seen claims over the life of the account
 * @param netCollectionRate cash ÷ (charges − contractual reductions), or null if nothing is
 *     collectable
 * @param agedOver90Share receivable older than 90 days ÷ receivable, or null if nothing is
 *     receivable
 * @param firstStatementOn the first statement on a share still open, or null
 * @param lastPaymentOn the latest payment received and not undone, or null
 * @param findings what a person should know, from ledger and ageing
 * @param changesOn the next day on which these figures differ by the passing of time alone, {@code
 *     oldestDays} apart, or null
 */
public record AccountFigures(
    LocalDate asOf,
    PartyFigures insurer,
    PartyFigures patient,
    long unappliedCents,
    long chargesCents,
    long contractualCents,
    long cashCents,
    Double netCollectionRate,
    Double agedOver90Share,
    LocalDate firstStatementOn,
    LocalDate lastPaymentOn,
    List<Finding> findings,
    LocalDate changesOn) {

  /** Days for which a settlement counts in days-to-pay (contract page, section 6). */
  static final int DAYS_TO_PAY_WINDOW = 365;

  /** Keeps its own copy of the findings. */
  public AccountFigures {
    findings = List.copyOf(findings);
  }

  /** The figures of a position, ages counted by the given clock. */
  public static AccountFigures of(AccountPosition position, AgeingClock clock) {
    return new Calculation(position, clock).figures();
  }

  /** Whether anybody owes anything on the account. */
  public boolean isOpen() {
    return insurer.receivableCents() > 0 || patient.receivableCents() > 0;
  }

  private static final class Calculation {
    private final AccountPosition position;
    private final AgeingClock clock;
    private final LocalDate asOf;
    private final List<Finding> findings;
    private LocalDate changesOn;

    Calculation(AccountPosition position, AgeingClock clock) {
      this.position = position;
      this.clock = clock;
      this.asOf = position.asOf();
      this.findings = new ArrayList<>(position.findings());
      this.changesOn = position.changesOn();
    }

    AccountFigures figures() {
      PartyFigures insurer = of(Party.INSURER);
      PartyFigures patient = of(Party.PATIENT);
      long charges = 0;
      long contractual = 0;
      long cash = 0;
      for (ClaimPosition claim : position.claims()) {
        charges += claim.chargeCents();
        contractual += claim.contractualCents();
        cash += claim.insurerCashCents() + claim.patientCashCents();
      }
      long receivable = insurer.receivableCents() + patient.receivableCents();
      return new AccountFigures(
          asOf,
          insurer,
          patient,
          position.unappliedCents(),
          charges,
          contractual,
          cash,
          ratio(cash, charges - contractual),
          ratio(insurer.ageing().over90() + patient.ageing().over90(), receivable),
          position.firstStatementOn(),
          position.lastPaymentOn(),
          findings,
          changesOn);
    }

    private static Double ratio(long numerator, long denominator) {
      return denominator == 0 ? null : (double) numerator / denominator;
    }

    private PartyFigures of(Party party) {
      long credit = 0;
      int openCount = 0;
      Integer oldest = null;
      LocalDate oldestOn = null;
      Ageing ageing = Ageing.NONE;
      IntStream.Builder daysToPay = IntStream.builder();
      for (ClaimPosition claim : position.claims()) {
        addDaysToPay(claim, party, daysToPay);
        long open = claim.openCents(party);
        if (open < 0) {
          credit -= open;
        } else if (open > 0) {
          int days = age(claim, party);
          LocalDate start = clock.startOf(claim, party);
          openCount++;
          oldest = oldest == null ? days : Math.max(oldest, days);
          if (!start.isAfter(asOf) && (oldestOn == null || start.isBefore(oldestOn))) {
            oldestOn = start;
          }
          ageing = ageing.plus(AgeingBand.of(days), open);
        }
      }
      return new PartyFigures(
          ageing.total(),
          credit,
          openCount,
          oldest,
          oldestOn,
          ageing,
          Durations.of(daysToPay.build().toArray()));
    }

    /**
     * Age in whole days, and the day of the next band noted; a start after the as-of day counts as
     * 0.
     */
    private int age(ClaimPosition claim, Party party) {
      LocalDate start = clock.startOf(claim, party);
      long days = ChronoUnit.DAYS.between(start, asOf);
      if (days < 0) {
        reportNegativeAge(
            claim,
            claim.openCents(party),
            "the " + clock + " clock of the " + party + "'s part starts after the as-of day");
        changeOn(start);
      }
      for (AgeingBand band : AgeingBand.values()) {
        if (band.fromDays() > 0) {
          changeOn(start.plusDays(band.fromDays()));
        }
      }
      return (int) Math.max(0, days);
    }

    private void addDaysToPay(ClaimPosition claim, Party party, IntStream.Builder daysToPay) {
      LocalDate settledOn = claim.settledOn(party);
      if (settledOn == null) {
        return;
      }
      LocalDate leavesOn = settledOn.plusDays(DAYS_TO_PAY_WINDOW);
      if (!asOf.isBefore(leavesOn)) {
        return;
      }
      changeOn(leavesOn);
      // A settled part has somebody responsible for it, so the day is there.
      long days = ChronoUnit.DAYS.between(claim.responsibleOn(party), settledOn);
      if (days < 0) {
        // Only the insurers' part: a REPLACED was settled and a SUBMITTED is dated after that.
        reportNegativeAge(claim, null, "the " + party + "'s part was settled before it was billed");
      }
      daysToPay.add((int) Math.max(0, days));
    }

    private void reportNegativeAge(ClaimPosition claim, Long cents, String detail) {
      findings.add(new Finding(Finding.Kind.NEGATIVE_AGE, claim.claimId(), cents, null, detail));
    }

    private void changeOn(LocalDate day) {
      if (day.isAfter(asOf) && (changesOn == null || day.isBefore(changesOn))) {
        changesOn = day;
      }
    }
  }
}
