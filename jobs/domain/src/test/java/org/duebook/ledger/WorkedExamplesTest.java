package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.cents;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.oa;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.ClaimAssert.assertThat;

import org.junit.jupiter.api.Test;

/** The worked examples of the contract page, section 2, in its order. */
class WorkedExamplesTest {
  private final BillingOffice office = new BillingOffice();

  @Test
  void twoPayersAndTheirChecksSettleTheClaim() {
    office.on("2026-01-05").submits("claim", "500.00", 2);
    office.on("2026-02-01").remits("claim", 1, "300.00", co("45", "125.00"), pr("1", "75.00"));
    office.on("2026-02-02").insurerPays("claim", "300.00");
    office.on("2026-03-01").remits("claim", 2, "65.00", oa("23", "425.00"), co("45", "10.00"));
    office.on("2026-03-02").insurerPays("claim", "65.00");

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "0.00")
        .hasOpen(Party.PATIENT, "0.00")
        .isSettledOn(Party.INSURER, "2026-03-02");
    assertThat(office.position().findings()).isEmpty();
  }

  @Test
  void aSecondaryThatRepeatsThePrimarysReductionIsReportedAndNotPosted() {
    office.on("2026-01-05").submits("claim", "500.00", 2);
    office.on("2026-02-01").remits("claim", 1, "300.00", co("45", "125.00"), pr("1", "75.00"));
    office.on("2026-02-02").insurerPays("claim", "300.00");
    office.on("2026-03-01").remits("claim", 2, "65.00", co("45", "435.00"));
    office.on("2026-03-02").insurerPays("claim", "65.00");

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "0.00")
        .hasOpen(Party.PATIENT, "0.00")
        .hasCreditSince(Party.INSURER, null)
        .hasContractual("135.00")
        .isOverstatedBy("425.00");
    assertThat(office.findings(Finding.Kind.COB_OVERSTATED))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.amountCents()).isEqualTo(cents("425.00"));
              assertThat(finding.claimId()).isEqualTo("claim");
            });
  }

  @Test
  void aReversedRemittanceAndItsReversedCheckLeaveTheWholeChargeWithTheInsurer() {
    office.on("2026-01-05").submits("claim", "150.00", 1);
    RemittanceFact remittance =
        office.on("2026-02-01").remits("claim", 1, "50.00", co("45", "75.00"), pr("1", "25.00"));
    PaymentFact check = office.on("2026-02-02").insurerPays("claim", "50.00");
    office.on("2026-03-01").takesBack(remittance);
    office.bounces(check);

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "150.00")
        .hasOpen(Party.PATIENT, "0.00")
        .patientIsResponsibleSince(null)
        .hasFirstStatementOn(null)
        .isSettledOn(Party.PATIENT, null);
  }

  @Test
  void aDeniedClaimIsReplacedAndPaid() {
    office.on("2026-01-05").submits("claim", "315.00", 1);
    office.on("2026-02-01").remits("claim", 1, "0.00", co("16", "315.00"));
    assertThat(office.claim("claim")).hasOpen(Party.INSURER, "315.00").hasContractual("0.00");

    office.on("2026-02-10").replaces("claim", "315.00", 1);
    office.on("2026-03-01").remits("claim", 1, "179.02", co("45", "116.09"), pr("2", "19.89"));
    office.on("2026-03-02").insurerPays("claim", "179.02");

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "0.00")
        .hasOpen(Party.PATIENT, "19.89")
        .patientIsResponsibleSince("2026-03-01");
  }

  @Test
  void aRemittanceWithoutItsCheckLeavesThePaidAmountWithTheInsurer() {
    office.on("2026-01-05").submits("claim", "1638.82", 1);
    office.on("2026-02-01").remits("claim", 1, "121.73", pr("1", "554.27"), co("45", "962.82"));

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "121.73")
        .hasOpen(Party.PATIENT, "554.27");
  }

  @Test
  void aPaymentOnAWrittenOffBalanceTakesTheWriteOffBackAndMakesNoCredit() {
    office.on("2026-01-05").submits("claim", "9.50", 0);
    office.on("2026-02-01").writesOff("claim", Party.PATIENT, "9.50");
    assertThat(office.claim("claim"))
        .hasOpen(Party.PATIENT, "0.00")
        .hasWriteOff(Party.PATIENT, "9.50")
        .isSettledOn(Party.PATIENT, null);

    office.on("2026-08-01").patientPays("claim", "9.50");
    assertThat(office.claim("claim"))
        .hasOpen(Party.PATIENT, "0.00")
        .hasWriteOff(Party.PATIENT, "0.00")
        .hasCreditSince(Party.PATIENT, null)
        .isSettledOn(Party.PATIENT, "2026-08-01");
  }

  @Test
  void aBouncedCheckLeavesTheBalanceAsOldAsIfItHadNeverCome() {
    office.serviceOn("2026-01-02").on("2026-01-05").submits("claim", "50.00", 0);
    ClaimPosition neverPaid = office.claim("claim");
    PaymentFact check = office.on("2026-02-01").patientPays("claim", "50.00");
    assertThat(office.claim("claim")).hasOpen(Party.PATIENT, "0.00");

    office.on("2026-02-10").bounces(check);
    assertThat(office.claim("claim"))
        .hasOpen(Party.PATIENT, "50.00")
        .patientIsResponsibleSince("2026-01-05")
        .isEqualTo(neverPaid);
  }

  @Test
  void aVoidAfterInsurerMoneyCameLeavesACreditOfTheInsurerAndNothingWithThePatient() {
    office.on("2026-01-05").submits("claim", "200.00", 1);
    office.on("2026-02-01").remits("claim", 1, "80.00", co("45", "100.00"), pr("1", "20.00"));
    office.on("2026-02-02").insurerPays("claim", "80.00");
    office.on("2026-03-01").voids("claim");

    assertThat(office.claim("claim"))
        .hasOpen(Party.INSURER, "-80.00")
        .hasOpen(Party.PATIENT, "0.00")
        .hasCreditSince(Party.INSURER, "2026-03-01");
  }
}
