package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.ClaimAssert.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sending, replacing and voiding a claim. */
class SubmissionTest {
  private final BillingOffice office = new BillingOffice();

  @Test
  void anInsuredClaimIsOpenWithTheInsurer() {
    office.submits("claim", "200.00", 1);

    assertThat(office.claim("claim"))
        .hasCharge("200.00")
        .hasOpen(Party.INSURER, "200.00")
        .hasOpen(Party.PATIENT, "0.00");
  }

  @Test
  void aSelfPayClaimIsThePatientsAtOnce() {
    office.on("2026-01-05").submits("claim", "200.00", 0);

    assertThat(office.claim("claim"))
        .hasShare("200.00")
        .hasOpen(Party.INSURER, "0.00")
        .hasOpen(Party.PATIENT, "200.00")
        .patientIsResponsibleSince("2026-01-05");
  }

  @Test
  void aClaimOverNothingOwesNothing() {
    office.submits("insured", "0.00", 1);
    office.submits("selfPay", "0.00", 0);

    assertThat(office.claim("insured"))
        .hasOpen(Party.INSURER, "0.00")
        .isSettledOn(Party.INSURER, null);
    assertThat(office.claim("selfPay"))
        .hasOpen(Party.PATIENT, "0.00")
        .isSettledOn(Party.PATIENT, null);
  }

  @ParameterizedTest
  @EnumSource(
      value = ClaimFact.Type.class,
      names = {"ACCEPTED", "REJECTED"})
  void anAcknowledgementMovesNoMoneyAndMakesNoClaimSeen(ClaimFact.Type acknowledgement) {
    office.notice(acknowledgement, "claim");
    assertThat(office.position().claims()).isEmpty();

    office.submits("claim", "200.00", 1);
    ClaimPosition before = office.claim("claim");
    office.notice(acknowledgement, "claim");
    assertThat(office.claim("claim")).isEqualTo(before);
  }

  @Test
  void aVoidWithoutMoneyLeavesNothing() {
    office.submits("claim", "200.00", 1);
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office.on("2026-03-01").voids("claim");

    assertThat(office.claim("claim"))
        .hasCharge("0.00")
        .hasContractual("0.00")
        .hasShare("0.00")
        .hasOpen(Party.INSURER, "0.00")
        .hasOpen(Party.PATIENT, "0.00")
        .patientIsResponsibleSince(null)
        .isSettledOn(Party.INSURER, null)
        .hasCreditSince(Party.INSURER, null);
  }

  @Test
  void aVoidWithMoneyOfBothLeavesEachItsOwnCredit() {
    office.submits("claim", "200.00", 1);
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office.insurerPays("claim", "80.00");
    office.patientPays("claim", "20.00");
    office.on("2026-03-01").voids("claim");

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "-80.00")
        .hasOpen(Party.PATIENT, "-20.00")
        .hasCreditSince(Party.INSURER, "2026-03-01")
        .hasCreditSince(Party.PATIENT, "2026-03-01")
        .isSettledOn(Party.PATIENT, null);
  }

  @Test
  void aVoidOfASelfPayClaimLeavesThePatientsMoneyAsCredit() {
    office.submits("claim", "200.00", 0);
    office.patientPays("claim", "50.00");
    office.on("2026-03-01").voids("claim");

    assertThat(office.claim("claim")).hasCharge("0.00").hasOpen(Party.PATIENT, "-50.00");
  }

  @Test
  void nothingIsOverstatedOnAVoidedClaim() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "0.00", co("45", "130.00"));
    assertThat(office.claim("claim")).isOverstatedBy("30.00");

    office.on("2026-03-01").voids("claim");
    assertThat(office.claim("claim")).isOverstatedBy("0.00");
    assertThat(office.findings(Finding.Kind.COB_OVERSTATED)).isEmpty();
  }

  @Test
  void aWriteOffIsNotInForceOnAVoidedClaim() {
    office.submits("claim", "100.00", 0);
    office.writesOff("claim", Party.PATIENT, "40.00");
    office.on("2026-03-01").voids("claim");

    assertThat(office.claim("claim"))
        .hasWriteOff(Party.PATIENT, "0.00")
        .hasOpen(Party.PATIENT, "0.00");
  }

  @Test
  void aReplacementAfterAVoidBringsTheClaimBack() {
    office.on("2026-01-05").submits("claim", "200.00", 1);
    office.on("2026-02-01").voids("claim");
    office.on("2026-02-02").replaces("claim", "180.00", 1);

    assertThat(office.claim("claim"))
        .hasCharge("180.00")
        .hasOpen(Party.INSURER, "180.00")
        .wasBilledOn("2026-01-05");
  }

  @Test
  void aSubmissionAfterAVoidBringsTheClaimBack() {
    office.on("2026-01-05").submits("claim", "200.00", 1);
    office.on("2026-02-01").voids("claim");
    office.on("2026-02-02").submits("claim", "180.00", 1);

    assertThat(office.claim("claim")).hasCharge("180.00").wasBilledOn("2026-01-05");
  }

  @Test
  void aVoidDatedBeforeTheLiveSubmissionDoesNothing() {
    office.on("2026-01-04").voids("claim");
    assertThat(office.position().claims()).isEmpty();

    office.on("2026-01-05").submits("claim", "200.00", 1);
    assertThat(office.claim("claim")).hasCharge("200.00").hasOpen(Party.INSURER, "200.00");
  }

  @Test
  void aVoidThatArrivesLateStillComesBeforeALaterReplacement() {
    office.on("2026-01-05").submits("claim", "200.00", 1);
    office.on("2026-02-02").replaces("claim", "180.00", 1);
    office.on("2026-02-01").voids("claim");

    assertThat(office.claimOn("2026-02-01", "claim")).hasCharge("0.00");
    assertThat(office.claimOn("2026-02-02", "claim")).hasCharge("180.00");
  }

  @Test
  void aReplacementChangesTheChargeAndEndsNoRemittance() {
    office.submits("claim", "200.00", 1);
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office.on("2026-02-10").replaces("claim", "190.00", 1);

    assertThat(office.claim("claim"))
        .hasCharge("190.00")
        .hasContractual("100.00")
        .hasShare("10.00")
        .hasOpen(Party.INSURER, "80.00")
        .hasOpen(Party.PATIENT, "10.00")
        .patientIsResponsibleSince("2026-02-01");
  }

  @Test
  void aReplacementWithASecondCoverageHoldsTheShareUntilItDecides() {
    office.submits("claim", "200.00", 1);
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office.on("2026-02-10").replaces("claim", "200.00", 2);
    assertThat(office.claim("claim"))
        .hasShare("0.00")
        .hasOpen(Party.INSURER, "100.00")
        .patientIsResponsibleSince(null);

    office.on("2026-03-01").remits("claim", 2, "15.00", pr("1", "5.00"));
    assertThat(office.claim("claim")).hasShare("5.00").patientIsResponsibleSince("2026-03-01");
  }

  @Test
  void aReplacementAsSelfPayMakesTheWholeChargeThePatientsAndLeavesNoRemittance() {
    office.submits("claim", "200.00", 1);
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office.on("2026-02-10").replaces("claim", "200.00", 0);

    assertThat(office.claim("claim"))
        .hasContractual("0.00")
        .hasShare("200.00")
        .hasOpen(Party.INSURER, "0.00")
        .hasOpen(Party.PATIENT, "200.00")
        .isSettledOn(Party.INSURER, null)
        .patientIsResponsibleSince("2026-02-01");
  }

  @Test
  void insurerMoneyOnASelfPayClaimIsTheInsurersCredit() {
    office.submits("claim", "200.00", 0);
    office.insurerPays("claim", "80.00");

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "-80.00")
        .hasOpen(Party.PATIENT, "200.00");
  }

  @Test
  void theLatestSubmissionIsLiveWhateverItsType() {
    office.on("2026-02-01").replaces("claim", "180.00", 1);
    office.serviceOn("2026-01-02").on("2026-02-10").submits("claim", "200.00", 1);
    office.on("2026-01-20").replaces("claim", "170.00", 1);

    assertThat(office.claimOn("2026-02-10", "claim")).hasCharge("200.00").wasBilledOn("2026-02-10");
    assertThat(office.claimOn("2026-02-10", "claim").serviceDate()).isEqualTo(day("2026-01-02"));
    assertThat(office.claimOn("2026-02-09", "claim")).hasCharge("180.00").wasBilledOn("2026-01-20");
  }
}
