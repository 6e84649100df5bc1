package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.BillingOffice.to;
import static org.duebook.ledger.ClaimAssert.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every clock of a claim, with the rule that starts, moves and stops it. */
class ClocksTest {
  private final BillingOffice office = new BillingOffice();

  @Nested
  class ServiceDate {
    @Test
    void isTheLiveSubmissionsAlsoWhenVoided() {
      office.serviceOn("2026-01-02").on("2026-01-05").submits("claim", "100.00", 1);
      office.serviceOn("2026-01-03").on("2026-01-10").replaces("claim", "100.00", 1);
      office.on("2026-01-20").voids("claim");

      assertThat(office.claimOn("2026-01-09", "claim").serviceDate()).isEqualTo(day("2026-01-02"));
      assertThat(office.claimOn("2026-01-20", "claim").serviceDate()).isEqualTo(day("2026-01-03"));
    }
  }

  @Nested
  class BilledOn {
    @Test
    void isTheEarliestSubmissionAndNoReplacementMovesIt() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-01-10").submits("claim", "100.00", 1);
      office.on("2026-01-02").replaces("claim", "100.00", 1);

      assertThat(office.claimOn("2026-01-10", "claim")).wasBilledOn("2026-01-05");
    }

    @Test
    void isTheEarliestReplacementWhileNoSubmissionIsThere() {
      office.on("2026-01-10").replaces("claim", "100.00", 1);
      office.on("2026-01-08").replaces("claim", "100.00", 1);

      assertThat(office.claimOn("2026-01-10", "claim")).wasBilledOn("2026-01-08");
    }

    @Test
    void isTheDayInThePracticesZone() {
      ClaimFact lateInTheEvening =
          new ClaimFact(
              "event",
              LocalDate.of(2026, 1, 6).atTime(3, 0).toInstant(ZoneOffset.UTC).toEpochMilli(),
              "claim",
              "submission",
              ClaimFact.Type.SUBMITTED,
              BillingOffice.terms(day("2026-01-05"), "100.00", 0));
      AccountLedger ledger = new AccountLedger();
      ledger.record(lateInTheEvening);
      LedgerRules newYork =
          new LedgerRules(
              BillingOffice.REASON_CODES, new BusinessCalendar(ZoneId.of("America/New_York")), 7);

      ClaimPosition claim = ledger.position(day("2026-01-05"), newYork).claims().get(0);
      assertThat(claim).wasBilledOn("2026-01-05").patientIsResponsibleSince("2026-01-05");
      assertThat(ledger.position(day("2026-01-05"), BillingOffice.RULES).claims()).isEmpty();
    }
  }

  @Nested
  class PatientResponsibleOn {
    @Test
    void startsOnTheDayTheShareIsReleased() {
      office.on("2026-01-05").submits("claim", "100.00", 2);
      office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      office.on("2026-03-01").remits("claim", 2, "30.00", pr("1", "10.00"));

      assertThat(office.claim("claim")).patientIsResponsibleSince("2026-03-01");
    }

    @Test
    void isNotMovedByALaterRemittanceThatLeavesAShare() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      office.on("2026-03-01").remits("claim", 1, "70.00", pr("1", "30.00"));
      office.on("2026-03-02").remits("claim", 1, "50.00", pr("1", "50.00"));

      assertThat(office.claim("claim")).hasShare("50.00").patientIsResponsibleSince("2026-02-01");
    }

    @Test
    void stopsWhileThereIsNoShareAndStartsAnewWithTheNext() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      RemittanceFact remittance =
          office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      office.on("2026-03-01").takesBack(remittance);
      assertThat(office.claim("claim")).patientIsResponsibleSince(null);

      office.on("2026-04-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      assertThat(office.claim("claim")).patientIsResponsibleSince("2026-04-01");
    }

    @Test
    void startsAnewWhenAReversalAndItsCorrectionCarryOneDay() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      RemittanceFact remittance =
          office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      office.on("2026-03-01").takesBack(remittance);
      office.remits("claim", 1, "65.00", pr("1", "35.00"));

      assertThat(office.claim("claim")).patientIsResponsibleSince("2026-03-01");
    }

    @Test
    void isNotStoppedByPaymentNorMovedByABounce() {
      office.on("2026-01-05").submits("claim", "100.00", 0);
      PaymentFact check = office.on("2026-02-01").patientPays("claim", "100.00");
      assertThat(office.claim("claim")).patientIsResponsibleSince("2026-01-05");

      office.on("2026-02-10").bounces(check);
      assertThat(office.claim("claim")).patientIsResponsibleSince("2026-01-05");
    }
  }

  @Nested
  class FirstStatementOn {
    @Test
    void isTheFirstStatementFromTheDayOfResponsibilityOn() {
      office.on("2026-01-04").submits("other", "10.00", 0);
      office.sendsStatement(null);
      office.on("2026-01-05").submits("claim", "100.00", 0);
      assertThat(office.claim("claim")).hasFirstStatementOn(null);

      office.sendsStatement(null);
      office.on("2026-01-06").sendsStatement(null);
      assertThat(office.claim("claim")).hasFirstStatementOn("2026-01-05");
      assertThat(office.claim("other")).hasFirstStatementOn("2026-01-04");
      assertThat(office.position().firstStatementOn()).isEqualTo(day("2026-01-04"));
    }

    @Test
    void countsAStatementOfTheSameDayEvenIfItLeftBeforeTheShareWasReleased() {
      office.on("2026-01-05").sendsStatement(null);
      office.submits("claim", "100.00", 0);

      assertThat(office.claim("claim")).hasFirstStatementOn("2026-01-05");
    }

    @Test
    void isOfTheClaimOrOfTheWholeAccountAndOfNoOtherClaim() {
      office.on("2026-01-05").submits("one", "100.00", 0);
      office.submits("two", "100.00", 0);
      office.on("2026-01-10").sendsStatement("one");
      assertThat(office.claim("one")).hasFirstStatementOn("2026-01-10");
      assertThat(office.claim("two")).hasFirstStatementOn(null);

      office.on("2026-01-20").sendsStatement(null);
      assertThat(office.claim("one")).hasFirstStatementOn("2026-01-10");
      assertThat(office.claim("two")).hasFirstStatementOn("2026-01-20");
    }

    @Test
    void isNoOtherActivity() {
      office.on("2026-01-05").submits("claim", "100.00", 0);
      for (ActivityFact.Type type : ActivityFact.Type.values()) {
        if (type != ActivityFact.Type.STATEMENT_SENT) {
          office.does(type, null);
        }
      }

      assertThat(office.claim("claim")).hasFirstStatementOn(null);
    }

    @Test
    void isNullWithoutAShareAndStartsAnewWithTheNext() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      RemittanceFact remittance =
          office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      office.on("2026-02-02").sendsStatement("claim");
      office.on("2026-03-01").takesBack(remittance);
      assertThat(office.claim("claim")).hasFirstStatementOn(null);

      office.on("2026-04-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      assertThat(office.claim("claim")).hasFirstStatementOn(null);
      office.on("2026-04-02").sendsStatement("claim");
      assertThat(office.claim("claim")).hasFirstStatementOn("2026-04-02");
    }

    @Test
    void staysOnAPaidClaimButNotOnTheAccount() {
      office.on("2026-01-05").submits("paid", "10.00", 0);
      office.sendsStatement("paid");
      office.patientPays("paid", "10.00");
      office.on("2026-01-10").submits("open", "20.00", 0);
      assertThat(office.claim("paid")).hasFirstStatementOn("2026-01-05");
      assertThat(office.position().firstStatementOn()).isNull();

      office.on("2026-01-12").sendsStatement(null);
      assertThat(office.position().firstStatementOn()).isEqualTo(day("2026-01-12"));
    }

    @Test
    void isTheEarliestOfTheAccountsOpenClaimsWhicheverComesFirst() {
      office.on("2026-01-05").submits("a", "10.00", 0);
      office.submits("b", "10.00", 0);
      office.submits("c", "10.00", 0);
      office.on("2026-01-20").sendsStatement("a");
      office.on("2026-01-10").sendsStatement("b");

      assertThat(office.positionOn("2026-01-20").firstStatementOn()).isEqualTo(day("2026-01-10"));
    }

    @Test
    void isRightWhenStatementsComeAndGoAfterThePositionWasRead() {
      office.on("2026-01-05").submits("claim", "100.00", 0);
      office.on("2026-01-20");
      assertThat(office.claim("claim")).hasFirstStatementOn(null);

      ActivityFact statement = office.sendsStatement(null);
      assertThat(office.claim("claim")).hasFirstStatementOn("2026-01-20");
      assertThat(office.claimOn("2026-01-19", "claim")).hasFirstStatementOn(null);

      office.record(
          new ActivityFact(
              "correction",
              statement.occurredAt() + 1,
              statement.activityId(),
              ActivityFact.Type.CONVERSATION,
              null,
              null,
              null,
              null));
      assertThat(office.claim("claim")).hasFirstStatementOn(null);

      office.ledger().withdraw(office.facts().get(2));
      assertThat(office.claim("claim")).hasFirstStatementOn("2026-01-20");
    }
  }

  @Nested
  class InsurerSettledOn {
    @Test
    void isTheDayTheInsurersPartIsCoveredInMoney() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-02-01").remits("claim", 1, "60.00", co("45", "40.00"));
      office.on("2026-02-03").insurerPays("claim", "59.99");
      assertThat(office.claim("claim")).isSettledOn(Party.INSURER, null);

      office.on("2026-02-05").insurerPays("claim", "0.01");
      office.on("2026-02-08").insurerPays("claim", "1.00");
      assertThat(office.claim("claim")).isSettledOn(Party.INSURER, "2026-02-05");
    }

    @Test
    void isTheDayOfARemittanceThatLeavesThePayerNothing() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-02-01").remits("claim", 1, "0.00", pr("1", "100.00"));

      assertThat(office.claim("claim")).isSettledOn(Party.INSURER, "2026-02-01");
    }

    @Test
    void isEmptyWhileAnInsurerWriteOffIsInForce() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-02-01").remits("claim", 1, "60.00", co("16", "40.00"));
      office.on("2026-02-03").insurerPays("claim", "60.00");
      WriteOffFact writeOff = office.on("2026-02-10").writesOff("claim", Party.INSURER, "40.00");
      assertThat(office.claim("claim"))
          .hasOpen(Party.INSURER, "0.00")
          .isSettledOn(Party.INSURER, null);

      office.on("2026-03-01").takesBack(writeOff);
      office.on("2026-03-05").insurerPays("claim", "40.00");
      assertThat(office.claim("claim")).isSettledOn(Party.INSURER, "2026-03-05");
    }

    @Test
    void isNotMovedByAPatientWriteOff() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      office.on("2026-02-03").insurerPays("claim", "60.00");
      office.on("2026-02-10").writesOff("claim", Party.PATIENT, "40.00");

      assertThat(office.claim("claim"))
          .isSettledOn(Party.INSURER, "2026-02-03")
          .isSettledOn(Party.PATIENT, null);
    }

    @Test
    void startsAnewAfterItsCheckIsReversed() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-02-01").remits("claim", 1, "60.00", co("45", "40.00"));
      PaymentFact check = office.on("2026-02-03").insurerPays("claim", "60.00");
      office.on("2026-02-10").bounces(check);
      assertThat(office.claim("claim")).isSettledOn(Party.INSURER, null);

      office.on("2026-02-20").insurerPays("claim", "60.00");
      assertThat(office.claim("claim")).isSettledOn(Party.INSURER, "2026-02-20");
    }

    @Test
    void isEmptyForSelfPay() {
      office.on("2026-01-05").submits("claim", "100.00", 0);

      assertThat(office.claim("claim"))
          .hasOpen(Party.INSURER, "0.00")
          .isSettledOn(Party.INSURER, null);
    }
  }

  @Nested
  class PatientSettledOn {
    @Test
    void isTheDayTheShareIsCoveredInMoney() {
      office.on("2026-01-05").submits("claim", "50.00", 0);
      office.on("2026-02-01").patientPays("claim", "49.99");
      assertThat(office.claim("claim")).isSettledOn(Party.PATIENT, null);

      office.on("2026-02-05").patientPays("claim", "0.01");
      office.on("2026-02-09").patientPays("claim", "5.00");
      assertThat(office.claim("claim")).isSettledOn(Party.PATIENT, "2026-02-05");
    }

    @Test
    void isTheDayOfReleaseIfTheShareWasCoveredBefore() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.patientPays("claim", "40.00");
      assertThat(office.claim("claim")).isSettledOn(Party.PATIENT, null);

      office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      assertThat(office.claim("claim"))
          .patientIsResponsibleSince("2026-02-01")
          .isSettledOn(Party.PATIENT, "2026-02-01");
    }

    @Test
    void isEmptyAgainAfterTheCheckBounced() {
      office.on("2026-01-05").submits("claim", "50.00", 0);
      PaymentFact check = office.on("2026-02-01").patientPays("claim", "50.00");
      assertThat(office.claim("claim")).isSettledOn(Party.PATIENT, "2026-02-01");

      office.on("2026-02-10").bounces(check);
      assertThat(office.claim("claim")).isSettledOn(Party.PATIENT, null);
      assertThat(office.claimOn("2026-02-09", "claim")).isSettledOn(Party.PATIENT, "2026-02-01");
    }

    @Test
    void startsAnewWhenALaterRemittanceRaisesTheShare() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      office.on("2026-02-05").patientPays("claim", "40.00");
      office.on("2026-03-01").remits("claim", 1, "50.00", pr("1", "50.00"));
      assertThat(office.claim("claim")).isSettledOn(Party.PATIENT, null);

      office.on("2026-03-05").patientPays("claim", "10.00");
      assertThat(office.claim("claim")).isSettledOn(Party.PATIENT, "2026-03-05");
    }

    @Test
    void isEmptyWhileTheRestIsWrittenOff() {
      office.on("2026-01-05").submits("claim", "50.00", 0);
      office.on("2026-02-01").patientPays("claim", "45.00");
      office.on("2026-02-02").writesOff("claim", Party.PATIENT, "5.00");

      assertThat(office.claim("claim"))
          .hasOpen(Party.PATIENT, "0.00")
          .isSettledOn(Party.PATIENT, null);
    }
  }

  @Nested
  class CreditSince {
    @Test
    void isTheDayThePartBecameOverpaidAndNoFurtherMoneyMovesIt() {
      office.on("2026-01-05").submits("claim", "50.00", 0);
      office.on("2026-02-01").patientPays("claim", "50.00");
      assertThat(office.claim("claim")).hasCreditSince(Party.PATIENT, null);

      office.on("2026-02-02").patientPays("claim", "0.01");
      office.on("2026-02-03").patientPays("claim", "9.00");
      assertThat(office.claim("claim")).hasCreditSince(Party.PATIENT, "2026-02-02");
    }

    @Test
    void stopsWhenTheCreditIsGivenBackAndStartsAnewWithTheNext() {
      office.on("2026-01-05").submits("claim", "50.00", 0);
      office.on("2026-02-02").patientPays("claim", "60.00");
      office.on("2026-02-10").refunds(PaymentFact.Source.PATIENT, "10.00", to("claim", "10.00"));
      assertThat(office.claim("claim")).hasCreditSince(Party.PATIENT, null);

      office.on("2026-02-20").patientPays("claim", "1.00");
      assertThat(office.claim("claim")).hasCreditSince(Party.PATIENT, "2026-02-20");
    }

    @Test
    void doesNotRestartOnARefundThatWasUndoneBeforeItCame() {
      office.on("2026-01-05").submits("claim", "50.00", 0);
      office.on("2026-02-02").patientPays("claim", "60.00");
      PaymentFact refund =
          office
              .on("2026-02-10")
              .refunds(PaymentFact.Source.PATIENT, "10.00", to("claim", "10.00"));
      office.on("2026-02-05").bounces(refund);

      assertThat(office.claimOn("2026-02-10", "claim"))
          .hasOpen(Party.PATIENT, "-10.00")
          .hasCreditSince(Party.PATIENT, "2026-02-02")
          .isSettledOn(Party.PATIENT, "2026-02-02");
    }

    @Test
    void countsFromTheRemittanceThatLeavesThePayerOverpaid() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-02-01").insurerPays("claim", "60.00");
      office.on("2026-02-05").remits("claim", 1, "50.00", co("45", "50.00"));

      assertThat(office.claim("claim"))
          .hasOpen(Party.INSURER, "-10.00")
          .hasCreditSince(Party.INSURER, "2026-02-05")
          .hasCreditSince(Party.PATIENT, null);
    }
  }
}
