package org.duebook.local.simulator;

/**
 * What a patient's plan asks of the patient.
 *
 * @param deductibleCents paid by the patient before the plan pays anything, each calendar year
 * @param copayCents fixed amount for a visit that has a copay, instead of deductible and
 *     coinsurance; 0: none
 * @param coinsurance the patient's part of what is allowed beyond the deductible, 0 to 1
 */
record InsurancePlan(long deductibleCents, long copayCents, double coinsurance) {
  /** A plan that asks for nothing. */
  static final InsurancePlan NOTHING = new InsurancePlan(0, 0, 0);

  // Part B of 2025: yearly deductible and coinsurance (42 U.S.C. 1395l).
  private static final InsurancePlan MEDICARE = new InsurancePlan(25_700, 0, 0.20);
  private static final double HIGH_DEDUCTIBLE_SHARE = 0.30;
  private static final double MEDICAID_COPAY_SHARE = 0.40;

  static InsurancePlan draw(PayerProfile payer, Chance chance) {
    return switch (payer.payerClass()) {
      case COMMERCIAL, OTHER ->
          chance.happens(HIGH_DEDUCTIBLE_SHARE)
              ? new InsurancePlan(chance.between(32, 70) * 10_000L, 0, 0.20)
              : new InsurancePlan(
                  chance.between(1, 8) * 25_000L,
                  chance.between(3, 10) * 500L,
                  chance.between(2, 6) * 0.05);
      // Medicare Advantage asks copays, the government's own plan a coinsurance.
      case MEDICARE ->
          payer.crossesOver() ? MEDICARE : new InsurancePlan(0, chance.between(2, 9) * 500L, 0.20);
      // Beyond a copay nothing may be asked of the patient.
      case MEDICAID ->
          chance.happens(MEDICAID_COPAY_SHARE) ? new InsurancePlan(0, 400, 0) : NOTHING;
      case OTHER_GOVERNMENT -> new InsurancePlan(15_000, 0, 0.20);
      case WORKERS_COMP, UNKNOWN -> NOTHING;
    };
  }
}
