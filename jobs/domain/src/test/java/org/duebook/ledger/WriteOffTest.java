package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.ClaimAssert.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Giving an open amount up, and taking that back. */
class WriteOffTest {
  private final BillingOffice office = new BillingOffice();

  @ParameterizedTest(name = "of 50.00 open, {0} declared: {1} in force, {2} open")
  @CsvSource({"49.99, 49.99, 0.01", "50.00, 50.00, 0.00", "50.01, 50.00, 0.00"})
  void aWriteOffIsInForceUpToWhatIsOpen(String declared, String inForce, String open) {
    office.submits("insured", "50.00", 1);
    office.submits("selfPay", "50.00", 0);
    office.writesOff("insured", Party.INSURER, declared);
    office.writesOff("selfPay", Party.PATIENT, declared);

    assertThat(office.claim("insured"))
        .hasWriteOff(Party.INSURER, inForce)
        .hasOpen(Party.INSURER, open)
        .hasCreditSince(Party.INSURER, null);
    assertThat(office.claim("selfPay"))
        .hasWriteOff(Party.PATIENT, inForce)
        .hasOpen(Party.PATIENT, open)
        .hasCreditSince(Party.PATIENT, null);
  }

  @Test
  void aWriteOffOfOnePartyLeavesTheOther() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "60.00", pr("1", "40.00"));
    office.writesOff("claim", Party.PATIENT, "100.00");

    assertThat(office.claim("claim"))
        .hasWriteOff(Party.PATIENT, "40.00")
        .hasWriteOff(Party.INSURER, "0.00")
        .hasOpen(Party.INSURER, "60.00");
  }

  @Test
  void aWriteOffDeclaredBeforeTheShareIsReleasedComesIntoForceWithIt() {
    office.submits("claim", "100.00", 1);
    office.writesOff("claim", Party.PATIENT, "10.00");
    assertThat(office.claim("claim")).hasWriteOff(Party.PATIENT, "0.00");

    office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
    assertThat(office.claim("claim"))
        .hasWriteOff(Party.PATIENT, "10.00")
        .hasOpen(Party.PATIENT, "30.00");
  }

  @Test
  void severalWriteOffsAddUpToAtMostWhatIsOpen() {
    office.submits("claim", "50.00", 0);
    office.writesOff("claim", Party.PATIENT, "30.00");
    office.writesOff("claim", Party.PATIENT, "30.00");

    assertThat(office.claim("claim"))
        .hasWriteOff(Party.PATIENT, "50.00")
        .hasOpen(Party.PATIENT, "0.00");
  }

  @Test
  void aPaymentTakesOffAsMuchOfTheWriteOffAsItPaysAndABounceBringsItBack() {
    office.submits("claim", "50.00", 0);
    office.on("2026-02-01").writesOff("claim", Party.PATIENT, "50.00");
    PaymentFact check = office.on("2026-03-01").patientPays("claim", "20.00");
    assertThat(office.claim("claim"))
        .hasWriteOff(Party.PATIENT, "30.00")
        .hasOpen(Party.PATIENT, "0.00")
        .isSettledOn(Party.PATIENT, null);

    office.on("2026-03-10").bounces(check);
    assertThat(office.claim("claim"))
        .hasWriteOff(Party.PATIENT, "50.00")
        .hasOpen(Party.PATIENT, "0.00")
        .isSettledOn(Party.PATIENT, null);
  }

  @Test
  void onlyMoneyBeyondTheWrittenOffBalanceIsACredit() {
    office.submits("claim", "50.00", 0);
    office.writesOff("claim", Party.PATIENT, "50.00");
    office.on("2026-03-01").patientPays("claim", "60.00");

    assertThat(office.claim("claim"))
        .hasWriteOff(Party.PATIENT, "0.00")
        .hasOpen(Party.PATIENT, "-10.00")
        .hasCreditSince(Party.PATIENT, "2026-03-01")
        .isSettledOn(Party.PATIENT, "2026-03-01");
  }

  @Test
  void aWriteOffTakenBackOpensTheWholeBalanceAgain() {
    office.submits("claim", "50.00", 0);
    WriteOffFact writeOff = office.writesOff("claim", Party.PATIENT, "50.00");
    office.on("2026-02-01").takesBack(writeOff);

    assertThat(office.claim("claim"))
        .hasWriteOff(Party.PATIENT, "0.00")
        .hasOpen(Party.PATIENT, "50.00");
  }

  @Test
  void aWriteOffIsTakenBackWholeWhateverTheReversalsAmount() {
    office.submits("claim", "50.00", 0);
    WriteOffFact writeOff = office.writesOff("claim", Party.PATIENT, "50.00");
    office.record(
        new WriteOffFact(
            "reversal",
            writeOff.occurredAt() + 1,
            "reversal",
            "another claim",
            WriteOffFact.Type.REVERSED,
            WriteOffFact.Reason.COURTESY,
            Party.INSURER,
            1,
            writeOff.adjustmentId()));

    assertThat(office.claim("claim")).hasOpen(Party.PATIENT, "50.00");
  }

  @Test
  void aReversalOfAReversedWriteOffDoesNotBringItBack() {
    office.submits("claim", "50.00", 0);
    WriteOffFact writeOff = office.writesOff("claim", Party.PATIENT, "50.00");
    WriteOffFact back = office.on("2026-02-01").takesBack(writeOff);
    office.on("2026-02-02").takesBack(back);

    assertThat(office.claim("claim")).hasOpen(Party.PATIENT, "50.00");
    assertThat(office.findings(Finding.Kind.REVERSAL_WITHOUT_EFFECT)).hasSize(1);
  }

  @Test
  void aRemittanceThatClosesTheBalanceTakesTheWriteOffOutOfForce() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "0.00", co("16", "100.00"));
    office.writesOff("claim", Party.INSURER, "100.00");
    assertThat(office.claim("claim")).hasWriteOff(Party.INSURER, "100.00");

    office.on("2026-03-01").remits("claim", 1, "0.00", co("45", "100.00"));
    assertThat(office.claim("claim"))
        .hasWriteOff(Party.INSURER, "0.00")
        .hasOpen(Party.INSURER, "0.00")
        .isSettledOn(Party.INSURER, "2026-03-01");
  }
}
