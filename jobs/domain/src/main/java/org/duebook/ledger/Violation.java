package org.duebook.ledger;

/**
 * Why a fact is refused.
 *
 * @param rule the rule it breaks
 * @param detail field, value and what was expected; no identifier of a patient, account or claim
 */
public record Violation(Rule rule, String detail) {

  /** The rules a fact must keep to be taken in (contract page, section 1). */
  public enum Rule {
    /** A field that must have text is empty. */
    MISSING_FIELD,
    /** A text is longer than the settings allow. */
    TEXT_TOO_LONG,
    /** An amount that may not be negative is. */
    NEGATIVE_AMOUNT,
    /** An amount that must be above 0 is not. */
    AMOUNT_NOT_POSITIVE,
    /** An amount beyond anything a claim can be; it would endanger sums. */
    AMOUNT_TOO_LARGE,
    /** The allocations add up to more than the payment. */
    ALLOCATIONS_ABOVE_PAYMENT,
    /** A list is longer than the settings allow. */
    TOO_MANY_ENTRIES,
    /** Another currency than the one of the settings. */
    FOREIGN_CURRENCY,
    /** It is said to have taken effect before 1990. */
    OCCURRED_TOO_EARLY,
    /** It is said to take effect too far in the future. */
    OCCURRED_TOO_FAR_AHEAD,
    /** The service was before 1990 or too long after the event. */
    SERVICE_DATE_OUT_OF_RANGE,
    /** A payer sequence below 1 or beyond the number of coverages a claim may have. */
    INVALID_SEQUENCE
  }
}
