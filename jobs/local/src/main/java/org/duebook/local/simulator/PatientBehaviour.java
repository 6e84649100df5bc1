package org.duebook.local.simulator;

import java.util.List;

/**
 * How a guarantor deals with bills. An account keeps its behaviour for good, so that past lateness
 * foretells future lateness. Shares and chances are assumptions.
 */
enum PatientBehaviour {
  // In this order: share of accounts; chance that the first, second, third and a later statement is
  // paid; median days from that statement to the payment; smallest and largest part that it covers;
  // promises broken; calls answered; returned checks beside the usual; instalments and copays paid.

  /** Pays the first statement, as a rule within two weeks. */
  PROMPT(0.42, 0.92, 0.70, 0.60, 0.50, 8, 1, 1, 0.20, 0.25, 0.5, 0.97),
  /** Pays in full, but lets one or two statements go by. */
  SLOW(0.24, 0.22, 0.42, 0.60, 0.55, 17, 1, 1, 0.30, 0.45, 1.0, 0.90),
  /** Pays a part, and then another. */
  PARTIAL(0.11, 0.55, 0.55, 0.50, 0.40, 15, 0.25, 0.60, 0.35, 0.40, 1.2, 0.80),
  /** Promises when called, and mostly does not keep it. */
  PROMISE_BREAKER(0.08, 0.06, 0.12, 0.18, 0.25, 22, 0.5, 1.0, 0.75, 0.70, 3.0, 0.45),
  /** Asks for instalments when the bill is large, else pays with some delay. */
  PLAN_PAYER(0.07, 0.50, 0.55, 0.55, 0.45, 14, 1, 1, 0.15, 0.45, 1.0, 0.95),
  /** Hardly ever pays. */
  NEVER(0.08, 0.02, 0.02, 0.03, 0.03, 30, 0.2, 0.8, 0.95, 0.15, 2.0, 0.20);

  private final double share;
  private final double paysFirstStatement;
  private final double paysSecondStatement;
  private final double paysThirdStatement;
  private final double paysLaterStatement;
  private final double medianDaysToPay;
  private final double smallestPart;
  private final double largestPart;
  private final double brokenPromises;
  private final double answersCalls;
  private final double bounceFactor;
  private final double keepsTerms;

  PatientBehaviour(
      double share,
      double paysFirstStatement,
      double paysSecondStatement,
      double paysThirdStatement,
      double paysLaterStatement,
      double medianDaysToPay,
      double smallestPart,
      double largestPart,
      double brokenPromises,
      double answersCalls,
      double bounceFactor,
      double keepsTerms) {
    this.share = share;
    this.paysFirstStatement = paysFirstStatement;
    this.paysSecondStatement = paysSecondStatement;
    this.paysThirdStatement = paysThirdStatement;
    this.paysLaterStatement = paysLaterStatement;
    this.medianDaysToPay = medianDaysToPay;
    this.smallestPart = smallestPart;
    this.largestPart = largestPart;
    this.brokenPromises = brokenPromises;
    this.answersCalls = answersCalls;
    this.bounceFactor = bounceFactor;
    this.keepsTerms = keepsTerms;
  }

  static PatientBehaviour draw(Chance chance) {
    return chance.pick(List.of(values()), PatientBehaviour::share);
  }

  /** The share of accounts that behave like this. */
  double share() {
    return share;
  }

  /**
   * The chance that a statement leads to a payment; {@code statement} is 1 for the first one of a
   * balance.
   */
  double payChance(int statement) {
    return switch (statement) {
      case 1 -> paysFirstStatement;
      case 2 -> paysSecondStatement;
      case 3 -> paysThirdStatement;
      default -> paysLaterStatement;
    };
  }

  /** Days from a statement to the payment it leads to, half of the times. */
  double medianDaysToPay() {
    return medianDaysToPay;
  }

  /** How much of the open balance such a payment covers: 1 is all of it. */
  double drawPaidPart(Chance chance) {
    return chance.between(smallestPart, largestPart);
  }

  boolean paysInParts() {
    return this == PARTIAL;
  }

  /** The share of promises that are not kept. */
  double brokenPromises() {
    return brokenPromises;
  }

  /** The share of calls that reach somebody. */
  double answersCalls() {
    return answersCalls;
  }

  /** How much more often than usual a check or debit is returned. */
  double bounceFactor() {
    return bounceFactor;
  }

  /** How often it pays what was agreed beforehand: an instalment, a copay at the desk. */
  double keepsTerms() {
    return keepsTerms;
  }
}
