package org.duebook.local.simulator;

import java.util.List;

/**
 * What a visit was for. Charges are log-normal; medians and spreads are assumptions in the size of
 * an independent practice's price list.
 */
enum VisitKind {
  /** A consultation. */
  OFFICE(0.52, 16_500, 0.35, true, false),
  /** A yearly check-up; plans ask no share of it (42 U.S.C. 300gg-13). */
  PREVENTIVE(0.09, 22_000, 0.25, false, true),
  /** Laboratory work. */
  LABORATORY(0.15, 11_000, 0.60, false, false),
  /** Pictures: X-ray, ultrasound, tomography. */
  IMAGING(0.07, 48_000, 0.50, false, false),
  /** Physical or other therapy. */
  THERAPY(0.09, 14_000, 0.30, true, false),
  /** A smaller intervention in the practice. */
  PROCEDURE(0.065, 125_000, 0.65, false, false),
  /** An operation. */
  SURGERY(0.015, 620_000, 0.60, false, false);

  private static final long SMALLEST_CHARGE_CENTS = 2_000;
  private static final long LARGEST_CHARGE_CENTS = 20_000_000;

  private final double share;
  private final long medianChargeCents;
  private final double chargeSigma;
  private final boolean copay;
  private final boolean freeForPatient;

  VisitKind(
      double share,
      long medianChargeCents,
      double chargeSigma,
      boolean copay,
      boolean freeForPatient) {
    this.share = share;
    this.medianChargeCents = medianChargeCents;
    this.chargeSigma = chargeSigma;
    this.copay = copay;
    this.freeForPatient = freeForPatient;
  }

  static VisitKind draw(Chance chance) {
    return chance.pick(List.of(values()), kind -> kind.share);
  }

  /** What is billed, in cents. */
  long drawChargeCents(double feeLevel, Chance chance) {
    long cents = StrictMath.round(chance.logNormal(medianChargeCents * feeLevel, chargeSigma));
    return Math.max(SMALLEST_CHARGE_CENTS, Math.min(LARGEST_CHARGE_CENTS, cents));
  }

  /** Whether a plan with copays asks one for it, instead of deductible and coinsurance. */
  boolean hasCopay() {
    return copay;
  }

  /** Whether insured patients owe nothing for it. */
  boolean isFreeForPatient() {
    return freeForPatient;
  }
}
