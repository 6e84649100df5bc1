package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.about;
import static org.duebook.ledger.BillingOffice.cents;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.oa;
import static org.duebook.ledger.BillingOffice.pi;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.ClaimAssert.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What payers' explanations make of a claim. */
class RemittanceTest {
  private final BillingOffice office = new BillingOffice();

  @ParameterizedTest
  @CsvSource({
    "CO, 45, 40.00, 0.00",
    "PI, 45, 40.00, 0.00",
    "OA, 45, 40.00, 0.00",
    "CO, 253, 40.00, 0.00",
    "OA, 23, 0.00, 0.00",
    "CO, 23, 0.00, 0.00",
    "CO, 16, 0.00, 0.00",
    "PI, 16, 0.00, 0.00",
    "OA, 16, 0.00, 0.00",
    "CO, no-such-code, 0.00, 0.00",
    "PR, 1, 0.00, 40.00",
    "PR, 45, 0.00, 40.00",
    "PR, 23, 0.00, 40.00",
  })
  void groupAndCodeDecideWhoseAnAdjustmentIs(
      AdjustmentGroup group, String code, String contractual, String share) {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "60.00", new RemittanceAdjustment(group, code, cents("40.00")));

    assertThat(office.claim("claim")).hasContractual(contractual).hasShare(share);
  }

  @Test
  void aDenialStaysOpenWithTheInsurer() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "0.00", co("50", "100.00"));

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "100.00")
        .isSettledOn(Party.INSURER, null);
  }

  @Test
  void anUnknownReasonCodeIsADenialAndIsReported() {
    office.submits("claim", "100.00", 1);
    RemittanceFact remittance = office.remits("claim", 1, "30.00", co("999", "70.00"));

    assertThat(office.claim("claim")).hasOpen(Party.INSURER, "100.00").hasContractual("0.00");
    assertThat(office.findings(Finding.Kind.UNKNOWN_REASON_CODE))
        .containsExactly(
            new Finding(
                Finding.Kind.UNKNOWN_REASON_CODE,
                "claim",
                cents("70.00"),
                remittance.eventId(),
                "reason code 999 with group CO"));
  }

  @Test
  void aKnownReasonCodeIsNotReported() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "30.00", co("45", "50.00"), pi("16", "10.00"), oa("23", "10.00"));

    assertThat(office.position().findings()).isEmpty();
  }

  @Test
  void aNegativeAdjustmentCountsWithItsSign() {
    office.submits("claim", "100.00", 1);
    office.remits(
        "claim",
        1,
        "60.00",
        co("45", "-20.00"),
        co("59", "30.00"),
        pr("1", "40.00"),
        pr("3", "-10.00"));

    assertThat(office.claim("claim"))
        .hasContractual("10.00")
        .hasShare("30.00")
        .isOverstatedBy("0.00");
  }

  @Test
  void aReductionBelowZeroRaisesWhatIsOwed() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "105.00", co("45", "-5.00"));

    assertThat(office.claim("claim")).hasContractual("-5.00").hasOpen(Party.INSURER, "105.00");
  }

  @ParameterizedTest(name = "paid 60.00, stated {0}: posted {1}, overstated {2}")
  @CsvSource({"39.99, 39.99, 0.00", "40.00, 40.00, 0.00", "40.01, 40.00, 0.01"})
  void aReductionIsPostedUpToWhatTheChargeLeavesAfterPayments(
      String stated, String posted, String overstated) {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "60.00", co("45", stated));

    assertThat(office.claim("claim")).hasContractual(posted).isOverstatedBy(overstated);
  }

  @Test
  void aPayerThatPaysMoreThanTheChargeLeavesNothingToReduce() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "130.00", co("45", "20.00"), pr("1", "10.00"));

    assertThat(office.claim("claim"))
        .hasContractual("0.00")
        .hasShare("0.00")
        .isOverstatedBy("20.00")
        .hasOpen(Party.INSURER, "100.00");
  }

  @Test
  void anOverstatementIsReportedOfAllPayersTogether() {
    office.submits("claim", "100.00", 2);
    office.remits("claim", 1, "50.00", co("45", "60.00"));
    office.remits("claim", 2, "10.00", co("45", "7.00"));

    assertThat(office.claim("claim")).hasContractual("50.00").isOverstatedBy("17.00");
    assertThat(office.findings(Finding.Kind.COB_OVERSTATED))
        .extracting(Finding::amountCents)
        .containsExactly(cents("17.00"));
  }

  @ParameterizedTest(name = "stated {0}: share {1}")
  @CsvSource({"24.99, 24.99", "25.00, 25.00", "25.01, 25.00", "-1.00, 0.00"})
  void theShareIsAtMostWhatTheChargeLeavesAndNeverBelowNothing(String stated, String share) {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "50.00", co("45", "25.00"), pr("1", stated));

    assertThat(office.claim("claim")).hasShare(share);
  }

  @Test
  void theHighestPayerSaysWhatThePatientOwes() {
    office.submits("claim", "100.00", 2);
    office.remits("claim", 1, "50.00", pr("1", "50.00"));
    office.remits("claim", 2, "20.00", pr("1", "7.00"), pr("2", "5.00"));

    assertThat(office.claim("claim")).hasShare("12.00").hasOpen(Party.INSURER, "88.00");
  }

  @Test
  void theShareStaysWithTheInsurersWhileOnlyOneOfTwoHasDecided() {
    office.submits("claim", "100.00", 2);
    office.remits("claim", 1, "50.00", co("45", "20.00"), pr("1", "30.00"));
    office.insurerPays("claim", "50.00");

    assertThat(office.claim("claim"))
        .hasShare("0.00")
        .hasOpen(Party.INSURER, "30.00")
        .hasOpen(Party.PATIENT, "0.00")
        .patientIsResponsibleSince(null);
  }

  @Test
  void forwardingToTheNextPayerReleasesNothing() {
    office.submits("claim", "100.00", 2);
    RemittanceFact plain = office.remits("claim", 1, "50.00", pr("1", "50.00"));
    office.corrects(
        plain,
        it ->
            new RemittanceFact(
                it.eventId(),
                it.occurredAt(),
                it.eobId(),
                it.claimId(),
                it.type(),
                it.reversesEobId(),
                it.payerId(),
                it.payerSequence(),
                it.allowedCents(),
                it.paidCents(),
                it.adjustments(),
                List.of("MA18"),
                true,
                "trace"));

    assertThat(office.claim("claim")).hasShare("0.00").hasOpen(Party.INSURER, "100.00");
  }

  @Test
  void aSecondaryThatDecidesBeforeThePrimaryReleasesNothingUntilThePrimaryFollows() {
    office.submits("claim", "500.00", 2);
    office.on("2026-02-01").remits("claim", 2, "65.00", oa("23", "425.00"), co("45", "10.00"));
    assertThat(office.claim("claim")).hasContractual("10.00").hasOpen(Party.INSURER, "490.00");

    office.on("2026-03-01").remits("claim", 1, "300.00", co("45", "125.00"), pr("1", "75.00"));
    assertThat(office.claim("claim"))
        .hasContractual("135.00")
        .hasShare("0.00")
        .hasOpen(Party.INSURER, "365.00");
  }

  @Test
  void aRemittanceBeforeItsClaimWaitsUntilTheClaimArrives() {
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    assertThat(office.position().claims()).isEmpty();

    office.on("2026-02-03").submits("claim", "200.00", 1);
    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "80.00")
        .hasOpen(Party.PATIENT, "20.00")
        .patientIsResponsibleSince("2026-02-03");
  }

  @Test
  void aLaterRemittanceOfTheSamePayerSupersedesTheEarlier() {
    office.submits("claim", "200.00", 1);
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office.on("2026-03-01").remits("claim", 1, "90.00", co("45", "95.00"), pr("1", "15.00"));

    assertThat(office.claim("claim"))
        .hasContractual("95.00")
        .hasShare("15.00")
        .patientIsResponsibleSince("2026-02-01");
  }

  @Test
  void anEarlierRemittanceThatArrivesLateSupersedesNothing() {
    office.submits("claim", "200.00", 1);
    office.on("2026-03-01").remits("claim", 1, "90.00", co("45", "95.00"), pr("1", "15.00"));
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));

    assertThat(office.claimOn("2026-03-01", "claim")).hasContractual("95.00").hasShare("15.00");
  }

  @Test
  void aSupersededRemittanceDoesNotComeBackWhenTheLaterOneIsReversed() {
    office.submits("claim", "200.00", 1);
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    RemittanceFact second =
        office.on("2026-03-01").remits("claim", 1, "90.00", co("45", "95.00"), pr("1", "15.00"));
    office.on("2026-03-10").takesBack(second);

    assertThat(office.claim("claim"))
        .hasContractual("0.00")
        .hasShare("0.00")
        .hasOpen(Party.INSURER, "200.00");
  }

  @Test
  void reversingASupersededRemittanceChangesNothing() {
    office.submits("claim", "200.00", 1);
    RemittanceFact first =
        office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office.on("2026-03-01").remits("claim", 1, "90.00", co("45", "95.00"), pr("1", "15.00"));
    ClaimPosition before = office.claim("claim");
    office.on("2026-03-10").takesBack(first);

    assertThat(office.claim("claim")).isEqualTo(before);
  }

  @Test
  void reversingTheHighestPayerBeyondTheCoveragesLeavesTheShareOfTheNextBelow() {
    office.submits("claim", "100.00", 1);
    office.on("2026-02-01").remits("claim", 1, "50.00", pr("1", "50.00"));
    RemittanceFact second = office.on("2026-02-10").remits("claim", 2, "40.00", pr("1", "10.00"));
    office.on("2026-02-20").takesBack(second);

    assertThat(office.claim("claim")).hasShare("50.00").patientIsResponsibleSince("2026-02-01");
  }

  @Test
  void reversingThePrimaryTakesTheShareBackAlthoughTheSecondaryStands() {
    office.submits("claim", "100.00", 2);
    RemittanceFact primary = office.on("2026-02-01").remits("claim", 1, "50.00", pr("1", "50.00"));
    office.on("2026-02-10").remits("claim", 2, "38.00", pr("1", "12.00"));
    assertThat(office.claim("claim")).hasShare("12.00");

    office.on("2026-03-01").takesBack(primary);
    assertThat(office.claim("claim")).hasShare("0.00").patientIsResponsibleSince(null);
  }

  @Test
  void aReversalBeforeItsOriginalWaitsAndUndoesItWhenItComes() {
    office.on("2026-01-05").submits("claim", "200.00", 1);
    RemittanceFact original =
        office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    RemittanceFact reversal = office.on("2026-01-20").takesBack(original);
    AccountLedger reversalFirst = new AccountLedger();
    reversalFirst.record(office.facts().get(0));
    reversalFirst.record(reversal);
    assertThat(
            reversalFirst.position(BillingOffice.day("2026-01-27"), BillingOffice.RULES).findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.WAITING_FOR_ORIGINAL);
    reversalFirst.record(original);

    assertThat(office.claimOn("2026-02-01", "claim"))
        .hasShare("0.00")
        .hasOpen(Party.INSURER, "200.00")
        .patientIsResponsibleSince(null);
    assertThat(reversalFirst.position(BillingOffice.day("2026-02-01"), BillingOffice.RULES))
        .isEqualTo(office.positionOn("2026-02-01"));
  }

  @Test
  void aReversalUndoesWhatItNamesWhateverClaimItStates() {
    office.submits("claim", "200.00", 1);
    RemittanceFact original =
        office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office.on("2026-02-02").takesBack(about(original, "another"));

    assertThat(office.claim("claim")).hasShare("0.00").hasOpen(Party.INSURER, "200.00");
    assertThat(office.positionOn("2026-03-01").findings()).isEmpty();
  }

  @Test
  void amountsOnAReversalAreNotRead() {
    office.submits("claim", "200.00", 1);
    RemittanceFact original =
        office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office
        .on("2026-02-02")
        .takesBack(
            new RemittanceFact(
                original.eventId(),
                original.occurredAt(),
                original.eobId(),
                original.claimId(),
                original.type(),
                null,
                original.payerId(),
                1,
                null,
                cents("-7.00"),
                List.of(co("999", "3.00")),
                List.of(),
                false,
                null));

    assertThat(office.claim("claim")).hasOpen(Party.INSURER, "200.00").hasContractual("0.00");
    assertThat(office.position().findings()).isEmpty();
  }

  @Test
  void aRemittanceOfACoverageTheClaimLacksIsReportedAndCounts() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "50.00", pr("1", "50.00"));
    RemittanceFact second = office.remits("claim", 2, "40.00", pr("1", "10.00"));

    assertThat(office.claim("claim")).hasShare("10.00").hasOpen(Party.INSURER, "90.00");
    assertThat(office.findings(Finding.Kind.UNKNOWN_COVERAGE))
        .containsExactly(
            new Finding(
                Finding.Kind.UNKNOWN_COVERAGE,
                "claim",
                cents("40.00"),
                second.eventId(),
                "payer sequence 2 (the claim has 1 coverages)"));
  }

  @Test
  void aRemittanceOfACoverageTheClaimLacksDoesNotReleaseTheShare() {
    office.submits("claim", "100.00", 2);
    office.remits("claim", 1, "50.00", pr("1", "50.00"));
    office.remits("claim", 3, "40.00", pr("1", "10.00"));

    assertThat(office.claim("claim")).hasShare("0.00");
  }

  @Test
  void aRemittanceOnASelfPayClaimIsReportedAndDoesNothing() {
    office.submits("claim", "100.00", 0);
    office.remits("claim", 1, "50.00", co("45", "50.00"));

    assertThat(office.claim("claim")).hasContractual("0.00").hasOpen(Party.PATIENT, "100.00");
    assertThat(office.findings(Finding.Kind.UNKNOWN_COVERAGE)).hasSize(1);
  }

  @Test
  void aRemittanceOfAnotherPayerThanTheCoverageNamesIsReportedAndCounts() {
    office.submits("claim", "100.00", 1);
    RemittanceFact remittance = office.remits("claim", 1, "60.00", pr("1", "40.00"));
    office.corrects(
        remittance,
        it ->
            new RemittanceFact(
                it.eventId(),
                it.occurredAt(),
                it.eobId(),
                it.claimId(),
                it.type(),
                null,
                "another-payer",
                1,
                null,
                it.paidCents(),
                it.adjustments(),
                List.of(),
                false,
                null));

    assertThat(office.claim("claim")).hasShare("40.00");
    assertThat(office.findings(Finding.Kind.PAYER_MISMATCH))
        .singleElement()
        .satisfies(it -> assertThat(it.detail()).doesNotContain("another-payer"));
  }
}
