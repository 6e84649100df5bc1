package org.duebook.kpi.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.cents;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.oa;
import static org.duebook.ledger.BillingOffice.pi;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.BillingOffice.to;

import java.util.List;
import java.util.Map;
import org.duebook.kpi.AgeingClock;
import org.duebook.kpi.Durations;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Party;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures of windows of 30 days: of days in (D − 30, D]. What happens on a day is first in the
 * window of that day and last in the one of the twenty-ninth day after it.
 */
class WindowFiguresTest {
  private static final int DAYS = 30;

  private final BillingOffice office = new BillingOffice();

  private WindowFigures windowOn(String day) {
    return windowOn(day, DAYS);
  }

  private WindowFigures windowOn(String day, int days) {
    return new PortfolioBook()
        .with("north", office, day, AgeingClock.SERVICE_DATE)
        .figures(PortfolioKey.ALL, day(day), List.of(days))
        .windows()
        .get(0);
  }

  private static Durations one(int days) {
    return new Durations(1, days, days, days);
  }

  @Test
  void anEmptyWindowHasNoRatios() {
    office.on("2026-01-01").sendsStatement(null);
    WindowFigures.PaidWithin none = new WindowFigures.PaidWithin(30, null, null);

    WindowFigures window = windowOn("2026-01-01");
    assertThat(window.grossCollectionRate()).isNull();
    assertThat(window.netCollectionRate()).isNull();
    assertThat(window.patientDaysToPay()).isNull();
    assertThat(window.insurerDaysToPay()).isNull();
    assertThat(window.payerLag()).isNull();
    assertThat(window.initialDenialRate()).isNull();
    assertThat(window.initialDenialRateOfCents()).isNull();
    assertThat(window.writeOffs()).isEmpty();
    assertThat(window.paidWithin()).hasSize(4).startsWith(none);
  }

  @Test
  void aWindowOfYearsHoldsWhatAWindowOfDaysHasLost() {
    office.on("2026-01-01").submits("a", "10.00", 0);
    assertThat(windowOn("2026-12-31", 30).chargesCents()).isZero();
    assertThat(windowOn("2026-12-31", 365).chargesCents()).isEqualTo(cents("10.00"));
    assertThat(windowOn("2027-01-01", 365).chargesCents()).isZero();
  }

  @Nested
  class ChargesAndCash {
    @ParameterizedTest
    @CsvSource({
      "2026-02-28,     0",
      "2026-03-01, 10000",
      "2026-03-30, 10000",
      "2026-03-31,     0",
    })
    void chargesCountOnTheDayOfFirstBilling(String asOf, long expected) {
      office.serviceOn("2026-01-01").on("2026-03-01").submits("a", "100.00", 1);
      assertThat(windowOn(asOf).chargesCents()).isEqualTo(expected);
    }

    @Test
    void aReplacementChangesTheChargeOfTheDayOfFirstBilling() {
      office.on("2026-03-01").submits("a", "100.00", 1);
      office.on("2026-03-20").replaces("a", "40.00", 1);
      assertThat(windowOn("2026-03-30").chargesCents()).isEqualTo(cents("40.00"));
      assertThat(windowOn("2026-03-31").chargesCents()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
      "2026-02-28,    0",
      "2026-03-01, 5000",
      "2026-03-30, 5000",
      "2026-03-31,    0",
    })
    void cashCountsOnItsOwnDay(String asOf, long expected) {
      office.on("2026-01-01").submits("a", "100.00", 1);
      office.on("2026-03-01").insurerPays("a", "50.00");
      assertThat(windowOn(asOf).cashCents()).isEqualTo(expected);
    }

    @Test
    void aBouncedPaymentIsNegativeCashOfTheDayItBounced() {
      office.on("2026-01-01").submits("a", "100.00", 0);
      PaymentFact check = office.patientPays("a", "30.00");
      office.on("2026-02-10").submits("b", "120.00", 0);
      office.bounces(check);

      WindowFigures window = windowOn("2026-02-10");
      assertThat(window.cashCents()).isEqualTo(-cents("30.00"));
      assertThat(window.grossCollectionRate()).isEqualTo(-0.25);
      assertThat(windowOn("2026-02-10", 60).cashCents()).isZero();
      assertThat(windowOn("2026-01-30").cashCents()).isEqualTo(cents("30.00"));
    }

    @Test
    void aRefundIsNegativeCashOfItsDayAndComesBackWhenItIsUndone() {
      office.on("2026-01-01").submits("a", "100.00", 0);
      office.patientPays("a", "100.00");
      office.on("2026-02-10");
      PaymentFact refund = office.refunds(PaymentFact.Source.PATIENT, "20.00", to("a", "20.00"));
      office.on("2026-03-20").bounces(refund);

      assertThat(windowOn("2026-02-10").cashCents()).isEqualTo(-cents("20.00"));
      assertThat(windowOn("2026-03-20").cashCents()).isEqualTo(cents("20.00"));
    }

    @Test
    void aReversalCountsOnItsOwnDayEvenIfItIsDatedBeforeThePayment() {
      office.on("2026-01-01").submits("a", "100.00", 0);
      office.reverses("payment-3");
      office.on("2026-02-10").patientPays("a", "30.00");

      assertThat(windowOn("2026-01-30").cashCents()).isZero();
      assertThat(windowOn("2026-02-10").cashCents()).isEqualTo(cents("30.00"));
      assertThat(windowOn("2026-02-10", 60).cashCents()).isZero();
      assertThat(windowOn("2026-02-10").recoveriesCents()).isZero();
    }

    @Test
    void onlyTheFirstReversalOfAPaymentCounts() {
      office.on("2026-01-01").submits("a", "100.00", 0);
      PaymentFact check = office.patientPays("a", "30.00");
      office.on("2026-02-10").bounces(check);
      office.on("2026-02-12").bounces(check);
      assertThat(windowOn("2026-02-12").cashCents()).isEqualTo(-cents("30.00"));
    }

    @Test
    void unappliedMoneyAndMoneyOfClaimsNotSeenIsNoCashUntilTheClaimIsSeen() {
      office.on("2026-03-01").submits("a", "100.00", 0);
      office.receives(PaymentFact.Source.PATIENT, "30.00", to("a", "5.00"), to("b", "20.00"));
      assertThat(windowOn("2026-03-01").cashCents()).isEqualTo(cents("5.00"));
      office.on("2026-03-31").submits("b", "50.00", 0);
      assertThat(windowOn("2026-03-30").cashCents()).isEqualTo(cents("5.00"));
      assertThat(windowOn("2026-03-31", 31).cashCents()).isEqualTo(cents("25.00"));
      // The money keeps its day, on which the window of thirty days has no part any more.
      assertThat(windowOn("2026-03-31").cashCents()).isZero();
    }

    @Test
    void agencyMoneyIsCash() {
      office.on("2026-03-01").submits("a", "100.00", 0);
      office.receives(PaymentFact.Source.AGENCY, "30.00", to("a", "30.00"));
      assertThat(windowOn("2026-03-01").cashCents()).isEqualTo(cents("30.00"));
    }

    @Test
    void aGrossRateAbove1IsShownAsItIs() {
      office.on("2026-01-01").submits("a", "100.00", 1);
      office.on("2026-03-01").insurerPays("a", "100.00");
      office.submits("b", "80.00", 1);
      assertThat(windowOn("2026-03-01").grossCollectionRate()).isEqualTo(1.25);
    }

    @Test
    void cashWithoutChargesHasNoGrossRate() {
      office.on("2026-01-01").submits("a", "100.00", 1);
      office.on("2026-03-01").insurerPays("a", "100.00");
      assertThat(windowOn("2026-03-01").grossCollectionRate()).isNull();
    }
  }

  @Nested
  class NetCollection {
    @ParameterizedTest
    @CsvSource({"2026-03-31,", "2026-04-01, 0.75", "2026-04-30, 0.75", "2026-05-01,"})
    void aClaimCountsFromNinetyDaysAfterItsService(String asOf, Double expected) {
      office.serviceOn("2026-01-01").on("2026-01-20").submits("a", "100.00", 1);
      office.remits("a", 1, "60.00", co("45", "20.00"), pr("1", "20.00"));
      office.insurerPays("a", "60.00");
      assertThat(windowOn(asOf).netCollectionRate()).isEqualTo(expected);
    }

    @Test
    void cashToDateCountsWhateverItsDay() {
      office.serviceOn("2026-01-01").on("2026-01-01").submits("a", "100.00", 0);
      assertThat(windowOn("2026-04-30").netCollectionRate()).isEqualTo(0.0);
      office.on("2026-04-30").patientPays("a", "50.00");
      assertThat(windowOn("2026-04-29").netCollectionRate()).isEqualTo(0.0);
      assertThat(windowOn("2026-04-30").netCollectionRate()).isEqualTo(0.5);
    }

    @Test
    void aWriteOffDoesNotShrinkTheDenominator() {
      office.serviceOn("2026-01-01").on("2026-01-01").submits("a", "100.00", 0);
      office.patientPays("a", "50.00");
      office.writesOff("a", Party.PATIENT, "50.00");
      assertThat(windowOn("2026-04-01").netCollectionRate()).isEqualTo(0.5);
    }

    @Test
    void aNetRateAbove1IsShownAsItIs() {
      office.serviceOn("2026-01-01").on("2026-01-01").submits("a", "100.00", 0);
      office.patientPays("a", "150.00");
      assertThat(windowOn("2026-04-01").netCollectionRate()).isEqualTo(1.5);
    }

    @Test
    void whereNothingIsCollectableThereIsNoNetRate() {
      office.serviceOn("2026-01-01").on("2026-01-01").submits("a", "100.00", 1);
      office.insurerPays("a", "80.00");
      office.voids("a");
      assertThat(windowOn("2026-04-01").netCollectionRate()).isNull();
    }
  }

  @Nested
  class DaysToPay {
    @ParameterizedTest
    @CsvSource({"2026-02-28, false", "2026-03-01, true", "2026-03-30, true", "2026-03-31, false"})
    void aSettledShareCountsOnTheDayOfSettlement(String asOf, boolean counts) {
      office.on("2026-02-01").submits("a", "100.00", 0);
      office.on("2026-03-01").patientPays("a", "100.00");
      assertThat(windowOn(asOf).patientDaysToPay()).isEqualTo(counts ? one(28) : null);
      assertThat(windowOn(asOf).insurerDaysToPay()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28, false", "2026-03-01, true", "2026-03-30, true", "2026-03-31, false"})
    void theInsurersPartCountsFromBillingToSettlement(String asOf, boolean counts) {
      office.on("2026-02-01").submits("a", "100.00", 1);
      office.on("2026-02-20").remits("a", 1, "80.00", pr("1", "20.00"));
      office.on("2026-03-01").insurerPays("a", "80.00");
      assertThat(windowOn(asOf).insurerDaysToPay()).isEqualTo(counts ? one(28) : null);
      assertThat(windowOn(asOf).patientDaysToPay()).isNull();
    }

    @Test
    void thePatientsDaysCountFromTheReleaseOfTheShare() {
      office.on("2026-02-01").submits("a", "100.00", 1);
      office.on("2026-02-20").remits("a", 1, "80.00", pr("1", "20.00"));
      office.on("2026-03-01").patientPays("a", "20.00");
      assertThat(windowOn("2026-03-01").patientDaysToPay()).isEqualTo(one(9));
    }

    @Test
    void aBouncedPaymentTakesTheSettlementOutOfItsWindow() {
      office.on("2026-02-01").submits("a", "100.00", 0);
      office.on("2026-03-01");
      PaymentFact check = office.patientPays("a", "100.00");
      office.on("2026-03-05").bounces(check);
      assertThat(windowOn("2026-03-04").patientDaysToPay()).isEqualTo(one(28));
      assertThat(windowOn("2026-03-05").patientDaysToPay()).isNull();
      office.on("2026-03-10").patientPays("a", "100.00");
      assertThat(windowOn("2026-03-10").patientDaysToPay()).isEqualTo(one(37));
    }

    @Test
    void writingOffIsNotPaying() {
      office.on("2026-02-01").submits("a", "100.00", 0);
      office.on("2026-03-01").patientPays("a", "90.00");
      office.writesOff("a", Party.PATIENT, "10.00");
      assertThat(windowOn("2026-03-01").patientDaysToPay()).isNull();
    }

    @Test
    void percentilesAreThoseOfTheSingleCases() {
      for (int claim = 1; claim <= 11; claim++) {
        office.on("2026-03-" + (10 + claim)).submits("c" + claim, "10.00", 0);
      }
      office.on("2026-03-31");
      for (int claim = 1; claim <= 11; claim++) {
        office.patientPays("c" + claim, "10.00");
      }
      int[] days = {20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10};
      assertThat(windowOn("2026-03-31").patientDaysToPay())
          .isEqualTo(Durations.of(days))
          .isEqualTo(new Durations(11, 15.0, 15, 19));
    }

    @Test
    void aSettlementBeforeTheBillingTookNoDays() {
      office.on("2026-03-01").replaces("a", "100.00", 1);
      office.insurerPays("a", "100.00");
      office.on("2026-03-05").submits("a", "100.00", 1);
      assertThat(windowOn("2026-03-05").insurerDaysToPay()).isEqualTo(one(0));
    }
  }

  @Nested
  class PayerLag {
    @ParameterizedTest
    @CsvSource({"2026-02-28, false", "2026-03-01, true", "2026-03-30, true", "2026-03-31, false"})
    void aClaimCountsOnTheDayOfItsFirstExplanation(String asOf, boolean counts) {
      office.on("2026-02-01").submits("a", "100.00", 1);
      office.on("2026-03-01").remits("a", 1, "0.00", co("16", "100.00"));
      office.on("2026-03-02").remits("a", 1, "100.00");
      assertThat(windowOn(asOf).payerLag()).isEqualTo(counts ? one(28) : null);
    }

    @Test
    void theFirstExplanationOfAnyPayerCounts() {
      office.on("2026-02-01").submits("a", "100.00", 2);
      office.on("2026-02-11").remits("a", 2, "10.00");
      office.on("2026-02-21").remits("a", 1, "90.00");
      assertThat(windowOn("2026-02-21").payerLag()).isEqualTo(one(10));
    }

    @Test
    void anExplanationTakenBackWasTheFirstAllTheSame() {
      office.on("2026-02-01").submits("a", "100.00", 1);
      RemittanceFact first = office.on("2026-02-11").remits("a", 1, "100.00");
      office.on("2026-02-12").takesBack(first);
      office.on("2026-02-21").remits("a", 1, "90.00");
      assertThat(windowOn("2026-02-21").payerLag()).isEqualTo(one(10));
    }

    @Test
    void anExplanationThatWasCorrectedNeverCame() {
      office.on("2026-02-01").submits("a", "100.00", 1);
      RemittanceFact first = office.on("2026-02-11").remits("a", 1, "100.00");
      office.on("2026-02-21").corrects(first, known -> known);
      assertThat(windowOn("2026-02-20").payerLag()).isEqualTo(one(10));
      assertThat(windowOn("2026-02-21").payerLag()).isEqualTo(one(20));
    }

    @Test
    void anExplanationBeforeTheBillingHasNoLag() {
      office.on("2026-02-01").remits("a", 1, "100.00");
      office.on("2026-02-11").submits("a", "100.00", 1);
      assertThat(windowOn("2026-02-10").payerLag()).isNull();
      assertThat(windowOn("2026-02-11").payerLag()).isEqualTo(one(0));
    }
  }

  @Nested
  class PaidWithinDays {
    private WindowFigures.PaidWithin paidWithin(String asOf, int days) {
      return windowOn(asOf).paidWithin().stream()
          .filter(it -> it.days() == days)
          .findFirst()
          .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
      "30,  2026-01-30,", "30,  2026-01-31, 0.0", "30,  2026-03-01, 0.0", "30,  2026-03-02,",
      "60,  2026-03-01,", "60,  2026-03-02, 0.0", "60,  2026-03-31, 0.0", "60,  2026-04-01,",
      "90,  2026-03-31,", "90,  2026-04-01, 0.0", "90,  2026-04-30, 0.0", "90,  2026-05-01,",
      "120, 2026-04-30,", "120, 2026-05-01, 0.0", "120, 2026-05-30, 0.0", "120, 2026-05-31,",
    })
    void aShareIsLookedAtOnceItHadItsDaysAndTheUnpaidCount(int days, String asOf, Double expected) {
      office.on("2026-01-01").submits("a", "100.00", 0);
      assertThat(paidWithin(asOf, days))
          .isEqualTo(new WindowFigures.PaidWithin(days, expected, expected));
    }

    @ParameterizedTest
    @CsvSource({
      "2026-01-31, 1, 1, 1, 1",
      "2026-02-01, 0, 1, 1, 1",
      "2026-03-02, 0, 1, 1, 1",
      "2026-03-03, 0, 0, 1, 1",
      "2026-04-01, 0, 0, 1, 1",
      "2026-04-02, 0, 0, 0, 1",
      "2026-05-01, 0, 0, 0, 1",
      "2026-05-02, 0, 0, 0, 0",
    })
    void aShareWasPaidWithinTheDaysThatItTookAndMore(
        String paidOn, double in30, double in60, double in90, double in120) {
      office.on("2026-01-01").submits("a", "100.00", 0);
      office.on(paidOn).patientPays("a", "100.00");

      List<WindowFigures.PaidWithin> figures = windowOn("2026-05-30", 200).paidWithin();
      assertThat(figures)
          .extracting(WindowFigures.PaidWithin::share)
          .containsExactly(in30, in60, in90, in120);
      assertThat(figures)
          .extracting(WindowFigures.PaidWithin::shareOfCents)
          .containsExactly(in30, in60, in90, in120);
    }

    @Test
    void sharesAreWeighedByNumberAndByCents() {
      office.on("2026-01-01").submits("a", "100.00", 0);
      office.submits("b", "300.00", 0);
      office.patientPays("a", "100.00");
      assertThat(paidWithin("2026-01-31", 30))
          .isEqualTo(new WindowFigures.PaidWithin(30, 0.5, 0.25));
    }

    @Test
    void aShareThatIsPaidLaterOrBouncesMovesWithinItsCohort() {
      office.on("2026-01-01").submits("a", "100.00", 0);
      office.on("2026-01-20");
      PaymentFact check = office.patientPays("a", "100.00");
      office.on("2026-02-05").bounces(check);
      assertThat(paidWithin("2026-02-04", 30).share()).isEqualTo(1.0);
      assertThat(paidWithin("2026-02-05", 30).share()).isEqualTo(0.0);
    }

    @Test
    void aShareThatIsNoneAnyMoreIsInNoCohort() {
      office.on("2026-01-01").submits("a", "100.00", 1);
      RemittanceFact eob = office.remits("a", 1, "80.00", pr("1", "20.00"));
      office.on("2026-02-05").takesBack(eob);
      assertThat(paidWithin("2026-02-04", 30).share()).isEqualTo(0.0);
      assertThat(paidWithin("2026-02-05", 30).share()).isNull();
    }

    @Test
    void aPartlyPaidShareIsNotPaid() {
      office.on("2026-01-01").submits("a", "100.00", 0);
      office.patientPays("a", "99.99");
      assertThat(paidWithin("2026-01-31", 30))
          .isEqualTo(new WindowFigures.PaidWithin(30, 0.0, 0.0));
    }
  }

  @Nested
  class InitialDenials {
    @ParameterizedTest
    @CsvSource({"2026-02-28,", "2026-03-01, 1.0", "2026-03-30, 1.0", "2026-03-31,"})
    void aClaimCountsOnTheDayOfItsFirstPrimaryExplanation(String asOf, Double expected) {
      office.on("2026-02-01").submits("a", "100.00", 1);
      office.on("2026-03-01").remits("a", 1, "0.00", co("16", "100.00"));
      assertThat(windowOn(asOf).initialDenialRate()).isEqualTo(expected);
      assertThat(windowOn(asOf).initialDenialRateOfCents()).isEqualTo(expected);
    }

    @Test
    void theRateIsByNumberAndByCharge() {
      office.on("2026-03-01").submits("a", "100.00", 1);
      office.submits("b", "300.00", 1);
      office.submits("undecided", "500.00", 1);
      office.remits("a", 1, "0.00", co("16", "100.00"));
      office.remits("b", 1, "300.00");
      assertThat(windowOn("2026-03-01").initialDenialRate()).isEqualTo(0.5);
      assertThat(windowOn("2026-03-01").initialDenialRateOfCents()).isEqualTo(0.25);
    }

    @Test
    void aClaimDeniedFirstAndPaidLaterWasDenied() {
      office.on("2026-02-01").submits("a", "100.00", 1);
      office.remits("a", 1, "0.00", co("16", "100.00"));
      office.on("2026-03-10").remits("a", 1, "100.00");
      assertThat(windowOn("2026-02-01").initialDenialRate()).isEqualTo(1.0);
      assertThat(windowOn("2026-03-10").initialDenialRate()).isNull();
    }

    @Test
    void aClaimPaidFirstAndDeniedAfterThatWasTakenBackWasNotDenied() {
      office.on("2026-03-01").submits("a", "100.00", 1);
      RemittanceFact eob = office.remits("a", 1, "100.00");
      office.on("2026-03-02").takesBack(eob);
      office.on("2026-03-03").remits("a", 1, "0.00", co("16", "100.00"));
      assertThat(windowOn("2026-03-03").initialDenialRate()).isEqualTo(0.0);
    }

    @Test
    void aDenialBesideAPaymentIsNoDenial() {
      office.on("2026-03-01").submits("a", "100.00", 1);
      office.remits("a", 1, "0.01", co("16", "99.99"));
      assertThat(windowOn("2026-03-01").initialDenialRate()).isEqualTo(0.0);
    }

    @Test
    void nothingPaidIsNoDenialWhereThePatientOrTheContractTakesItAll() {
      office.on("2026-03-01").submits("a", "100.00", 1);
      office.remits("a", 1, "0.00", co("45", "30.00"), pr("1", "70.00"));
      office.submits("b", "100.00", 1);
      office.remits("b", 1, "0.00", oa("23", "100.00"));
      assertThat(windowOn("2026-03-01").initialDenialRate()).isEqualTo(0.0);
    }

    @Test
    void aDenialOfAnyGroupButThePatientsIsOne() {
      office.on("2026-03-01").submits("a", "100.00", 1);
      office.remits("a", 1, "0.00", pi("16", "100.00"));
      office.submits("b", "100.00", 1);
      office.remits("b", 1, "0.00", oa("16", "40.00"), pr("1", "60.00"));
      office.submits("c", "100.00", 1);
      office.remits("c", 1, "0.00", pr("16", "100.00"));
      office.submits("d", "100.00", 1);
      office.remits("d", 1, "100.00");
      assertThat(windowOn("2026-03-01").initialDenialRate()).isEqualTo(0.5);
    }

    @Test
    void aDenialOfTheSecondaryIsNotLookedAt() {
      office.on("2026-03-01").submits("a", "100.00", 2);
      office.remits("a", 2, "0.00", co("16", "100.00"));
      assertThat(windowOn("2026-03-01").initialDenialRate()).isNull();
      office.on("2026-03-02").remits("a", 1, "80.00");
      assertThat(windowOn("2026-03-02").initialDenialRate()).isEqualTo(0.0);
    }

    @Test
    void aVoidedClaimWasDecidedByNumberButHasNoCharge() {
      office.on("2026-03-01").submits("a", "100.00", 1);
      office.remits("a", 1, "0.00", co("16", "100.00"));
      office.voids("a");
      assertThat(windowOn("2026-03-01").initialDenialRate()).isEqualTo(1.0);
      assertThat(windowOn("2026-03-01").initialDenialRateOfCents()).isNull();
    }
  }

  @Nested
  class WriteOffsAndRecoveries {
    @ParameterizedTest
    @CsvSource({"2026-02-28, 0", "2026-03-01, 950", "2026-03-30, 950", "2026-03-31, 0"})
    void aWriteOffCountsOnItsDayUnderItsReason(String asOf, long expected) {
      office.on("2026-01-01").submits("a", "100.00", 0);
      office.on("2026-03-01").writesOff("a", Party.PATIENT, "9.50");
      assertThat(windowOn(asOf).writeOffs())
          .isEqualTo(
              expected == 0 ? Map.of() : Map.of(WriteOffFact.Reason.SMALL_BALANCE, expected));
    }

    @Test
    void writeOffsAreToldApartByReasonOfBothPartiesTogether() {
      office.on("2026-03-01").submits("a", "100.00", 1);
      office.writesOff("a", Party.PATIENT, "1.00", WriteOffFact.Reason.CHARITY);
      office.writesOff("a", Party.INSURER, "2.00", WriteOffFact.Reason.CHARITY);
      office.writesOff("a", Party.INSURER, "4.00", WriteOffFact.Reason.TIMELY_FILING);
      assertThat(windowOn("2026-03-01").writeOffs())
          .isEqualTo(
              Map.of(
                  WriteOffFact.Reason.CHARITY, cents("3.00"),
                  WriteOffFact.Reason.TIMELY_FILING, cents("4.00")));
    }

    @Test
    void aWriteOffTakenBackIsNegativeInTheWindowOfThatDay() {
      office.on("2026-01-01").submits("a", "100.00", 0);
      WriteOffFact writeOff = office.writesOff("a", Party.PATIENT, "9.50");
      office.on("2026-03-01").takesBack(writeOff);
      Map<WriteOffFact.Reason, Long> declared =
          Map.of(WriteOffFact.Reason.SMALL_BALANCE, cents("9.50"));
      Map<WriteOffFact.Reason, Long> takenBack =
          Map.of(WriteOffFact.Reason.SMALL_BALANCE, -cents("9.50"));

      assertThat(windowOn("2026-01-30").writeOffs()).isEqualTo(declared);
      assertThat(windowOn("2026-02-28").writeOffs()).isEmpty();
      assertThat(windowOn("2026-03-01").writeOffs()).isEqualTo(takenBack);
      assertThat(windowOn("2026-03-30").writeOffs()).isEqualTo(takenBack);
      assertThat(windowOn("2026-03-31").writeOffs()).isEmpty();
      assertThat(windowOn("2026-03-01", 60).writeOffs()).isEmpty();
    }

    @Test
    void aWriteOffIsShownAsDeclaredEvenIfLessIsInForce() {
      office.on("2026-03-01").submits("a", "5.00", 0);
      office.writesOff("a", Party.PATIENT, "9.50");
      assertThat(windowOn("2026-03-01").writeOffs())
          .isEqualTo(Map.of(WriteOffFact.Reason.SMALL_BALANCE, cents("9.50")));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30, 0", "2026-07-01, 950", "2026-07-30, 950", "2026-07-31, 0"})
    void aPaymentOnAWrittenOffBalanceIsARecoveryOfItsDay(String asOf, long expected) {
      office.on("2026-01-01").submits("a", "9.50", 0);
      office.writesOff("a", Party.PATIENT, "9.50");
      office.on("2026-07-01").patientPays("a", "9.50");
      assertThat(windowOn(asOf).recoveriesCents()).isEqualTo(expected);
    }

    @Test
    void onlyWhatThePaymentTakesOffTheWriteOffIsRecovered() {
      office.on("2026-01-01").submits("a", "100.00", 0);
      office.writesOff("a", Party.PATIENT, "30.00");
      office.on("2026-03-01").patientPays("a", "70.00");
      assertThat(windowOn("2026-03-01").recoveriesCents()).isZero();
      office.on("2026-03-02").patientPays("a", "10.00");
      assertThat(windowOn("2026-03-02").recoveriesCents()).isEqualTo(cents("10.00"));
      office.on("2026-03-03").patientPays("a", "50.00");
      assertThat(windowOn("2026-03-03").recoveriesCents()).isEqualTo(cents("30.00"));
    }

    @Test
    void aRecoveryThatBouncesIsTakenBackOnThatDay() {
      office.on("2026-01-01").submits("a", "9.50", 0);
      office.writesOff("a", Party.PATIENT, "9.50");
      office.on("2026-02-15");
      PaymentFact check = office.patientPays("a", "9.50");
      office.on("2026-03-20").bounces(check);
      assertThat(windowOn("2026-02-15").recoveriesCents()).isEqualTo(cents("9.50"));
      assertThat(windowOn("2026-03-20").recoveriesCents()).isEqualTo(-cents("9.50"));
      assertThat(windowOn("2026-03-20", 60).recoveriesCents()).isZero();
    }

    @Test
    void aRefundedRecoveryIsTakenBackOnThatDay() {
      office.on("2026-01-01").submits("a", "9.50", 0);
      office.writesOff("a", Party.PATIENT, "9.50");
      office.on("2026-02-15").patientPays("a", "9.50");
      office.on("2026-03-20");
      office.refunds(PaymentFact.Source.PATIENT, "4.00", to("a", "4.00"));
      assertThat(windowOn("2026-03-20").recoveriesCents()).isEqualTo(-cents("4.00"));
    }

    @Test
    void insurerMoneyRecoversTheInsurersWriteOff() {
      office.on("2026-03-01").submits("a", "100.00", 1);
      office.writesOff("a", Party.INSURER, "100.00", WriteOffFact.Reason.TIMELY_FILING);
      office.insurerPays("a", "60.00");
      office.patientPays("a", "5.00");
      assertThat(windowOn("2026-03-01").recoveriesCents()).isEqualTo(cents("60.00"));
    }

    @Test
    void aSmallerShareTakesNothingOffAWriteOffAsARecovery() {
      office.on("2026-03-01").submits("a", "100.00", 0);
      office.writesOff("a", Party.PATIENT, "100.00");
      office.replaces("a", "40.00", 0);
      assertThat(windowOn("2026-03-01").recoveriesCents()).isZero();
    }
  }

  @Nested
  class Underpaid {
    private void submits(String expected) {
      office.submission(
          ClaimFact.Type.SUBMITTED, "a", office.termsWith("acme", "100.00", expected));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28, 0", "2026-03-01, 1000", "2026-03-30, 1000", "2026-03-31, 0"})
    void aShortfallCountsOnTheDayOfTheLivePrimaryExplanation(String asOf, long expected) {
      office.on("2026-01-01");
      submits("80.00");
      office.on("2026-03-01").remitsAllowing("70.00", "a", 1, "70.00", co("45", "30.00"));
      assertThat(windowOn(asOf).underpaidCents()).isEqualTo(expected);
    }

    @Test
    void aShortfallNeedsBothFigures() {
      office.on("2026-03-01");
      submits(null);
      office.remitsAllowing("70.00", "a", 1, "70.00");
      assertThat(windowOn("2026-03-01").underpaidCents()).isZero();
      office.on("2026-03-02");
      submits("80.00");
      assertThat(windowOn("2026-03-02").underpaidCents()).isEqualTo(cents("10.00"));
      office.on("2026-03-03").remits("a", 1, "70.00");
      assertThat(windowOn("2026-03-03").underpaidCents()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"79.99, 1", "80.00, 0", "80.01, 0"})
    void moreThanExpectedIsNoShortfall(String allowed, long expected) {
      office.on("2026-03-01");
      submits("80.00");
      office.remitsAllowing(allowed, "a", 1, "70.00");
      assertThat(windowOn("2026-03-01").underpaidCents()).isEqualTo(expected);
    }

    @Test
    void aLaterExplanationMovesTheShortfallToItsDay() {
      office.on("2026-02-01");
      submits("80.00");
      office.remitsAllowing("50.00", "a", 1, "50.00");
      office.on("2026-03-10").remitsAllowing("75.00", "a", 1, "75.00");
      assertThat(windowOn("2026-03-10", 60).underpaidCents()).isEqualTo(cents("5.00"));
    }

    @Test
    void anExplanationTakenBackOrOfTheSecondaryHasNoShortfall() {
      office.on("2026-03-01");
      submits("80.00");
      office.remitsAllowing("1.00", "a", 2, "1.00");
      assertThat(windowOn("2026-03-01").underpaidCents()).isZero();
      RemittanceFact eob = office.remitsAllowing("50.00", "a", 1, "50.00");
      office.on("2026-03-02").takesBack(eob);
      assertThat(windowOn("2026-03-02").underpaidCents()).isZero();
    }

    @Test
    void aVoidedClaimHasNoShortfall() {
      office.on("2026-03-01");
      submits("80.00");
      office.remitsAllowing("50.00", "a", 1, "50.00");
      office.voids("a");
      assertThat(windowOn("2026-03-01").underpaidCents()).isZero();
    }
  }
}
