package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.about;
import static org.duebook.ledger.BillingOffice.cents;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.naming;
import static org.duebook.ledger.BillingOffice.paying;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.BillingOffice.terms;
import static org.duebook.ledger.BillingOffice.to;
import static org.duebook.ledger.ClaimAssert.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two events that tell of one business id: the later holds and the other counts nowhere. */
class CorrectionTest {
  private final BillingOffice office = new BillingOffice();

  @Test
  void theLaterOfTwoPaymentsWithOneIdHoldsAndTheConflictIsReported() {
    office.submits("claim", "100.00", 0);
    PaymentFact first = office.on("2026-02-01").patientPays("claim", "40.00");
    office.on("2026-02-05").corrects(first, it -> paying(it, "30.00", to("claim", "30.00")));

    assertThat(office.claim("claim")).hasCash(Party.PATIENT, "30.00");
    assertThat(office.findings(Finding.Kind.BUSINESS_ID_CONFLICT))
        .containsExactly(
            new Finding(
                Finding.Kind.BUSINESS_ID_CONFLICT,
                "claim",
                null,
                first.eventId(),
                "a later event tells of the same PAYMENT and holds"));
  }

  @Test
  void aCorrectionDatedEarlierChangesNothing() {
    office.submits("claim", "100.00", 0);
    PaymentFact first = office.on("2026-02-05").patientPays("claim", "40.00");
    PaymentFact earlier =
        office.on("2026-02-01").corrects(first, it -> paying(it, "30.00", to("claim", "30.00")));

    assertThat(office.claimOn("2026-02-05", "claim")).hasCash(Party.PATIENT, "40.00");
    assertThat(office.findingsOn("2026-02-05", Finding.Kind.BUSINESS_ID_CONFLICT))
        .extracting(Finding::eventId)
        .containsExactly(earlier.eventId());
  }

  @Test
  void ofTwoAtTheSameMomentTheGreaterEventIdHolds() {
    AccountLedger ledger = new AccountLedger();
    long noon = BusinessCalendar.UTC.startOf(day("2026-02-01"));
    ledger.record(submission("event-b", noon, "submission", "200.00"));
    ledger.record(submission("event-a", noon, "submission", "100.00"));

    AccountPosition position = ledger.position(day("2026-02-01"), BillingOffice.RULES);
    assertThat(position.claims().get(0)).hasCharge("200.00");
    assertThat(position.findings()).extracting(Finding::eventId).containsExactly("event-a");
  }

  private static ClaimFact submission(
      String eventId, long occurredAt, String submissionId, String dollars) {
    return new ClaimFact(
        eventId,
        occurredAt,
        "claim",
        submissionId,
        ClaimFact.Type.SUBMITTED,
        terms(day("2026-02-01"), dollars, 0));
  }

  @Test
  void aCorrectedFactMovesNoClock() {
    AccountLedger ledger = new AccountLedger();
    ledger.record(
        submission("event-1", BusinessCalendar.UTC.startOf(day("2026-02-01")), "same", "200.00"));
    ledger.record(
        submission("event-2", BusinessCalendar.UTC.startOf(day("2026-02-08")), "same", "200.00"));

    assertThat(ledger.position(day("2026-02-07"), BillingOffice.RULES).claims().get(0))
        .wasBilledOn("2026-02-01")
        .patientIsResponsibleSince("2026-02-01");
    assertThat(ledger.position(day("2026-02-08"), BillingOffice.RULES).claims().get(0))
        .wasBilledOn("2026-02-08")
        .patientIsResponsibleSince("2026-02-08");
  }

  @Test
  void aSubmissionOfAnotherTypeIsNoCorrection() {
    office.on("2026-01-05");
    ClaimFact sent = office.submits("claim", "100.00", 0);
    office.record(
        new ClaimFact(
            "replaced",
            sent.occurredAt() + 1,
            "claim",
            sent.submissionId(),
            ClaimFact.Type.REPLACED,
            terms(day("2026-01-05"), "90.00", 0)));

    assertThat(office.claim("claim")).hasCharge("90.00");
    assertThat(office.position().findings()).isEmpty();
  }

  @Test
  void oneSubmissionOnTwoClaimsIsACorrectionThatMovesIt() {
    ClaimFact sent = office.on("2026-01-05").submits("one", "100.00", 0);
    office.record(
        new ClaimFact(
            "moved",
            sent.occurredAt() + 1,
            "two",
            sent.submissionId(),
            ClaimFact.Type.SUBMITTED,
            sent.terms()));

    assertThat(office.position().claims())
        .extracting(ClaimPosition::claimId)
        .containsExactly("two");
    assertThat(office.findings(Finding.Kind.BUSINESS_ID_CONFLICT))
        .extracting(Finding::eventId)
        .containsExactly(sent.eventId());
  }

  @Test
  void beforeTheCorrectionsDayOnlyTheFirstVersionIsKnown() {
    office.submits("claim", "100.00", 0);
    PaymentFact first = office.on("2026-02-01").patientPays("claim", "40.00");
    office.on("2026-02-05").corrects(first, it -> paying(it, "30.00", to("claim", "30.00")));

    assertThat(office.claimOn("2026-02-05", "claim")).hasCash(Party.PATIENT, "30.00");
    assertThat(office.claimOn("2026-02-04", "claim")).hasCash(Party.PATIENT, "40.00");
    assertThat(office.findingsOn("2026-02-04", Finding.Kind.BUSINESS_ID_CONFLICT)).isEmpty();
    assertThat(office.claimOn("2026-01-31", "claim")).hasCash(Party.PATIENT, "0.00");
  }

  @Test
  void aCorrectionCanMoveAPaymentToAnotherClaim() {
    office.submits("one", "100.00", 0);
    office.submits("two", "100.00", 0);
    PaymentFact first = office.on("2026-02-01").patientPays("one", "40.00");
    office.on("2026-02-05");
    assertThat(office.claim("one")).hasCash(Party.PATIENT, "40.00");

    office.corrects(first, it -> paying(it, "40.00", to("two", "40.00")));
    assertThat(office.claim("one")).hasCash(Party.PATIENT, "0.00").isSettledOn(Party.PATIENT, null);
    assertThat(office.claim("two")).hasCash(Party.PATIENT, "40.00");
    assertThat(office.claimOn("2026-02-04", "one")).hasCash(Party.PATIENT, "40.00");
  }

  @Test
  void aCorrectionCanMoveARemittanceToAnotherClaim() {
    office.submits("one", "100.00", 1);
    office.submits("two", "100.00", 1);
    RemittanceFact first =
        office.on("2026-02-01").remits("one", 1, "60.00", co("45", "20.00"), pr("1", "20.00"));
    office.on("2026-02-05");
    assertThat(office.claim("one")).hasShare("20.00");

    office.corrects(first, it -> about(it, "two"));
    assertThat(office.claim("one")).hasShare("0.00").patientIsResponsibleSince(null);
    assertThat(office.claim("two")).hasShare("20.00").patientIsResponsibleSince("2026-02-05");
    assertThat(office.claimOn("2026-02-04", "one")).patientIsResponsibleSince("2026-02-01");
  }

  @Test
  void aCorrectedRemittanceSupersedesNothing() {
    office.submits("one", "100.00", 1);
    office.submits("two", "100.00", 1);
    office.on("2026-02-01").remits("one", 1, "60.00", pr("1", "40.00"));
    RemittanceFact second = office.on("2026-02-10").remits("one", 1, "90.00", pr("1", "10.00"));
    office.on("2026-02-15").corrects(second, it -> about(it, "two"));

    assertThat(office.claim("one")).hasShare("40.00").patientIsResponsibleSince("2026-02-01");
  }

  @Test
  void aReversalUndoesTheCorrectedVersionToo() {
    office.submits("claim", "100.00", 0);
    PaymentFact first = office.on("2026-02-01").patientPays("claim", "40.00");
    office.on("2026-02-03").bounces(first);
    office.on("2026-02-05").corrects(first, it -> paying(it, "30.00", to("claim", "30.00")));

    assertThat(office.claimOn("2026-02-02", "claim")).hasOpen(Party.PATIENT, "60.00");
    assertThat(office.claimOn("2026-02-03", "claim")).hasOpen(Party.PATIENT, "100.00");
    assertThat(office.claimOn("2026-02-05", "claim"))
        .hasOpen(Party.PATIENT, "100.00")
        .isSettledOn(Party.PATIENT, null);
  }

  @Test
  void aReversalThatIsCorrectedToNameAnotherPaymentUndoesThatOneOnly() {
    office.submits("claim", "100.00", 0);
    PaymentFact one = office.on("2026-02-01").patientPays("claim", "40.00");
    PaymentFact two = office.on("2026-02-02").patientPays("claim", "30.00");
    PaymentFact bounce = office.on("2026-02-05").bounces(one);
    assertThat(office.claim("claim")).hasCash(Party.PATIENT, "30.00");

    office.on("2026-02-08").corrects(bounce, it -> naming(it, two));
    assertThat(office.claim("claim")).hasCash(Party.PATIENT, "40.00");
    assertThat(office.claimOn("2026-02-07", "claim")).hasCash(Party.PATIENT, "30.00");
    assertThat(office.findings(Finding.Kind.REVERSAL_WITHOUT_EFFECT)).isEmpty();
  }

  @Test
  void aReversalThatIsCorrectedToBeAPaymentUndoesNothing() {
    office.submits("claim", "100.00", 0);
    PaymentFact payment = office.on("2026-02-01").patientPays("claim", "40.00");
    PaymentFact bounce = office.on("2026-02-05").bounces(payment);
    office
        .on("2026-02-08")
        .corrects(
            bounce,
            it ->
                new PaymentFact(
                    it.eventId(),
                    it.occurredAt(),
                    it.paymentId(),
                    PaymentFact.Type.RECEIVED,
                    PaymentFact.Source.PATIENT,
                    null,
                    it.method(),
                    cents("10.00"),
                    List.of(to("claim", "10.00")),
                    null,
                    null));

    assertThat(office.claim("claim")).hasCash(Party.PATIENT, "50.00");
    assertThat(office.claimOn("2026-02-07", "claim")).hasCash(Party.PATIENT, "0.00");
  }

  @Test
  void theEarliestReversalThatHoldsIsTheOneThatCounts() {
    office.submits("claim", "100.00", 0);
    PaymentFact payment = office.on("2026-02-01").patientPays("claim", "120.00");
    PaymentFact early = office.on("2026-02-03").bounces(payment);
    office.on("2026-02-05").patientPays("claim", "110.00");
    office.on("2026-02-10").bounces(payment);
    assertThat(office.claim("claim"))
        .hasOpen(Party.PATIENT, "-10.00")
        .hasCreditSince(Party.PATIENT, "2026-02-05");

    // The early reversal is taken to mean another payment: this one stood until the 10th.
    PaymentFact another = office.on("2026-02-12").receives(PaymentFact.Source.PATIENT, "5.00");
    office.on("2026-02-13").corrects(early, it -> naming(it, another));
    assertThat(office.claim("claim"))
        .hasOpen(Party.PATIENT, "-10.00")
        .hasCreditSince(Party.PATIENT, "2026-02-01");
    assertThat(office.position().unappliedCents()).isZero();
    assertThat(office.findings(Finding.Kind.REVERSAL_WITHOUT_EFFECT)).isEmpty();
  }
}
