package org.duebook.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One account as a billing office tells of it: each verb records a fact of the office's day.
 *
 * <p>Amounts are texts in dollars, days are ISO dates in UTC. Facts of one day follow each other by
 * a minute, from 08:00 on. Every verb returns the fact, so that a later one can name it.
 */
public final class BillingOffice {
  /** The default reference table, cut to what tests need. */
  public static final ReasonCodes REASON_CODES =
      new ReasonCodes(
          Set.of("45", "59", "94", "103", "104", "131", "144", "161", "172", "237", "253"),
          Set.of("1", "2", "3", "16", "22", "23", "45", "50", "59", "94", "97", "253"));

  /** Rules of a practice in UTC that wants to hear of waiting facts after seven days. */
  public static final LedgerRules RULES = new LedgerRules(REASON_CODES, BusinessCalendar.UTC, 7);

  private final AccountLedger ledger = new AccountLedger();
  private final List<Fact> facts = new ArrayList<>();
  private LocalDate today = LocalDate.of(2026, 1, 1);
  private LocalDate serviceDate = today;
  private int factsToday;

  /** Cents of an amount in dollars. */
  public static long cents(String dollars) {
    return new BigDecimal(dollars).movePointRight(2).longValueExact();
  }

  public static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  public static RemittanceAdjustment co(String code, String dollars) {
    return new RemittanceAdjustment(AdjustmentGroup.CO, code, cents(dollars));
  }

  public static RemittanceAdjustment pr(String code, String dollars) {
    return new RemittanceAdjustment(AdjustmentGroup.PR, code, cents(dollars));
  }

  public static RemittanceAdjustment oa(String code, String dollars) {
    return new RemittanceAdjustment(AdjustmentGroup.OA, code, cents(dollars));
  }

  public static RemittanceAdjustment pi(String code, String dollars) {
    return new RemittanceAdjustment(AdjustmentGroup.PI, code, cents(dollars));
  }

  public static Allocation to(String claimId, String dollars) {
    return new Allocation(claimId, cents(dollars));
  }

  /** The office's day; verbs after it happen on it. */
  public BillingOffice on(String day) {
    today = LocalDate.parse(day);
    factsToday = 0;
    return this;
  }

  /** Claims sent from now on are for a service on this day. */
  public BillingOffice serviceOn(String day) {
    serviceDate = LocalDate.parse(day);
    return this;
  }

  private long now() {
    return today
        .atTime(LocalTime.of(8, 0))
        .plusMinutes(factsToday++)
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  private String nextEventId() {
    return "event-%03d".formatted(facts.size() + 1);
  }

  private String named(String kind) {
    return kind + "-" + (facts.size() + 1);
  }

  /** Records a fact as it is. */
  public <F extends Fact> F record(F fact) {
    facts.add(fact);
    ledger.record(fact);
    return fact;
  }

  /** Sends a claim billed to so many payers: {@code payer-1}, {@code payer-2} and so on. */
  public ClaimFact submits(String claimId, String dollars, int payers) {
    return submission(ClaimFact.Type.SUBMITTED, claimId, dollars, payers);
  }

  public ClaimFact replaces(String claimId, String dollars, int payers) {
    return submission(ClaimFact.Type.REPLACED, claimId, dollars, payers);
  }

  private ClaimFact submission(ClaimFact.Type type, String claimId, String dollars, int payers) {
    return submission(type, claimId, terms(serviceDate, dollars, payers));
  }

  /** Sends or replaces a claim on any terms. */
  public ClaimFact submission(ClaimFact.Type type, String claimId, ClaimTerms terms) {
    return record(new ClaimFact(nextEventId(), now(), claimId, named("submission"), type, terms));
  }

  /** Terms of today's service billed to a primary payer, of whom so much is expected. */
  public ClaimTerms termsWith(String payerId, String dollars, String expected) {
    return new ClaimTerms(
        serviceDate,
        cents(dollars),
        expected == null ? null : cents(expected),
        "USD",
        List.of(new Coverage(payerId, PayerClass.COMMERCIAL)));
  }

  public static ClaimTerms terms(LocalDate serviceDate, String dollars, int payers) {
    List<Coverage> coverages = new ArrayList<>();
    for (int sequence = 1; sequence <= payers; sequence++) {
      coverages.add(new Coverage("payer-" + sequence, PayerClass.COMMERCIAL));
    }
    return new ClaimTerms(serviceDate, cents(dollars), null, "USD", coverages);
  }

  public ClaimFact voids(String claimId) {
    return notice(ClaimFact.Type.VOIDED, claimId);
  }

  /** The clearing house or payer acknowledges or refuses the claim. */
  public ClaimFact notice(ClaimFact.Type type, String claimId) {
    return record(new ClaimFact(nextEventId(), now(), claimId, named("submission"), type, null));
  }

  /** The payer of a sequence explains what it decided. */
  public RemittanceFact remits(
      String claimId, int sequence, String paid, RemittanceAdjustment... adjustments) {
    return remitsAllowing(null, claimId, sequence, paid, adjustments);
  }

  /** The payer says as well what it allows; null if it does not. */
  public RemittanceFact remitsAllowing(
      String allowed,
      String claimId,
      int sequence,
      String paid,
      RemittanceAdjustment... adjustments) {
    return record(
        new RemittanceFact(
            nextEventId(),
            now(),
            named("eob"),
            claimId,
            RemittanceFact.Type.PROCESSED,
            null,
            "payer-" + sequence,
            sequence,
            allowed == null ? null : cents(allowed),
            cents(paid),
            List.of(adjustments),
            List.of(),
            false,
            null));
  }

  /** The payer takes a decision back, repeating it with the signs turned, as an 835 does. */
  public RemittanceFact takesBack(RemittanceFact original) {
    return record(
        new RemittanceFact(
            nextEventId(),
            now(),
            named("eob"),
            original.claimId(),
            RemittanceFact.Type.REVERSED,
            original.eobId(),
            original.payerId(),
            original.payerSequence(),
            null,
            -original.paidCents(),
            original.adjustments().stream()
                .map(it -> new RemittanceAdjustment(it.group(), it.reasonCode(), -it.amountCents()))
                .toList(),
            List.of(),
            false,
            null));
  }

  public PaymentFact insurerPays(String claimId, String dollars) {
    return receives(PaymentFact.Source.INSURER, dollars, to(claimId, dollars));
  }

  public PaymentFact patientPays(String claimId, String dollars) {
    return receives(PaymentFact.Source.PATIENT, dollars, to(claimId, dollars));
  }

  public PaymentFact receives(
      PaymentFact.Source source, String dollars, Allocation... allocations) {
    return payment(PaymentFact.Type.RECEIVED, source, dollars, null, allocations);
  }

  public PaymentFact refunds(PaymentFact.Source source, String dollars, Allocation... allocations) {
    return payment(PaymentFact.Type.REFUNDED, source, dollars, null, allocations);
  }

  /** A payment or refund is undone. */
  public PaymentFact bounces(PaymentFact original) {
    return reverses(original.paymentId());
  }

  /** A payment that may not be there yet is undone. */
  public PaymentFact reverses(String paymentId) {
    return payment(PaymentFact.Type.REVERSED, PaymentFact.Source.PATIENT, "1.00", paymentId);
  }

  private PaymentFact payment(
      PaymentFact.Type type,
      PaymentFact.Source source,
      String dollars,
      String reverses,
      Allocation... allocations) {
    return record(
        new PaymentFact(
            nextEventId(),
            now(),
            named("payment"),
            type,
            source,
            null,
            PaymentFact.Method.CHECK,
            cents(dollars),
            List.of(allocations),
            reverses,
            null));
  }

  public WriteOffFact writesOff(String claimId, Party party, String dollars) {
    return writesOff(claimId, party, dollars, WriteOffFact.Reason.SMALL_BALANCE);
  }

  public WriteOffFact writesOff(
      String claimId, Party party, String dollars, WriteOffFact.Reason reason) {
    return record(
        new WriteOffFact(
            nextEventId(),
            now(),
            named("write-off"),
            claimId,
            WriteOffFact.Type.WRITTEN_OFF,
            reason,
            party,
            cents(dollars),
            null));
  }

  public WriteOffFact takesBack(WriteOffFact original) {
    return record(
        new WriteOffFact(
            nextEventId(),
            now(),
            named("write-off"),
            original.claimId(),
            WriteOffFact.Type.REVERSED,
            original.reason(),
            original.party(),
            original.amountCents(),
            original.adjustmentId()));
  }

  /** A statement goes out, about one claim or, with null, about the whole account. */
  public ActivityFact sendsStatement(String claimId) {
    return does(ActivityFact.Type.STATEMENT_SENT, claimId);
  }

  public ActivityFact does(ActivityFact.Type type, String claimId) {
    return record(
        new ActivityFact(nextEventId(), now(), named("activity"), type, claimId, null, null, null));
  }

  /** Records a changed copy of an explanation under the same {@code eobId}, which corrects it. */
  public RemittanceFact corrects(RemittanceFact known, UnaryOperator<RemittanceFact> change) {
    RemittanceFact changed = change.apply(known);
    return record(
        new RemittanceFact(
            nextEventId(),
            now(),
            known.eobId(),
            changed.claimId(),
            changed.type(),
            changed.reversesEobId(),
            changed.payerId(),
            changed.payerSequence(),
            changed.allowedCents(),
            changed.paidCents(),
            changed.adjustments(),
            changed.remarkCodes(),
            changed.forwarded(),
            changed.traceNumber()));
  }

  /** Records a changed copy of a payment under the same {@code paymentId}, which corrects it. */
  public PaymentFact corrects(PaymentFact known, UnaryOperator<PaymentFact> change) {
    PaymentFact changed = change.apply(known);
    return record(
        new PaymentFact(
            nextEventId(),
            now(),
            known.paymentId(),
            changed.type(),
            changed.source(),
            changed.payerId(),
            changed.method(),
            changed.amountCents(),
            changed.allocations(),
            changed.reversesPaymentId(),
            changed.traceNumber()));
  }

  /** A copy of the explanation about another claim. */
  public static RemittanceFact about(RemittanceFact known, String claimId) {
    return new RemittanceFact(
        known.eventId(),
        known.occurredAt(),
        known.eobId(),
        claimId,
        known.type(),
        known.reversesEobId(),
        known.payerId(),
        known.payerSequence(),
        known.allowedCents(),
        known.paidCents(),
        known.adjustments(),
        known.remarkCodes(),
        known.forwarded(),
        known.traceNumber());
  }

  /** A copy of the payment with another amount and other allocations. */
  public static PaymentFact paying(PaymentFact known, String dollars, Allocation... allocations) {
    return new PaymentFact(
        known.eventId(),
        known.occurredAt(),
        known.paymentId(),
        known.type(),
        known.source(),
        known.payerId(),
        known.method(),
        cents(dollars),
        Arrays.asList(allocations),
        known.reversesPaymentId(),
        known.traceNumber());
  }

  /** A copy of the reversal that undoes another payment. */
  public static PaymentFact naming(PaymentFact known, PaymentFact original) {
    return new PaymentFact(
        known.eventId(),
        known.occurredAt(),
        known.paymentId(),
        known.type(),
        known.source(),
        known.payerId(),
        known.method(),
        known.amountCents(),
        known.allocations(),
        original.paymentId(),
        known.traceNumber());
  }

  public AccountLedger ledger() {
    return ledger;
  }

  /** What was recorded, in order. */
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** Where the account stands at the end of the office's day. */
  public AccountPosition position() {
    return ledger.position(today, RULES);
  }

  public AccountPosition positionOn(String day) {
    return ledger.position(LocalDate.parse(day), RULES);
  }

  /** Where a seen claim stands at the end of the office's day. */
  public ClaimPosition claim(String claimId) {
    return claim(position(), claimId);
  }

  public ClaimPosition claimOn(String day, String claimId) {
    return claim(positionOn(day), claimId);
  }

  private static ClaimPosition claim(AccountPosition position, String claimId) {
    return position.claims().stream()
        .filter(claim -> claim.claimId().equals(claimId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("claim " + claimId + " is not seen"));
  }

  /** What is found on the account at the end of the office's day, of one kind. */
  public List<Finding> findings(Finding.Kind kind) {
    return findingsOn(today.toString(), kind);
  }

  public List<Finding> findingsOn(String day, Finding.Kind kind) {
    return positionOn(day).findings().stream().filter(it -> it.kind() == kind).toList();
  }
}
