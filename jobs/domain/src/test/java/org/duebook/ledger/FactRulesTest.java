package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duebook.kpi.AccountFigures;
import org.duebook.kpi.AgeingClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule at its limit, just below and just above. */
class FactRulesTest {
  private static final long MAX = FactRules.MAX_CENTS;
  private static final FactRules RULES = new FactRules("USD", BusinessCalendar.UTC, 8, 3, 3, 3);
  private static final long NOON = BusinessCalendar.UTC.startOf(day("2026-02-01")) + 43_200_000L;

  /** A claim, built from a valid one field by field. */
  private static final class Claim {
    private long occurredAt = NOON;
    private String eventId = "event";
    private String claimId = "claim";
    private String submissionId = "sub";
    private ClaimFact.Type type = ClaimFact.Type.SUBMITTED;
    private LocalDate serviceDate = day("2026-02-01");
    private long billed = 1;
    private Long expected;
    private String currency = "USD";
    private List<Coverage> coverages = List.of();
    private boolean withTerms = true;

    ClaimFact fact() {
      ClaimTerms terms = new ClaimTerms(serviceDate, billed, expected, currency, coverages);
      return new ClaimFact(
          eventId, occurredAt, claimId, submissionId, type, withTerms ? terms : null);
    }
  }

  /** An explanation, likewise. */
  private static final class Remittance {
    private String eobId = "eob";
    private String claimId = "claim";
    private RemittanceFact.Type type = RemittanceFact.Type.PROCESSED;
    private String reverses;
    private String payerId = "payer";
    private int sequence = 1;
    private Long allowed;
    private long paid;
    private List<RemittanceAdjustment> adjustments = List.of();
    private List<String> remarks = List.of();
    private String trace;

    RemittanceFact fact() {
      return new RemittanceFact(
          "event",
          NOON,
          eobId,
          claimId,
          type,
          reverses,
          payerId,
          sequence,
          allowed,
          paid,
          adjustments,
          remarks,
          false,
          trace);
    }
  }

  private static PaymentFact payment(long cents, Allocation... allocations) {
    return payment("payment", PaymentFact.Type.RECEIVED, cents, null, null, null, allocations);
  }

  private static PaymentFact payment(
      String paymentId,
      PaymentFact.Type type,
      long cents,
      String payerId,
      String reverses,
      String trace,
      Allocation... allocations) {
    return new PaymentFact(
        "event",
        NOON,
        paymentId,
        type,
        PaymentFact.Source.PATIENT,
        payerId,
        PaymentFact.Method.CASH,
        cents,
        List.of(allocations),
        reverses,
        trace);
  }

  private static WriteOffFact writeOff(
      String adjustmentId, String claimId, WriteOffFact.Type type, long cents, String reverses) {
    return new WriteOffFact(
        "event",
        NOON,
        adjustmentId,
        claimId,
        type,
        WriteOffFact.Reason.CHARITY,
        Party.PATIENT,
        cents,
        reverses);
  }

  private static ActivityFact activity(String activityId, String claimId, String code) {
    return new ActivityFact(
        "event",
        NOON,
        activityId,
        ActivityFact.Type.CONVERSATION,
        claimId,
        null,
        LocalDate.MAX,
        code);
  }

  private static RemittanceAdjustment adjustment(String code, long cents) {
    return new RemittanceAdjustment(AdjustmentGroup.CO, code, cents);
  }

  private static Optional<Violation> check(Fact fact) {
    return RULES.check(fact, Long.MAX_VALUE);
  }

  private static void assertKept(Fact fact) {
    assertThat(check(fact)).isEmpty();
  }

  private static void assertBroken(Fact fact, Violation.Rule rule, String detail) {
    assertThat(check(fact)).contains(new Violation(rule, detail));
  }

  @Nested
  class OccurredAt {
    private Optional<Violation> at(FactRules rules, long occurredAt, long latest) {
      Claim claim = new Claim();
      claim.occurredAt = occurredAt;
      claim.serviceDate = day("1990-01-01");
      return rules.check(claim.fact(), latest);
    }

    @Test
    void isNotBefore1990() {
      long first = BusinessCalendar.UTC.startOf(day("1990-01-01"));

      assertThat(at(RULES, first, NOON)).isEmpty();
      assertThat(at(RULES, first + 1, NOON)).isEmpty();
      assertThat(at(RULES, first - 1, NOON))
          .contains(
              new Violation(
                  Violation.Rule.OCCURRED_TOO_EARLY,
                  "occurredAt: 1989-12-31T23:59:59.999Z (expected: not before 1990-01-01)"));
    }

    @Test
    void isNotBefore1990InThePracticesZone() {
      FactRules newYork =
          new FactRules("USD", new BusinessCalendar(ZoneId.of("America/New_York")), 8, 3, 3, 3);
      long first = BusinessCalendar.UTC.startOf(day("1990-01-01"));

      assertThat(at(newYork, first + 5 * 3_600_000L, NOON)).isEmpty();
      assertThat(at(newYork, first + 5 * 3_600_000L - 1, NOON))
          .get()
          .extracting(Violation::rule)
          .isEqualTo(Violation.Rule.OCCURRED_TOO_EARLY);
    }

    @Test
    void isNotAfterTheLatestMomentAllowed() {
      long dayAhead = NOON + 86_400_000L;

      assertThat(at(RULES, dayAhead - 1, dayAhead)).isEmpty();
      assertThat(at(RULES, dayAhead, dayAhead)).isEmpty();
      assertThat(at(RULES, dayAhead + 1, dayAhead))
          .contains(
              new Violation(
                  Violation.Rule.OCCURRED_TOO_FAR_AHEAD,
                  "occurredAt: 2026-02-02T12:00:00.001Z (expected: not after"
                      + " 2026-02-02T12:00:00Z)"));
    }
  }

  @Nested
  class ServiceDate {
    private Fact on(String day) {
      Claim claim = new Claim();
      claim.serviceDate = day == null ? null : day(day);
      return claim.fact();
    }

    @Test
    void isAtMost400DaysAfterTheEvent() {
      assertKept(on("2027-03-07"));
      assertKept(on("2027-03-08"));
      assertBroken(
          on("2027-03-09"),
          Violation.Rule.SERVICE_DATE_OUT_OF_RANGE,
          "terms.serviceDate: 2027-03-09 (expected: 1990-01-01 to 2027-03-08)");
    }

    @Test
    void isNotBefore1990() {
      assertKept(on("1990-01-02"));
      assertKept(on("1990-01-01"));
      assertBroken(
          on("1989-12-31"),
          Violation.Rule.SERVICE_DATE_OUT_OF_RANGE,
          "terms.serviceDate: 1989-12-31 (expected: 1990-01-01 to 2027-03-08)");
    }

    @Test
    void isThere() {
      assertBroken(
          on(null), Violation.Rule.MISSING_FIELD, "terms.serviceDate: absent (expected: a date)");
    }
  }

  @Nested
  class Claims {
    private final Claim claim = new Claim();

    @Test
    void mayBeBilledAtNothingButNotBelow() {
      claim.billed = 0;
      assertKept(claim.fact());
      claim.billed = -1;
      assertBroken(
          claim.fact(),
          Violation.Rule.NEGATIVE_AMOUNT,
          "terms.billedCents: -1 cents (expected: 0 or more)");
    }

    @Test
    void areBilledAtMostTheLargestAmount() {
      claim.billed = MAX;
      assertKept(claim.fact());
      claim.billed = MAX + 1;
      assertBroken(
          claim.fact(),
          Violation.Rule.AMOUNT_TOO_LARGE,
          "terms.billedCents: 10000000000001 cents (expected: at most 10000000000000)");
    }

    @Test
    void mayExpectNothingButNotLess() {
      claim.expected = 0L;
      assertKept(claim.fact());
      claim.expected = -1L;
      assertBroken(
          claim.fact(),
          Violation.Rule.NEGATIVE_AMOUNT,
          "terms.expectedAllowedCents: -1 cents (expected: 0 or more)");
    }

    @ParameterizedTest
    @CsvSource(
        value = {
          "EUR, EUR",
          "usd, no currency code",
          "Jane Doe, no currency code",
          "null, no currency code"
        },
        nullValues = "null")
    void areInTheCurrencyOfTheSettings(String currency, String shown) {
      claim.currency = currency;
      assertBroken(
          claim.fact(),
          Violation.Rule.FOREIGN_CURRENCY,
          "terms.currency: " + shown + " (expected: USD)");
    }

    @Test
    void haveAtMostTheCoveragesOfTheSettings() {
      Coverage coverage = new Coverage("payer", PayerClass.OTHER);
      claim.coverages = Collections.nCopies(3, coverage);
      assertKept(claim.fact());
      claim.coverages = Collections.nCopies(4, coverage);
      assertBroken(
          claim.fact(),
          Violation.Rule.TOO_MANY_ENTRIES,
          "terms.coverages: 4 entries (expected: at most 3)");
    }

    @Test
    void nameThePayerOfEachCoverage() {
      claim.coverages = List.of(new Coverage(" ", PayerClass.OTHER));
      assertBroken(
          claim.fact(),
          Violation.Rule.MISSING_FIELD,
          "terms.coverages.payerId: empty (expected: text)");
    }

    @ParameterizedTest
    @EnumSource(ClaimFact.Type.class)
    void stateTermsWhenTheyAreSent(ClaimFact.Type type) {
      claim.type = type;
      claim.withTerms = false;
      if (type == ClaimFact.Type.SUBMITTED || type == ClaimFact.Type.REPLACED) {
        assertBroken(
            claim.fact(),
            Violation.Rule.MISSING_FIELD,
            "terms: absent (expected: present with " + type + ")");
      } else {
        assertKept(claim.fact());
      }
    }
  }

  @Nested
  class Texts {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void areThere(String nothing) {
      Claim unnamedEvent = new Claim();
      unnamedEvent.eventId = nothing;
      assertMissing("eventId", unnamedEvent.fact());
      Claim unnamedClaim = new Claim();
      unnamedClaim.claimId = nothing;
      assertMissing("claimId", unnamedClaim.fact());
      Claim unnamedSubmission = new Claim();
      unnamedSubmission.submissionId = nothing;
      assertMissing("submissionId", unnamedSubmission.fact());
      Remittance unnamedEob = new Remittance();
      unnamedEob.eobId = nothing;
      assertMissing("eobId", unnamedEob.fact());
      Remittance ofNoClaim = new Remittance();
      ofNoClaim.claimId = nothing;
      assertMissing("claimId", ofNoClaim.fact());
      Remittance ofNoPayer = new Remittance();
      ofNoPayer.payerId = nothing;
      assertMissing("payerId", ofNoPayer.fact());
      assertMissing("paymentId", payment(nothing, PaymentFact.Type.RECEIVED, 1, null, null, null));
      assertMissing(
          "adjustmentId", writeOff(nothing, "claim", WriteOffFact.Type.WRITTEN_OFF, 1, null));
      assertMissing("claimId", writeOff("write", nothing, WriteOffFact.Type.WRITTEN_OFF, 1, null));
      assertMissing("activityId", activity(nothing, null, null));
      if (nothing != null) {
        assertMissing("allocations.claimId", payment(1, new Allocation(nothing, 1)));
        Remittance withoutCode = new Remittance();
        withoutCode.adjustments = List.of(adjustment(nothing, 1));
        assertMissing("adjustments.reasonCode", withoutCode.fact());
        Remittance withoutRemark = new Remittance();
        withoutRemark.remarks = List.of(nothing);
        assertMissing("remarkCodes", withoutRemark.fact());
      }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void nameWhatAReversalUndoes(String nothing) {
      Remittance reversal = new Remittance();
      reversal.type = RemittanceFact.Type.REVERSED;
      reversal.reverses = nothing;
      assertMissing("reversesEobId", reversal.fact());
      assertMissing(
          "reversesPaymentId",
          payment("payment", PaymentFact.Type.REVERSED, 1, null, nothing, null));
      assertMissing(
          "reversesAdjustmentId",
          writeOff("write", "claim", WriteOffFact.Type.REVERSED, 1, nothing));
    }

    private void assertMissing(String field, Fact fact) {
      assertBroken(fact, Violation.Rule.MISSING_FIELD, field + ": empty (expected: text)");
    }

    @Test
    void areAtMostAsLongAsTheSettingsAllow() {
      assertKept(activity("1234567", "1234567", "1234567"));
      assertKept(activity("12345678", "12345678", "12345678"));
      assertTooLong("activityId", activity("123456789", null, null));
      assertTooLong("claimId", activity("activity", "123456789", null));
      assertTooLong("code", activity("activity", null, "123456789"));
      Remittance traced = new Remittance();
      traced.trace = "123456789";
      assertTooLong("traceNumber", traced.fact());
      assertTooLong(
          "traceNumber", payment("payment", PaymentFact.Type.RECEIVED, 1, null, null, "123456789"));
      assertTooLong(
          "payerId", payment("payment", PaymentFact.Type.RECEIVED, 1, "123456789", null, null));
      assertTooLong("allocations.claimId", payment(1, new Allocation("123456789", 1)));
      assertTooLong(
          "reversesPaymentId",
          payment("payment", PaymentFact.Type.REVERSED, 1, null, "123456789", null));
    }

    private void assertTooLong(String field, Fact fact) {
      assertBroken(
          fact, Violation.Rule.TEXT_TOO_LONG, field + ": 9 characters (expected: at most 8)");
    }

    @Test
    void ofAccountAndPracticeKeepTheSameRules() {
      assertThat(RULES.checkId("accountId", "12345678")).isEmpty();
      assertThat(RULES.checkId("accountId", "123456789"))
          .contains(
              new Violation(
                  Violation.Rule.TEXT_TOO_LONG, "accountId: 9 characters (expected: at most 8)"));
      assertThat(RULES.checkId("practiceId", " "))
          .contains(
              new Violation(Violation.Rule.MISSING_FIELD, "practiceId: empty (expected: text)"));
    }
  }

  @Nested
  class Remittances {
    private final Remittance remittance = new Remittance();

    @Test
    void mayPayNothingButNotLess() {
      remittance.paid = 0;
      assertKept(remittance.fact());
      remittance.paid = -1;
      assertBroken(
          remittance.fact(),
          Violation.Rule.NEGATIVE_AMOUNT,
          "paidCents: -1 cents (expected: 0 or more)");
    }

    @Test
    void payAtMostTheLargestAmount() {
      remittance.paid = MAX;
      assertKept(remittance.fact());
      remittance.paid = MAX + 1;
      assertThat(check(remittance.fact()))
          .get()
          .extracting(Violation::rule)
          .isEqualTo(Violation.Rule.AMOUNT_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(longs = {MAX + 1, -MAX - 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void allowAndAdjustNoMoreThanTheLargestAmountInEitherDirection(long cents) {
      remittance.allowed = cents;
      assertBroken(
          remittance.fact(),
          Violation.Rule.AMOUNT_TOO_LARGE,
          "allowedCents: " + cents + " cents (expected: at most 10000000000000)");
      remittance.allowed = null;
      remittance.adjustments = List.of(adjustment("45", cents));
      assertBroken(
          remittance.fact(),
          Violation.Rule.AMOUNT_TOO_LARGE,
          "adjustments.amountCents: " + cents + " cents (expected: at most 10000000000000)");
    }

    @ParameterizedTest
    @ValueSource(longs = {MAX, -MAX, 0, -1})
    void mayAllowAndAdjustByAnySignedAmountUpToTheLargest(long cents) {
      remittance.allowed = cents;
      remittance.adjustments = List.of(adjustment("45", cents));
      assertKept(remittance.fact());
    }

    @Test
    void adjustNoMoreThanTheLargestAmountInAll() {
      remittance.adjustments = List.of(adjustment("45", -MAX + 1), adjustment("16", 1));
      assertKept(remittance.fact());
      remittance.adjustments = List.of(adjustment("45", -MAX), adjustment("16", 1));
      assertBroken(
          remittance.fact(),
          Violation.Rule.AMOUNT_TOO_LARGE,
          "adjustments.amountCents together, signs apart: 10000000000001 cents (expected: at most"
              + " 10000000000000)");
    }

    @Test
    void haveNoAmountReadWhenTheyReverse() {
      remittance.type = RemittanceFact.Type.REVERSED;
      remittance.reverses = "eob-0";
      remittance.paid = Long.MIN_VALUE;
      remittance.allowed = Long.MIN_VALUE;
      remittance.adjustments = List.of(adjustment("45", Long.MIN_VALUE));
      assertKept(remittance.fact());
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "3, true", "4, false", "-1, false", "2147483647, false"})
    void areOfASequenceThatACoverageCanHave(int sequence, boolean kept) {
      remittance.sequence = sequence;
      if (kept) {
        assertKept(remittance.fact());
      } else {
        assertBroken(
            remittance.fact(),
            Violation.Rule.INVALID_SEQUENCE,
            "payerSequence: " + sequence + " (expected: 1 to 3)");
      }
    }

    @Test
    void haveAtMostTheAdjustmentsAndRemarksOfTheSettings() {
      remittance.adjustments = Collections.nCopies(3, adjustment("45", 1));
      remittance.remarks = Collections.nCopies(3, "MA130");
      assertKept(remittance.fact());
      remittance.remarks = Collections.nCopies(4, "MA130");
      assertBroken(
          remittance.fact(),
          Violation.Rule.TOO_MANY_ENTRIES,
          "remarkCodes: 4 entries (expected: at most 3)");
      remittance.adjustments = Collections.nCopies(4, adjustment("45", 1));
      assertBroken(
          remittance.fact(),
          Violation.Rule.TOO_MANY_ENTRIES,
          "adjustments: 4 entries (expected: at most 3)");
    }
  }

  @Nested
  class Payments {
    @ParameterizedTest
    @EnumSource(PaymentFact.Type.class)
    void areAboveNothing(PaymentFact.Type type) {
      assertKept(payment("payment", type, 1, null, "other", null));
      for (long cents : new long[] {0, -1}) {
        assertBroken(
            payment("payment", type, cents, null, "other", null),
            Violation.Rule.AMOUNT_NOT_POSITIVE,
            "amountCents: " + cents + " cents (expected: more than 0)");
      }
    }

    @Test
    void areAtMostTheLargestAmount() {
      assertKept(payment(MAX, new Allocation("claim", MAX)));
      assertBroken(
          payment(MAX + 1),
          Violation.Rule.AMOUNT_TOO_LARGE,
          "amountCents: 10000000000001 cents (expected: at most 10000000000000)");
    }

    @Test
    void areAllocatedUpToTheirAmount() {
      assertKept(payment(100, new Allocation("one", 60), new Allocation("two", 39)));
      assertKept(payment(100, new Allocation("one", 60), new Allocation("two", 40)));
      assertBroken(
          payment(100, new Allocation("one", 60), new Allocation("two", 41)),
          Violation.Rule.ALLOCATIONS_ABOVE_PAYMENT,
          "allocations: 101 cents together (expected: at most amountCents, 100)");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void haveAllocationsAboveNothing(long cents) {
      assertBroken(
          payment(100, new Allocation("one", 100), new Allocation("two", cents)),
          Violation.Rule.AMOUNT_NOT_POSITIVE,
          "allocations.amountCents: " + cents + " cents (expected: more than 0)");
    }

    @Test
    void cannotHideAllocationsThatOverflow() {
      assertThat(
              check(
                  payment(
                      100,
                      new Allocation("one", Long.MAX_VALUE),
                      new Allocation("two", Long.MAX_VALUE))))
          .get()
          .extracting(Violation::rule)
          .isEqualTo(Violation.Rule.AMOUNT_TOO_LARGE);
    }

    @Test
    void haveAtMostTheAllocationsOfTheSettings() {
      Allocation cent = new Allocation("claim", 1);
      assertKept(payment(100, cent, cent, cent));
      assertBroken(
          payment(100, cent, cent, cent, cent),
          Violation.Rule.TOO_MANY_ENTRIES,
          "allocations: 4 entries (expected: at most 3)");
    }
  }

  @Nested
  class WriteOffs {
    @ParameterizedTest
    @EnumSource(WriteOffFact.Type.class)
    void areAboveNothing(WriteOffFact.Type type) {
      assertKept(writeOff("write", "claim", type, 1, "other"));
      for (long cents : new long[] {0, -1}) {
        assertBroken(
            writeOff("write", "claim", type, cents, "other"),
            Violation.Rule.AMOUNT_NOT_POSITIVE,
            "amountCents: " + cents + " cents (expected: more than 0)");
      }
    }

    @Test
    void areAtMostTheLargestAmount() {
      assertKept(writeOff("write", "claim", WriteOffFact.Type.WRITTEN_OFF, MAX, null));
      assertBroken(
          writeOff("write", "claim", WriteOffFact.Type.WRITTEN_OFF, MAX + 1, null),
          Violation.Rule.AMOUNT_TOO_LARGE,
          "amountCents: 10000000000001 cents (expected: at most 10000000000000)");
    }
  }

  @Test
  void anEndlessListIsRefusedByTheFirstRuleItBreaks() {
    Remittance remittance = new Remittance();
    remittance.adjustments = Collections.nCopies(100_000, adjustment("", Long.MIN_VALUE));

    assertBroken(
        remittance.fact(),
        Violation.Rule.TOO_MANY_ENTRIES,
        "adjustments: 100000 entries (expected: at most 3)");
  }

  @Provide
  Arbitrary<Fact> wildFacts() {
    Arbitrary<String> texts = Arbitraries.of("a", "b", "c", "12345678", "123456789", "", null);
    Arbitrary<String> words = Arbitraries.of("a", "b", "45", "123456789", "");
    Arbitrary<Long> times =
        Arbitraries.of(Long.MIN_VALUE, 0L, NOON, NOON + 1, NOON + 86_400_000L, Long.MAX_VALUE);
    Arbitrary<Long> cents =
        Arbitraries.of(Long.MIN_VALUE, -MAX, -1L, 0L, 1L, MAX - 1, MAX, MAX + 1, Long.MAX_VALUE);
    Arbitrary<LocalDate> dates =
        Arbitraries.of(LocalDate.MIN, day("1990-01-01"), day("2026-02-01"), LocalDate.MAX, null);
    Arbitrary<Fact> claims =
        Combinators.combine(
                texts,
                times,
                texts,
                Arbitraries.of(ClaimFact.Type.class),
                dates,
                cents,
                cents.injectNull(0.5),
                Combinators.combine(words, Arbitraries.of(PayerClass.class))
                    .as(Coverage::new)
                    .list()
                    .ofMaxSize(4))
            .as(
                (id, at, claimId, type, date, billed, expected, coverages) ->
                    new ClaimFact(
                        "c" + id + at,
                        at,
                        claimId,
                        id,
                        type,
                        billed == 0
                            ? null
                            : new ClaimTerms(date, billed, expected, "USD", coverages)));
    Arbitrary<Fact> remittances =
        Combinators.combine(
                texts,
                times,
                texts,
                Arbitraries.of(RemittanceFact.Type.class),
                Arbitraries.integers().between(0, 4),
                cents,
                Combinators.combine(Arbitraries.of(AdjustmentGroup.class), words, cents)
                    .as(RemittanceAdjustment::new)
                    .list()
                    .ofMaxSize(4))
            .as(
                (id, at, claimId, type, sequence, paid, adjustments) ->
                    new RemittanceFact(
                        "e" + id + at,
                        at,
                        id,
                        claimId,
                        type,
                        id,
                        "payer",
                        sequence,
                        paid,
                        paid,
                        adjustments,
                        List.of(),
                        false,
                        id));
    Arbitrary<Fact> payments =
        Combinators.combine(
                texts,
                times,
                Arbitraries.of(PaymentFact.Type.class),
                Arbitraries.of(PaymentFact.Source.class),
                cents,
                Combinators.combine(words, cents).as(Allocation::new).list().ofMaxSize(4),
                texts)
            .as(
                (id, at, type, source, amount, allocations, reverses) ->
                    new PaymentFact(
                        "p" + id + at,
                        at,
                        id,
                        type,
                        source,
                        null,
                        PaymentFact.Method.CHECK,
                        amount,
                        allocations,
                        reverses,
                        null));
    Arbitrary<Fact> writeOffs =
        Combinators.combine(
                texts,
                times,
                texts,
                Arbitraries.of(WriteOffFact.Type.class),
                Arbitraries.of(Party.class),
                cents,
                texts)
            .as(
                (id, at, claimId, type, party, amount, reverses) ->
                    new WriteOffFact(
                        "w" + id + at,
                        at,
                        id,
                        claimId,
                        type,
                        WriteOffFact.Reason.COURTESY,
                        party,
                        amount,
                        reverses));
    Arbitrary<Fact> activities =
        Combinators.combine(texts, times, Arbitraries.of(ActivityFact.Type.class), texts)
            .as(
                (id, at, type, claimId) ->
                    new ActivityFact("a" + id + at, at, id, type, claimId, null, null, id));
    return Arbitraries.oneOf(claims, remittances, payments, writeOffs, activities);
  }

  @Provide
  Arbitrary<List<Fact>> wildLogs() {
    return wildFacts().list().ofMaxSize(60);
  }

  @Property(tries = 1000)
  void whateverComesIsRefusedOrFoldedButNeverThrows(@ForAll("wildLogs") List<Fact> log) {
    AccountLedger ledger = new AccountLedger();
    for (Fact fact : log) {
      if (RULES.check(fact, NOON + 86_400_000L).isEmpty()) {
        ledger.record(fact);
      }
    }
    LedgerRules rules = BillingOffice.RULES;
    for (LocalDate asOf :
        List.of(day("1989-12-31"), day("2026-02-01"), day("2026-02-02"), day("2199-01-01"))) {
      AccountPosition position = ledger.position(asOf, rules);
      for (AgeingClock clock : AgeingClock.values()) {
        AccountFigures figures = AccountFigures.of(position, clock);
        assertThat(figures.insurer().ageing().total())
            .isEqualTo(figures.insurer().receivableCents())
            .isNotNegative();
      }
    }
  }
}
