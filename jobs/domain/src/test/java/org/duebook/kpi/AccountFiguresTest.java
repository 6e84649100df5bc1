package org.duebook.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.cents;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.pr;

import java.util.List;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Finding;
import org.duebook.ledger.Party;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFiguresTest {
  private final BillingOffice office = new BillingOffice();

  private AccountFigures figuresOn(String day) {
    return AccountFigures.of(office.positionOn(day), AgeingClock.SERVICE_DATE);
  }

  private AccountFigures figures() {
    return AccountFigures.of(office.position(), AgeingClock.SERVICE_DATE);
  }

  @Test
  void anAccountWithoutClaimsHasNoFiguresButItsUnappliedMoney() {
    office.on("2026-02-01").receives(PaymentFact.Source.PATIENT, "30.00");

    AccountFigures figures = figures();
    PartyFigures none = new PartyFigures(0, 0, 0, null, null, Ageing.NONE, null);
    assertThat(figures)
        .isEqualTo(
            new AccountFigures(
                day("2026-02-01"),
                none,
                none,
                cents("30.00"),
                0,
                0,
                0,
                null,
                null,
                null,
                day("2026-02-01"),
                List.of(),
                null));
    assertThat(figures.isOpen()).isFalse();
  }

  @Test
  void receivablesAndCreditsOfAPartyAreNeverNetted() {
    office.on("2026-01-05").serviceOn("2026-01-05");
    office.submits("a", "100.00", 0);
    office.submits("b", "50.00", 0);
    office.patientPays("b", "70.00");
    office.submits("c", "10.00", 1);
    office.insurerPays("c", "25.00");
    office.submits("d", "7.00", 1);

    AccountFigures figures = figures();
    assertThat(figures.patient().receivableCents()).isEqualTo(cents("100.00"));
    assertThat(figures.patient().creditCents()).isEqualTo(cents("20.00"));
    assertThat(figures.insurer().receivableCents()).isEqualTo(cents("7.00"));
    assertThat(figures.insurer().creditCents()).isEqualTo(cents("15.00"));
    assertThat(figures.patient().ageing()).isEqualTo(new Ageing(cents("100.00"), 0, 0, 0, 0));
    assertThat(figures.isOpen()).isTrue();
  }

  @Test
  void sumsAreOverTheLifeOfTheAccount() {
    office.on("2026-01-05");
    office.submits("a", "100.00", 1);
    office.remits("a", 1, "60.00", co("45", "30.00"), pr("1", "10.00"));
    office.insurerPays("a", "60.00");
    office.patientPays("a", "4.00");
    office.submits("b", "50.00", 0);
    office.submits("voided", "900.00", 0);
    office.voids("voided");

    AccountFigures figures = figures();
    assertThat(figures.chargesCents()).isEqualTo(cents("150.00"));
    assertThat(figures.contractualCents()).isEqualTo(cents("30.00"));
    assertThat(figures.cashCents()).isEqualTo(cents("64.00"));
    assertThat(figures.netCollectionRate()).isEqualTo(64.0 / 120.0);
  }

  @Test
  void theNetCollectionRateIsNullIfNothingCouldBeCollected() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "0.00", co("45", "100.00"));

    assertThat(figures().netCollectionRate()).isNull();
  }

  @Test
  void aRateAboveOneIsShownAsItIs() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "0.00", co("45", "60.00"));
    office.insurerPays("claim", "80.00");

    assertThat(figures().netCollectionRate()).isEqualTo(2.0);
  }

  @Nested
  class AgeOfReceivables {
    @Test
    void countsClaimsWithAReceivableByPartyAndTellsTheOldest() {
      office.on("2026-03-01");
      office.serviceOn("2026-01-01").submits("a", "100.00", 0);
      office.serviceOn("2026-02-01").submits("b", "100.00", 0);
      office.serviceOn("2025-12-01").submits("paid", "100.00", 0);
      office.patientPays("paid", "100.00");
      office.serviceOn("2026-02-20").submits("c", "100.00", 1);

      AccountFigures figures = figures();
      assertThat(figures.patient().openCount()).isEqualTo(2);
      assertThat(figures.patient().oldestDays()).isEqualTo(59);
      assertThat(figures.insurer().openCount()).isEqualTo(1);
      assertThat(figures.insurer().oldestDays()).isEqualTo(9);
    }

    @ParameterizedTest(name = "on {0}: {1} days old")
    @CsvSource({
      "2026-01-01, 0, DAYS_0_TO_30",
      "2026-01-31, 30, DAYS_0_TO_30",
      "2026-02-01, 31, DAYS_31_TO_60",
      "2026-03-02, 60, DAYS_31_TO_60",
      "2026-03-03, 61, DAYS_61_TO_90",
      "2026-04-01, 90, DAYS_61_TO_90",
      "2026-04-02, 91, DAYS_91_TO_120",
      "2026-05-01, 120, DAYS_91_TO_120",
      "2026-05-02, 121, DAYS_OVER_120",
    })
    void aQuietAccountCrossesIntoTheNextBandOnItsDay(String day, int age, AgeingBand band) {
      office.serviceOn("2026-01-01").on("2026-01-01").submits("claim", "10.00", 0);

      PartyFigures patient = figuresOn(day).patient();
      assertThat(patient.oldestDays()).isEqualTo(age);
      assertThat(patient.ageing()).isEqualTo(Ageing.NONE.plus(band, cents("10.00")));
    }

    @Test
    void theShareOver90IsOfAllThatIsReceivable() {
      office.on("2026-04-02");
      office.serviceOn("2026-01-01").submits("old", "30.00", 1);
      office.serviceOn("2026-01-02").submits("younger", "50.00", 0);
      office.serviceOn("2025-01-01").submits("oldest", "20.00", 0);

      assertThat(figures().agedOver90Share()).isEqualTo(0.5);
    }

    @Test
    void theShareOver90IsNullIfNothingIsReceivable() {
      office.submits("claim", "30.00", 0);
      office.patientPays("claim", "40.00");

      assertThat(figures().agedOver90Share()).isNull();
    }

    @Test
    void aServiceAheadCountsAsNoDaysOldAndIsReportedUntilItsDay() {
      office.serviceOn("2026-02-10").on("2026-02-01").submits("claim", "10.00", 1);

      AccountFigures before = figuresOn("2026-02-09");
      assertThat(before.insurer().oldestDays()).isZero();
      assertThat(before.insurer().ageing()).isEqualTo(new Ageing(cents("10.00"), 0, 0, 0, 0));
      assertThat(before.findings())
          .containsExactly(
              new Finding(
                  Finding.Kind.NEGATIVE_AGE,
                  "claim",
                  cents("10.00"),
                  null,
                  "the SERVICE_DATE clock of the INSURER's part starts after the as-of day"));
      assertThat(before.changesOn()).isEqualTo(day("2026-02-10"));
      assertThat(figuresOn("2026-02-10").findings()).isEmpty();
    }
  }

  @Nested
  class DaysToPay {
    @Test
    void ofThePatientCountFromTheDayTheShareWasReleased() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));
      office.on("2026-02-21").patientPays("claim", "40.00");

      AccountFigures figures = figures();
      assertThat(figures.patient().daysToPay()).isEqualTo(new Durations(1, 20.0, 20, 20));
      assertThat(figures.insurer().daysToPay()).isNull();
    }

    @Test
    void ofTheInsurerCountFromTheDayTheClaimWasBilled() {
      office.on("2026-01-05").submits("claim", "100.00", 1);
      office.on("2026-01-20").remits("claim", 1, "60.00", pr("1", "40.00"));
      office.on("2026-02-04").insurerPays("claim", "60.00");

      AccountFigures figures = figures();
      assertThat(figures.insurer().daysToPay()).isEqualTo(new Durations(1, 30.0, 30, 30));
      assertThat(figures.patient().daysToPay()).isNull();
    }

    @Test
    void ofSeveralClaimsAreOneSample() {
      office.on("2026-01-01").submits("a", "10.00", 0);
      office.submits("b", "10.00", 0);
      office.submits("c", "10.00", 0);
      office.on("2026-01-03").patientPays("a", "10.00");
      office.on("2026-01-05").patientPays("b", "10.00");
      office.on("2026-01-15").patientPays("c", "10.00");

      assertThat(figures().patient().daysToPay()).isEqualTo(new Durations(3, 20.0 / 3, 4, 14));
    }

    @Test
    void countASettlementFor365Days() {
      office.on("2026-01-01").submits("claim", "10.00", 0);
      office.on("2026-01-11").patientPays("claim", "10.00");

      assertThat(figuresOn("2027-01-10").patient().daysToPay())
          .isEqualTo(new Durations(1, 10.0, 10, 10));
      assertThat(figuresOn("2027-01-10").changesOn()).isEqualTo(day("2027-01-11"));
      assertThat(figuresOn("2027-01-11").patient().daysToPay()).isNull();
      assertThat(figuresOn("2027-01-11").changesOn()).isNull();
    }

    @Test
    void countNoWriteOff() {
      office.on("2026-01-01").submits("claim", "10.00", 0);
      office.on("2026-01-11").writesOff("claim", Party.PATIENT, "10.00");

      assertThat(figures().patient().daysToPay()).isNull();
    }

    @Test
    void belowZeroCountAsZeroAndAreReported() {
      // Settled on a replacement, and a first submission is dated after that.
      office.on("2026-01-01").replaces("claim", "10.00", 1);
      office.on("2026-01-05").remits("claim", 1, "10.00");
      office.insurerPays("claim", "10.00");
      office.on("2026-01-08").submits("claim", "10.00", 1);

      AccountFigures figures = figures();
      assertThat(figures.insurer().daysToPay()).isEqualTo(new Durations(1, 0.0, 0, 0));
      assertThat(figures.findings())
          .extracting(Finding::kind)
          .containsExactly(Finding.Kind.NEGATIVE_AGE);
    }
  }

  @Nested
  class ChangesOn {
    @Test
    void isTheNextBandOfAnyReceivable() {
      office.on("2026-02-15");
      office.serviceOn("2026-01-01").submits("a", "10.00", 0);
      office.serviceOn("2026-02-10").submits("b", "10.00", 1);

      assertThat(figures().changesOn()).isEqualTo(day("2026-03-03"));
      assertThat(figuresOn("2026-03-03").changesOn()).isEqualTo(day("2026-03-13"));
    }

    @Test
    void isADatedAheadFactIfThatComesFirst() {
      office.serviceOn("2026-01-01").on("2026-01-01").submits("claim", "10.00", 0);
      office.on("2026-01-20").patientPays("claim", "5.00");

      assertThat(figuresOn("2026-01-10").changesOn()).isEqualTo(day("2026-01-20"));
    }

    @Test
    void isNullOnceEverythingOpenIsOlderThan120Days() {
      office.serviceOn("2026-01-01").on("2026-01-01").submits("claim", "10.00", 0);

      assertThat(figuresOn("2026-05-01").changesOn()).isEqualTo(day("2026-05-02"));
      assertThat(figuresOn("2026-05-02").changesOn()).isNull();
    }
  }

  @Test
  void findingsOfTheLedgerAreKept() {
    office.submits("claim", "10.00", 1);
    office.remits("claim", 1, "10.00", co("no-code", "5.00"));
    office.notice(ClaimFact.Type.ACCEPTED, "claim");

    assertThat(figures().findings()).isEqualTo(office.position().findings()).hasSize(1);
  }
}
