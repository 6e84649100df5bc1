package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.cents;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.BillingOffice.to;
import static org.duebook.ledger.ClaimAssert.assertThat;

import org.junit.jupiter.api.Test;

/** Money: what comes, what bounces, what is given back, and what no claim has. */
class CashTest {
  private final BillingOffice office = new BillingOffice();

  private long unapplied() {
    return office.position().unappliedCents();
  }

  @Test
  void eachPartysMoneyPaysItsOwnSide() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "60.00", pr("1", "40.00"));
    office.insurerPays("claim", "60.00");
    office.patientPays("claim", "15.00");
    office.receives(PaymentFact.Source.AGENCY, "5.00", to("claim", "5.00"));

    assertThat(office.claim("claim"))
        .hasCash(Party.INSURER, "60.00")
        .hasCash(Party.PATIENT, "20.00")
        .hasOpen(Party.INSURER, "0.00")
        .hasOpen(Party.PATIENT, "20.00");
  }

  @Test
  void anOverpaidPartIsACreditAndIsNotNettedAgainstTheOtherParty() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "60.00", pr("1", "40.00"));
    office.on("2026-02-01").insurerPays("claim", "70.00");

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "-10.00")
        .hasOpen(Party.PATIENT, "40.00")
        .hasCreditSince(Party.INSURER, "2026-02-01")
        .isSettledOn(Party.INSURER, "2026-02-01");
  }

  @Test
  void aPaymentSplitOverThreeClaimsIsAccountedForToTheCent() {
    office.submits("one", "50.00", 0);
    office.submits("two", "50.00", 0);
    office.submits("three", "50.00", 0);
    office.receives(
        PaymentFact.Source.PATIENT,
        "100.00",
        to("one", "33.34"),
        to("two", "33.33"),
        to("three", "33.33"));

    assertThat(office.claim("one")).hasOpen(Party.PATIENT, "16.66");
    assertThat(office.claim("two")).hasOpen(Party.PATIENT, "16.67");
    assertThat(office.claim("three")).hasOpen(Party.PATIENT, "16.67");
    assertThat(unapplied()).isZero();
    assertThat(office.position().claims().stream().mapToLong(ClaimPosition::patientCashCents).sum())
        .isEqualTo(cents("100.00"));
  }

  @Test
  void aClaimNamedTwiceInAPaymentGetsBothParts() {
    office.submits("claim", "50.00", 0);
    office.receives(
        PaymentFact.Source.PATIENT, "30.00", to("claim", "10.00"), to("claim", "20.00"));

    assertThat(office.claim("claim")).hasCash(Party.PATIENT, "30.00");
    assertThat(unapplied()).isZero();
  }

  @Test
  void whatAPaymentAllocatesToNoClaimIsUnapplied() {
    office.submits("claim", "50.00", 0);
    office.receives(PaymentFact.Source.PATIENT, "30.00", to("claim", "10.00"));
    office.receives(PaymentFact.Source.PATIENT, "5.00");

    assertThat(unapplied()).isEqualTo(cents("25.00"));
  }

  @Test
  void aPaymentBeforeItsClaimWaitsUntilTheClaimArrives() {
    office.on("2026-02-01").patientPays("claim", "30.00");
    assertThat(office.position().claims()).isEmpty();
    assertThat(unapplied()).isEqualTo(cents("30.00"));

    office.on("2026-02-03").submits("claim", "50.00", 0);
    assertThat(office.claim("claim")).hasOpen(Party.PATIENT, "20.00");
    assertThat(unapplied()).isZero();
  }

  @Test
  void moneyStaysUnappliedAsOfADayOnWhichTheClaimIsNotYetSeen() {
    office.on("2026-02-03").submits("claim", "50.00", 0);
    office.on("2026-02-01").patientPays("claim", "30.00");

    assertThat(office.positionOn("2026-02-02").unappliedCents()).isEqualTo(cents("30.00"));
    assertThat(office.positionOn("2026-02-03").unappliedCents()).isZero();
  }

  @Test
  void moneyOnAVoidedClaimIsThatClaimsCreditAndNotUnapplied() {
    office.submits("claim", "50.00", 0);
    office.patientPays("claim", "30.00");
    office.voids("claim");

    assertThat(unapplied()).isZero();
    assertThat(office.claim("claim")).hasOpen(Party.PATIENT, "-30.00");
  }

  @Test
  void aBouncedPaymentIsUndoneWithAllItsAllocations() {
    office.submits("one", "50.00", 0);
    office.submits("two", "50.00", 0);
    PaymentFact check =
        office.receives(
            PaymentFact.Source.PATIENT, "90.00", to("one", "50.00"), to("two", "30.00"));
    office.on("2026-02-01").bounces(check);

    assertThat(office.claim("one")).hasOpen(Party.PATIENT, "50.00");
    assertThat(office.claim("two")).hasOpen(Party.PATIENT, "50.00");
    assertThat(unapplied()).isZero();
    assertThat(office.position().lastPaymentOn()).isNull();
  }

  @Test
  void aPaymentReversedTwiceIsUndoneOnceOnTheEarlierDay() {
    office.submits("claim", "50.00", 0);
    PaymentFact check = office.on("2026-02-01").patientPays("claim", "60.00");
    PaymentFact later = office.on("2026-02-20").bounces(check);
    office.on("2026-02-10").bounces(check);

    assertThat(office.claimOn("2026-02-09", "claim")).hasOpen(Party.PATIENT, "-10.00");
    assertThat(office.claimOn("2026-02-10", "claim")).hasOpen(Party.PATIENT, "50.00");
    assertThat(office.claimOn("2026-02-20", "claim")).hasOpen(Party.PATIENT, "50.00");
    assertThat(office.findingsOn("2026-02-20", Finding.Kind.REVERSAL_WITHOUT_EFFECT))
        .extracting(Finding::eventId)
        .containsExactly(later.eventId());
  }

  @Test
  void aReversalOfAReversalHasNoEffectAndIsReported() {
    office.submits("claim", "50.00", 0);
    PaymentFact check = office.patientPays("claim", "50.00");
    PaymentFact bounce = office.on("2026-02-01").bounces(check);
    PaymentFact again = office.on("2026-02-02").bounces(bounce);

    assertThat(office.claim("claim")).hasOpen(Party.PATIENT, "50.00");
    assertThat(office.findings(Finding.Kind.REVERSAL_WITHOUT_EFFECT))
        .extracting(Finding::eventId)
        .containsExactly(again.eventId());
  }

  @Test
  void aReversalThatNamesItselfHasNoEffectAndIsReported() {
    PaymentFact known = office.receives(PaymentFact.Source.PATIENT, "50.00");
    office.on("2026-02-01").corrects(known, it -> reversalOf(it.paymentId(), it));

    assertThat(unapplied()).isZero();
    assertThat(office.findings(Finding.Kind.REVERSAL_WITHOUT_EFFECT)).hasSize(1);
  }

  private static PaymentFact reversalOf(String paymentId, PaymentFact known) {
    return new PaymentFact(
        known.eventId(),
        known.occurredAt(),
        known.paymentId(),
        PaymentFact.Type.REVERSED,
        known.source(),
        null,
        known.method(),
        known.amountCents(),
        known.allocations(),
        paymentId,
        null);
  }

  @Test
  void aReversalDatedBeforeItsPaymentUndoesItFromItsFirstMoment() {
    office.on("2026-01-05").submits("claim", "50.00", 0);
    PaymentFact check = office.on("2026-02-01").patientPays("claim", "50.00");
    office.on("2026-01-20").bounces(check);

    assertThat(office.claimOn("2026-02-01", "claim"))
        .hasOpen(Party.PATIENT, "50.00")
        .isSettledOn(Party.PATIENT, null);
    assertThat(office.positionOn("2026-01-20").unappliedCents()).isZero();
  }

  @Test
  void aRefundGivesBackOnTheClaimsItNames() {
    office.submits("claim", "50.00", 0);
    office.patientPays("claim", "70.00");
    office.on("2026-02-01").refunds(PaymentFact.Source.PATIENT, "20.00", to("claim", "20.00"));

    assertThat(office.claim("claim"))
        .hasCash(Party.PATIENT, "50.00")
        .hasOpen(Party.PATIENT, "0.00")
        .hasCreditSince(Party.PATIENT, null);
    assertThat(unapplied()).isZero();
  }

  @Test
  void aRefundWithoutAllocationComesFromTheUnappliedMoney() {
    office.receives(PaymentFact.Source.PATIENT, "30.00");
    office.refunds(PaymentFact.Source.PATIENT, "20.00");
    assertThat(unapplied()).isEqualTo(cents("10.00"));

    office.refunds(PaymentFact.Source.PATIENT, "15.00");
    assertThat(unapplied()).isEqualTo(cents("-5.00"));
  }

  @Test
  void theUnallocatedRestOfARefundComesFromTheUnappliedMoney() {
    office.submits("claim", "50.00", 0);
    office.receives(PaymentFact.Source.PATIENT, "100.00", to("claim", "70.00"));
    office.refunds(PaymentFact.Source.PATIENT, "45.00", to("claim", "20.00"));

    assertThat(office.claim("claim")).hasOpen(Party.PATIENT, "0.00");
    assertThat(unapplied()).isEqualTo(cents("5.00"));
  }

  @Test
  void aRefundGoesBackToTheSideOfItsSource() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "60.00", pr("1", "40.00"));
    office.insurerPays("claim", "70.00");
    office.on("2026-02-01").refunds(PaymentFact.Source.INSURER, "10.00", to("claim", "10.00"));

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "0.00")
        .hasOpen(Party.PATIENT, "40.00")
        .hasCreditSince(Party.INSURER, null);
  }

  @Test
  void aRefundOfMoreThanWasThereMakesItOwedAgainWithoutAShare() {
    office.on("2026-01-05").submits("claim", "100.00", 1);
    office.patientPays("claim", "20.00");
    office.on("2026-02-01").refunds(PaymentFact.Source.PATIENT, "50.00", to("claim", "50.00"));
    office.sendsStatement(null);

    assertThat(office.claim("claim"))
        .hasShare("0.00")
        .hasCash(Party.PATIENT, "-30.00")
        .hasOpen(Party.PATIENT, "30.00")
        .hasOpen(Party.INSURER, "100.00")
        .patientIsResponsibleSince(null)
        .hasFirstStatementOn(null)
        .isSettledOn(Party.PATIENT, null);
    assertThat(office.position().firstStatementOn()).isNull();
  }

  @Test
  void aRefundThatIsReversedNeverHappened() {
    office.submits("claim", "50.00", 0);
    office.patientPays("claim", "70.00");
    PaymentFact refund =
        office.on("2026-02-01").refunds(PaymentFact.Source.PATIENT, "20.00", to("claim", "20.00"));
    office.on("2026-02-10").bounces(refund);

    assertThat(office.claim("claim"))
        .hasOpen(Party.PATIENT, "-20.00")
        .hasCreditSince(Party.PATIENT, "2026-02-10");
  }

  @Test
  void theLastPaymentIsTheLatestReceivedAndNotUndone() {
    office.on("2026-02-01").receives(PaymentFact.Source.INSURER, "10.00");
    PaymentFact check = office.on("2026-02-10").receives(PaymentFact.Source.PATIENT, "10.00");
    office.on("2026-02-20").refunds(PaymentFact.Source.PATIENT, "5.00");
    assertThat(office.position().lastPaymentOn()).isEqualTo(day("2026-02-10"));

    office.on("2026-02-25").bounces(check);
    assertThat(office.position().lastPaymentOn()).isEqualTo(day("2026-02-01"));
  }

  @Test
  void moneyThatWasPaidBeforeTheShareIsReleasedIsThePatientsCreditUntilThen() {
    office.on("2026-01-05").submits("claim", "100.00", 1);
    office.on("2026-01-06").patientPays("claim", "20.00");
    assertThat(office.claim("claim"))
        .hasOpen(Party.PATIENT, "-20.00")
        .hasCreditSince(Party.PATIENT, "2026-01-06");

    office.on("2026-02-01").remits("claim", 1, "60.00", co("45", "10.00"), pr("3", "30.00"));
    assertThat(office.claim("claim"))
        .hasOpen(Party.PATIENT, "10.00")
        .hasCreditSince(Party.PATIENT, null);
  }
}
