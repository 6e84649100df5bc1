package org.duebook.local.simulator;

import java.util.List;
import org.duebook.schemas.PayerClass;

/**
 * How one payer behaves. All shares are of 1.
 *
 * @param payerId opaque id, the same in every practice
 * @param payerClass its class
 * @param share how many accounts of an average practice have it first
 * @param remittance days from the submission to the decision
 * @param allowedShare what it allows of an average charge: gross to net
 * @param denials how many first decisions are a denial, by reason
 * @param rejectionShare submissions that its front end refuses before any decision (277CA)
 * @param underpaidShare decisions below what the contract lets one expect
 * @param takebackShare paid claims that it takes back later
 * @param crossesOver whether it sends the claim on to the next payer by itself
 */
record PayerProfile(
    String payerId,
    PayerClass payerClass,
    double share,
    Lag remittance,
    double allowedShare,
    List<DenialRate> denials,
    double rejectionShare,
    double underpaidShare,
    double takebackShare,
    boolean crossesOver) {

  /** Pays second after Medicare; nobody has it first. */
  static final String SUPPLEMENT_ID = "payer-12";

  /** Pays for injuries at work, whatever else the patient has. */
  static final String WORKERS_COMP_ID = "payer-13";

  // Assumptions throughout. Medicare's contractors may not pay an electronic claim before day 14
  // (42 U.S.C. 1395u(c)(3)); slow payers, workers' compensation most of all, take two months.
  private static final int FASTEST_DAYS = 5;
  private static final int SLOWEST_DAYS = 180;
  private static final int MEDICARE_FLOOR_DAYS = 14;

  /**
   * How often a payer denies for a reason.
   *
   * @param reason why
   * @param share of its first decisions
   */
  record DenialRate(DenialReason reason, double share) {}

  /** The payers that all practices deal with. Initial denials come to about one claim in nine. */
  static List<PayerProfile> all() {
    // The last four of each: rejected, underpaid, taken back, crosses over.
    return List.of(
        new PayerProfile(
            "payer-01",
            PayerClass.COMMERCIAL,
            0.18,
            lag(17, 0.35),
            0.62,
            List.of(
                rate(DenialReason.INCOMPLETE, 0.025),
                rate(DenialReason.NOT_AUTHORIZED, 0.020),
                rate(DenialReason.BUNDLED, 0.012),
                rate(DenialReason.ATTACHMENT, 0.010),
                rate(DenialReason.REPEATED, 0.005),
                rate(DenialReason.NOT_COVERED, 0.006)),
            0.030,
            0.020,
            0.008,
            false),
        new PayerProfile(
            "payer-02",
            PayerClass.COMMERCIAL,
            0.13,
            lag(23, 0.40),
            0.57,
            List.of(
                rate(DenialReason.INCOMPLETE, 0.020),
                rate(DenialReason.NOT_NECESSARY, 0.025),
                rate(DenialReason.NOT_AUTHORIZED, 0.030),
                rate(DenialReason.BUNDLED, 0.020),
                rate(DenialReason.REQUESTED_RECORDS, 0.020),
                rate(DenialReason.MODIFIER, 0.010)),
            0.040,
            0.045,
            0.012,
            false),
        new PayerProfile(
            "payer-03",
            PayerClass.COMMERCIAL,
            0.08,
            lag(33, 0.45),
            0.66,
            List.of(
                rate(DenialReason.OTHER_INSURANCE_FIRST, 0.030),
                rate(DenialReason.NOT_IDENTIFIED, 0.020),
                rate(DenialReason.INCOMPLETE, 0.020),
                rate(DenialReason.DIAGNOSIS, 0.012),
                rate(DenialReason.NOT_COVERED, 0.015)),
            0.050,
            0.020,
            0.010,
            false),
        new PayerProfile(
            "payer-04",
            PayerClass.COMMERCIAL,
            0.05,
            lag(45, 0.50),
            0.54,
            List.of(
                rate(DenialReason.NOT_AUTHORIZED, 0.055),
                rate(DenialReason.NOT_NECESSARY, 0.040),
                rate(DenialReason.REQUESTED_RECORDS, 0.035),
                rate(DenialReason.BUNDLED, 0.030),
                rate(DenialReason.TOO_LATE, 0.015)),
            0.060,
            0.080,
            0.020,
            false),
        new PayerProfile(
            "payer-05",
            PayerClass.COMMERCIAL,
            0.03,
            lag(58, 0.50),
            0.70,
            List.of(
                rate(DenialReason.INCOMPLETE, 0.050),
                rate(DenialReason.WRONG_PAYER, 0.040),
                rate(DenialReason.TOO_LATE, 0.020)),
            0.090,
            0.015,
            0.005,
            false),
        new PayerProfile(
            "payer-06",
            PayerClass.MEDICARE,
            0.20,
            medicareLag(15, 0.18),
            0.43,
            List.of(
                rate(DenialReason.NOT_NECESSARY, 0.028),
                rate(DenialReason.INCOMPLETE, 0.020),
                rate(DenialReason.MODIFIER, 0.010),
                rate(DenialReason.REPEATED, 0.008),
                rate(DenialReason.WRONG_PAYER, 0.008)),
            0.025,
            0.003,
            0.006,
            true),
        new PayerProfile(
            "payer-07",
            PayerClass.MEDICARE,
            0.11,
            lag(25, 0.40),
            0.44,
            List.of(
                rate(DenialReason.NOT_AUTHORIZED, 0.060),
                rate(DenialReason.NOT_NECESSARY, 0.030),
                rate(DenialReason.INCOMPLETE, 0.025),
                rate(DenialReason.BUNDLED, 0.015)),
            0.040,
            0.030,
            0.015,
            false),
        new PayerProfile(
            "payer-08",
            PayerClass.MEDICAID,
            0.09,
            lag(28, 0.40),
            0.30,
            List.of(
                rate(DenialReason.OTHER_INSURANCE_FIRST, 0.045),
                rate(DenialReason.NOT_IDENTIFIED, 0.040),
                rate(DenialReason.INCOMPLETE, 0.035),
                rate(DenialReason.REPEATED, 0.010)),
            0.070,
            0.005,
            0.012,
            false),
        new PayerProfile(
            "payer-09",
            PayerClass.MEDICAID,
            0.06,
            lag(38, 0.45),
            0.33,
            List.of(
                rate(DenialReason.NOT_AUTHORIZED, 0.060),
                rate(DenialReason.NOT_IDENTIFIED, 0.035),
                rate(DenialReason.OTHER_INSURANCE_FIRST, 0.030),
                rate(DenialReason.ATTACHMENT, 0.030)),
            0.080,
            0.015,
            0.018,
            false),
        new PayerProfile(
            "payer-10",
            PayerClass.OTHER_GOVERNMENT,
            0.03,
            lag(31, 0.40),
            0.46,
            List.of(
                rate(DenialReason.INCOMPLETE, 0.040),
                rate(DenialReason.NOT_AUTHORIZED, 0.035),
                rate(DenialReason.WRONG_PAYER, 0.020)),
            0.050,
            0.010,
            0.005,
            false),
        new PayerProfile(
            "payer-11",
            PayerClass.OTHER,
            0.02,
            lag(40, 0.55),
            0.75,
            List.of(
                rate(DenialReason.INCOMPLETE, 0.060),
                rate(DenialReason.WRONG_PAYER, 0.040),
                rate(DenialReason.NOT_COVERED, 0.040)),
            0.080,
            0.010,
            0.003,
            false),
        new PayerProfile(
            SUPPLEMENT_ID,
            PayerClass.COMMERCIAL,
            0,
            lag(14, 0.40),
            0.65,
            List.of(),
            0,
            0,
            0,
            false),
        new PayerProfile(
            WORKERS_COMP_ID,
            PayerClass.WORKERS_COMP,
            0,
            lag(50, 0.50),
            0.60,
            List.of(
                rate(DenialReason.REQUESTED_RECORDS, 0.080),
                rate(DenialReason.ATTACHMENT, 0.050),
                rate(DenialReason.NOT_AUTHORIZED, 0.040)),
            0.060,
            0.030,
            0.005,
            false));
  }

  private static DenialRate rate(DenialReason reason, double share) {
    return new DenialRate(reason, share);
  }

  private static Lag lag(double medianDays, double sigma) {
    return new Lag(medianDays, sigma, FASTEST_DAYS, SLOWEST_DAYS);
  }

  private static Lag medicareLag(double medianDays, double sigma) {
    return new Lag(medianDays, sigma, MEDICARE_FLOOR_DAYS, SLOWEST_DAYS);
  }

  /** Why it denies a first decision, or null if it does not. */
  DenialReason drawDenial(Chance chance) {
    double draw = chance.between(0.0, 1.0);
    for (DenialRate denial : denials) {
      draw -= denial.share();
      if (draw < 0) {
        return denial.reason();
      }
    }
    return null;
  }

  boolean is(PayerClass other) {
    return payerClass == other;
  }
}
