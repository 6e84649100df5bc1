package org.duebook.local.simulator;

import java.time.LocalDate;

/** How much of the plan's deductible an account has used in the calendar year. */
final class BenefitYear {
  private int year;
  private long usedCents;

  /**
   * At the start of a history part of a year may have gone by, and part of the deductible with it.
   */
  BenefitYear(LocalDate start, InsurancePlan plan, Chance chance) {
    this.year = start.getYear();
    double gone = (start.getDayOfYear() - 1) / 365.0;
    this.usedCents = StrictMath.round(plan.deductibleCents() * gone * chance.between(0.0, 1.0));
  }

  /** Charges an allowed amount to the deductible; the part that it takes, in cents. */
  long take(long serviceDay, long allowedCents, InsurancePlan plan) {
    int serviceYear = LocalDate.ofEpochDay(serviceDay).getYear();
    if (serviceYear > year) {
      year = serviceYear;
      usedCents = 0;
    }
    long taken = Math.max(0, Math.min(allowedCents, plan.deductibleCents() - usedCents));
    // A claim of last year that is decided now uses last year's deductible: no more is known of it.
    if (serviceYear == year) {
      usedCents += taken;
    }
    return taken;
  }

  /** Undoes what an earlier decision on a claim has taken. */
  void giveBack(long serviceDay, long takenCents) {
    if (LocalDate.ofEpochDay(serviceDay).getYear() == year) {
      usedCents -= takenCents;
    }
  }
}
