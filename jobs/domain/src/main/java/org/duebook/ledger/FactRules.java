package org.duebook.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether a fact may enter a ledger (contract page, section 1, "nothing is dropped
 * silently").
 *
 * @param currency ISO 4217 code of all amounts
 * @param calendar tells the practice's business days
 * @param maxTextLength longest id or code, in characters
 * @param maxAllocations most allocations of a payment
 * @param maxAdjustments most adjustments, and most remark codes, of a remittance
 * @param maxCoverages most coverages of a claim, and the highest payer sequence
 */
public record FactRules(
    String currency,
    BusinessCalendar calendar,
    int maxTextLength,
    int maxAllocations,
    int maxAdjustments,
    int maxCoverages) {

  /** Nothing in a ledger took effect before this day. */
  public static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

  /** A service may be planned at most this many days ahead of the event that tells of it. */
  public static final int MAX_SERVICE_DAYS_AHEAD = 400;

  /**
   * One hundred billion of the currency's main unit: beyond any claim. No fact moves more than this
   * in any sum, so sums over 900,000 facts of the largest kind still fit into 64 bits.
   */
  public static final long MAX_CENTS = 10_000_000_000_000L;

  private static final Pattern CURRENCY_CODE = Pattern.compile("[A-Z]{3}");

  /**
   * The first rule that a fact breaks, or empty if it keeps them all.
   *
   * @param fact what came in
   * @param latestOccurredAt the last millisecond at which anything may have taken effect
   */
  public Optional<Violation> check(Fact fact, long latestOccurredAt) {
    Check check = new Check();
    check.text("eventId", fact.eventId());
    check.occurredAt(fact.occurredAt(), latestOccurredAt);
    if (fact instanceof ClaimFact claim) {
      check(claim, check);
    } else if (fact instanceof RemittanceFact remittance) {
      check(remittance, check);
    } else if (fact instanceof PaymentFact payment) {
      check(payment, check);
    } else if (fact instanceof WriteOffFact writeOff) {
      check(writeOff, check);
    } else if (fact instanceof ActivityFact activity) {
      check(activity, check);
    }
    return check.first();
  }

  /** The rule that an account's or practice's id breaks, or empty. */
  public Optional<Violation> checkId(String field, String id) {
    Check check = new Check();
    check.text(field, id);
    return check.first();
  }

  private static void check(ClaimFact claim, Check check) {
    check.text("claimId", claim.claimId());
    check.text("submissionId", claim.submissionId());
    if (claim.terms() != null) {
      check(claim.terms(), claim.occurredAt(), check);
    } else if (claim.type().isSubmission()) {
      check.broken(
          Violation.Rule.MISSING_FIELD,
          "terms: absent (expected: present with " + claim.type() + ")");
    }
  }

  private static void check(ClaimTerms terms, long occurredAt, Check check) {
    check.notNegative("terms.billedCents", terms.billedCents());
    if (terms.expectedAllowedCents() != null) {
      check.notNegative("terms.expectedAllowedCents", terms.expectedAllowedCents());
    }
    check.currency(terms.currency());
    check.entries("terms.coverages", terms.coverages().size(), check.rules().maxCoverages);
    terms
        .coverages()
        .forEach(coverage -> check.text("terms.coverages.payerId", coverage.payerId()));
    check.serviceDate(terms.serviceDate(), occurredAt);
  }

  private static void check(RemittanceFact remittance, Check check) {
    check.text("eobId", remittance.eobId());
    check.text("claimId", remittance.claimId());
    check.text("payerId", remittance.payerId());
    check.optionalText("traceNumber", remittance.traceNumber());
    check.optionalText("reversesEobId", remittance.reversesEobId());
    check.sequence(remittance.payerSequence());
    check.entries("adjustments", remittance.adjustments().size(), check.rules().maxAdjustments);
    check.entries("remarkCodes", remittance.remarkCodes().size(), check.rules().maxAdjustments);
    remittance.remarkCodes().forEach(code -> check.text("remarkCodes", code));
    remittance
        .adjustments()
        .forEach(adjustment -> check.text("adjustments.reasonCode", adjustment.reasonCode()));
    switch (remittance.type()) {
      case PROCESSED -> checkAmounts(remittance, check);
      // Amounts on a reversal are not read.
      case REVERSED -> check.text("reversesEobId", remittance.reversesEobId());
    }
  }

  private static void checkAmounts(RemittanceFact remittance, Check check) {
    check.notNegative("paidCents", remittance.paidCents());
    if (remittance.allowedCents() != null) {
      check.notHuge("allowedCents", remittance.allowedCents());
    }
    long together = 0;
    for (RemittanceAdjustment adjustment : remittance.adjustments()) {
      check.notHuge("adjustments.amountCents", adjustment.amountCents());
      if (check.first().isPresent()) {
        return;
      }
      together += Math.abs(adjustment.amountCents());
    }
    check.notHuge("adjustments.amountCents together, signs apart", together);
  }

  private static void check(PaymentFact payment, Check check) {
    check.text("paymentId", payment.paymentId());
    check.optionalText("payerId", payment.payerId());
    check.optionalText("traceNumber", payment.traceNumber());
    check.optionalText("reversesPaymentId", payment.reversesPaymentId());
    check.positive("amountCents", payment.amountCents());
    check.entries("allocations", payment.allocations().size(), check.rules().maxAllocations);
    long allocated = 0;
    for (Allocation allocation : payment.allocations()) {
      check.text("allocations.claimId", allocation.claimId());
      check.positive("allocations.amountCents", allocation.amountCents());
      if (check.first().isPresent()) {
        return;
      }
      allocated += allocation.amountCents();
    }
    if (allocated > payment.amountCents()) {
      check.broken(
          Violation.Rule.ALLOCATIONS_ABOVE_PAYMENT,
          "allocations: %d cents together (expected: at most amountCents, %d)"
              .formatted(allocated, payment.amountCents()));
    }
    if (payment.type() == PaymentFact.Type.REVERSED) {
      check.text("reversesPaymentId", payment.reversesPaymentId());
    }
  }

  private static void check(WriteOffFact writeOff, Check check) {
    check.text("adjustmentId", writeOff.adjustmentId());
    check.text("claimId", writeOff.claimId());
    check.optionalText("reversesAdjustmentId", writeOff.reversesAdjustmentId());
    check.positive("amountCents", writeOff.amountCents());
    if (writeOff.type() == WriteOffFact.Type.REVERSED) {
      check.text("reversesAdjustmentId", writeOff.reversesAdjustmentId());
    }
  }

  private static void check(ActivityFact activity, Check check) {
    check.text("activityId", activity.activityId());
    check.optionalText("claimId", activity.claimId());
    check.optionalText("code", activity.code());
  }

  /** Looks at one fact's fields in turn and keeps the first rule that is broken. */
  private final class Check {
    private Violation first;

    FactRules rules() {
      return FactRules.this;
    }

    Optional<Violation> first() {
      return Optional.ofNullable(first);
    }

    void broken(Violation.Rule rule, String detail) {
      if (first == null) {
        first = new Violation(rule, detail);
      }
    }

    void text(String field, String text) {
      if (text == null || text.isBlank()) {
        broken(Violation.Rule.MISSING_FIELD, field + ": empty (expected: text)");
      } else {
        optionalText(field, text);
      }
    }

    void optionalText(String field, String text) {
      if (text != null && text.length() > maxTextLength) {
        broken(
            Violation.Rule.TEXT_TOO_LONG,
            "%s: %d characters (expected: at most %d)"
                .formatted(field, text.length(), maxTextLength));
      }
    }

    void notHuge(String field, long cents) {
      if (cents > MAX_CENTS || cents < -MAX_CENTS) {
        broken(
            Violation.Rule.AMOUNT_TOO_LARGE,
            "%s: %d cents (expected: at most %d)".formatted(field, cents, MAX_CENTS));
      }
    }

    void notNegative(String field, long cents) {
      if (cents < 0) {
        broken(
            Violation.Rule.NEGATIVE_AMOUNT,
            "%s: %d cents (expected: 0 or more)".formatted(field, cents));
      }
      notHuge(field, cents);
    }

    void positive(String field, long cents) {
      if (cents <= 0) {
        broken(
            Violation.Rule.AMOUNT_NOT_POSITIVE,
            "%s: %d cents (expected: more than 0)".formatted(field, cents));
      }
      notHuge(field, cents);
    }

    void entries(String field, int count, int max) {
      if (count > max) {
        broken(
            Violation.Rule.TOO_MANY_ENTRIES,
            "%s: %d entries (expected: at most %d)".formatted(field, count, max));
      }
    }

    void sequence(int payerSequence) {
      if (payerSequence < 1 || payerSequence > maxCoverages) {
        broken(
            Violation.Rule.INVALID_SEQUENCE,
            "payerSequence: %d (expected: 1 to %d)".formatted(payerSequence, maxCoverages));
      }
    }

    void currency(String stated) {
      if (!currency.equals(stated)) {
        broken(
            Violation.Rule.FOREIGN_CURRENCY,
            "terms.currency: %s (expected: %s)".formatted(shown(stated), currency));
      }
    }

    /** Free text can hold anything, a patient's name too: only what looks like a code is shown. */
    private static String shown(String currencyCode) {
      return currencyCode != null && CURRENCY_CODE.matcher(currencyCode).matches()
          ? currencyCode
          : "no currency code";
    }

    void occurredAt(long occurredAt, long latestOccurredAt) {
      if (occurredAt < calendar.startOf(EARLIEST)) {
        broken(
            Violation.Rule.OCCURRED_TOO_EARLY,
            "occurredAt: %s (expected: not before %s)"
                .formatted(Instant.ofEpochMilli(occurredAt), EARLIEST));
      } else if (occurredAt > latestOccurredAt) {
        broken(
            Violation.Rule.OCCURRED_TOO_FAR_AHEAD,
            "occurredAt: %s (expected: not after %s)"
                .formatted(
                    Instant.ofEpochMilli(occurredAt), Instant.ofEpochMilli(latestOccurredAt)));
      }
    }

    void serviceDate(LocalDate serviceDate, long occurredAt) {
      if (serviceDate == null) {
        broken(Violation.Rule.MISSING_FIELD, "terms.serviceDate: absent (expected: a date)");
        return;
      }
      LocalDate latest = calendar.dayOf(occurredAt).plusDays(MAX_SERVICE_DAYS_AHEAD);
      if (serviceDate.isBefore(EARLIEST) || serviceDate.isAfter(latest)) {
        broken(
            Violation.Rule.SERVICE_DATE_OUT_OF_RANGE,
            "terms.serviceDate: %s (expected: %s to %s)".formatted(serviceDate, EARLIEST, latest));
      }
    }
  }
}
