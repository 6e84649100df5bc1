package org.duebook.kpi.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.cents;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.BillingOffice.to;

import java.time.LocalDate;
import java.util.List;
import org.duebook.kpi.Ageing;
import org.duebook.kpi.AgeingClock;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Party;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a portfolio is owed as of a day, whatever the window. */
class PortfolioFiguresTest {
  private final BillingOffice office = new BillingOffice();

  private PortfolioFigures figuresOn(String day) {
    return figuresOn(day, PortfolioKey.ALL, AgeingClock.SERVICE_DATE);
  }

  private PortfolioFigures figuresOn(String day, PortfolioKey key, AgeingClock clock) {
    return new PortfolioBook()
        .with("north", office, day, clock)
        .figures(key, BillingOffice.day(day), List.of(30));
  }

  @Test
  void aPortfolioWithoutClaimsOwesNothingAndHasNoRatios() {
    PartyBalance nothing = new PartyBalance(0, 0, 0, null, Ageing.NONE);

    PortfolioFigures figures = PortfolioFigures.of(List.of(), day("2026-02-01"), List.of());
    assertThat(figures)
        .isEqualTo(
            new PortfolioFigures(
                day("2026-02-01"), nothing, nothing, 0, null, null, 0, null, List.of()));
  }

  @Test
  void creditsAreNotNettedAgainstReceivables() {
    office.on("2026-01-05").serviceOn("2026-01-05");
    office.submits("a", "100.00", 0);
    office.submits("b", "50.00", 0);
    office.patientPays("b", "75.00");
    office.submits("c", "10.00", 1);
    office.insurerPays("c", "35.00");
    office.submits("d", "300.00", 1);

    PortfolioFigures figures = figuresOn("2026-01-05");
    Ageing insurer = new Ageing(cents("300.00"), 0, 0, 0, 0);
    Ageing patient = new Ageing(cents("100.00"), 0, 0, 0, 0);
    assertThat(figures.insurer())
        .isEqualTo(new PartyBalance(cents("300.00"), cents("25.00"), 1, 0, insurer));
    assertThat(figures.patient())
        .isEqualTo(new PartyBalance(cents("100.00"), cents("25.00"), 1, 0, patient));
    assertThat(figures.creditShare()).isEqualTo(0.125);
  }

  @Test
  void creditsWithoutAReceivableHaveNoShare() {
    office.on("2026-01-05").submits("a", "10.00", 0);
    office.patientPays("a", "12.00");

    PortfolioFigures figures = figuresOn("2026-01-05");
    assertThat(figures.patient().creditCents()).isEqualTo(cents("2.00"));
    assertThat(figures.creditShare()).isNull();
    assertThat(figures.agedOver90Share()).isNull();
    assertThat(figures.daysInAr()).isEqualTo(0.0);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-31,   0, 100,   0,   0,   0,   0, 0",
    "2026-01-01,   0, 100,   0,   0,   0,   0, 0",
    "2026-01-31,  30, 100,   0,   0,   0,   0, 0",
    "2026-02-01,  31,   0, 100,   0,   0,   0, 0",
    "2026-03-02,  60,   0, 100,   0,   0,   0, 0",
    "2026-03-03,  61,   0,   0, 100,   0,   0, 0",
    "2026-04-01,  90,   0,   0, 100,   0,   0, 0",
    "2026-04-02,  91,   0,   0,   0, 100,   0, 1",
    "2026-05-01, 120,   0,   0,   0, 100,   0, 1",
    "2026-05-02, 121,   0,   0,   0,   0, 100, 1",
  })
  void aReceivableAgesWithoutAnyEvent(
      String asOf, int age, long to30, long to60, long to90, long to120, long over, double over90) {
    office.on("2025-12-20").serviceOn("2026-01-01").submits("a", "1.00", 1);

    PortfolioFigures figures = figuresOn(asOf);
    assertThat(figures.insurer())
        .isEqualTo(new PartyBalance(100, 0, 1, age, new Ageing(to30, to60, to90, to120, over)));
    assertThat(figures.agedOver90Share()).isEqualTo(over90);
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICE_DATE,   80, 80",
    "BILLED,         70, 70",
    "RESPONSIBILITY, 70, 20",
  })
  void theClockSaysFromWhichDayAReceivableAges(AgeingClock clock, int insurer, int patient) {
    office.on("2026-01-11").serviceOn("2026-01-01").submits("a", "100.00", 1);
    office.on("2026-03-02").remits("a", 1, "60.00", co("45", "10.00"), pr("1", "30.00"));

    PortfolioFigures figures = figuresOn("2026-03-22", PortfolioKey.ALL, clock);
    assertThat(figures.insurer().oldestDays()).isEqualTo(insurer);
    assertThat(figures.insurer().receivableCents()).isEqualTo(cents("60.00"));
    assertThat(figures.patient().oldestDays()).isEqualTo(patient);
    assertThat(figures.patient().receivableCents()).isEqualTo(cents("30.00"));
  }

  @Test
  void theOldestAgeFallsWhenTheOldestClaimIsPaid() {
    office.on("2026-01-01").serviceOn("2026-01-01").submits("a", "10.00", 0);
    office.on("2026-02-01").serviceOn("2026-02-01").submits("b", "10.00", 0);
    assertThat(figuresOn("2026-03-01").patient().oldestDays()).isEqualTo(59);
    office.on("2026-03-02").patientPays("a", "10.00");
    assertThat(figuresOn("2026-03-02").patient().oldestDays()).isEqualTo(29);
    assertThat(figuresOn("2026-03-02").patient().openCount()).isEqualTo(1);
  }

  @Test
  void theOldestAgeIsThatOfWhatIsOpenWhenSumsComeInParts() {
    CellSums came = new CellSums();
    came.add(new Cell(Measure.PATIENT_OPEN, 20_000, 0), 1);
    came.add(new Cell(Measure.PATIENT_OPEN, 20_010, 0), 1);
    CellSums went = new CellSums();
    went.add(new Cell(Measure.PATIENT_OPEN, 20_000, 0), -1);

    PortfolioFigures figures =
        PortfolioFigures.of(List.of(came, went), LocalDate.ofEpochDay(20_015), List.of());
    assertThat(figures.patient().oldestDays()).isEqualTo(5);
    assertThat(figures.patient().openCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01, true", "2026-05-29, true", "2026-05-30, false"})
  void daysInArLooksAtTheChargesBilledInTheLastNinetyDays(String asOf, boolean billedLately) {
    office.on("2026-03-01").serviceOn("2026-02-01").submits("a", "900.00", 0);
    office.patientPays("a", "450.00");

    assertThat(figuresOn(asOf).daysInAr()).isEqualTo(billedLately ? 45.0 : null);
  }

  @Test
  void daysInArDoesNotNetCredits() {
    office.on("2026-03-01").submits("a", "90.00", 0);
    office.submits("b", "90.00", 0);
    office.patientPays("b", "150.00");

    assertThat(figuresOn("2026-03-01").daysInAr()).isEqualTo(45.0);
  }

  @Test
  void aWrittenOffBalanceIsNotReceivable() {
    office.on("2026-03-01").submits("a", "90.00", 0);
    office.writesOff("a", Party.PATIENT, "90.00");

    PortfolioFigures figures = figuresOn("2026-03-01");
    assertThat(figures.patient()).isEqualTo(new PartyBalance(0, 0, 0, null, Ageing.NONE));
    assertThat(figures.accountCount()).isZero();
  }

  @Test
  void anAccountCountsOnceInAllAndPracticeAndOnceWithEachPayerThatItOwesOn() {
    office.on("2026-03-01");
    office.submission(ClaimFact.Type.SUBMITTED, "a", office.termsWith("acme", "10.00", null));
    office.submission(ClaimFact.Type.SUBMITTED, "b", office.termsWith("acme", "20.00", null));
    office.submission(ClaimFact.Type.SUBMITTED, "c", office.termsWith("zenith", "30.00", null));
    office.submits("d", "40.00", 0);
    BillingOffice neighbour = new BillingOffice().on("2026-03-01");
    neighbour.submission(ClaimFact.Type.SUBMITTED, "a", neighbour.termsWith("acme", "5.00", null));
    BillingOffice settled = new BillingOffice().on("2026-03-01");
    settled.submits("a", "5.00", 0);
    settled.patientPays("a", "5.00");

    PortfolioBook book =
        new PortfolioBook()
            .with("north", office, "2026-03-01", AgeingClock.BILLED)
            .with("south", neighbour, "2026-03-01", AgeingClock.BILLED)
            .with("south", settled, "2026-03-01", AgeingClock.BILLED);
    assertThat(accounts(book, PortfolioKey.ALL)).isEqualTo(2);
    assertThat(accounts(book, PortfolioKey.ofPractice("north"))).isEqualTo(1);
    assertThat(accounts(book, PortfolioKey.ofPractice("south"))).isEqualTo(1);
    assertThat(accounts(book, PortfolioKey.ofPayer("acme"))).isEqualTo(2);
    assertThat(accounts(book, PortfolioKey.ofPayer("zenith"))).isEqualTo(1);
    assertThat(accounts(book, PortfolioKey.ofPayer("SELF_PAY"))).isEqualTo(1);
    assertThat(accounts(book, PortfolioKey.of("north", "acme"))).isEqualTo(1);
    assertThat(accounts(book, PortfolioKey.of("south", "acme"))).isEqualTo(1);
    assertThat(accounts(book, PortfolioKey.of("south", "SELF_PAY"))).isZero();
  }

  private static long accounts(PortfolioBook book, PortfolioKey key) {
    return book.figures(key, day("2026-03-01"), List.of()).accountCount();
  }

  @Test
  void anAccountWithCreditsAloneIsNoAccountWithAReceivable() {
    office.on("2026-03-01").submits("a", "10.00", 0);
    office.patientPays("a", "12.00");
    assertThat(figuresOn("2026-03-01").accountCount()).isZero();
  }

  @Test
  void unappliedMoneyHasNoPayer() {
    office.on("2026-03-01").submits("a", "10.00", 1);
    office.receives(PaymentFact.Source.INSURER, "25.00", to("a", "4.00"), to("unknown", "6.00"));

    assertThat(figuresOn("2026-03-01").unappliedCents()).isEqualTo(cents("21.00"));
    assertThat(unapplied(PortfolioKey.ofPractice("north"))).isEqualTo(cents("21.00"));
    assertThat(unapplied(PortfolioKey.ofPayer("payer-1"))).isZero();
    assertThat(unapplied(PortfolioKey.of("north", "payer-1"))).isZero();
  }

  private long unapplied(PortfolioKey key) {
    return figuresOn("2026-03-01", key, AgeingClock.BILLED).unappliedCents();
  }

  @Test
  void unappliedMoneyIsNegativeWhereMoreWasGivenBackThanCame() {
    office.on("2026-03-01").refunds(PaymentFact.Source.PATIENT, "7.00");
    assertThat(figuresOn("2026-03-01").unappliedCents()).isEqualTo(-cents("7.00"));
  }

  @Test
  void aClaimCountsAsAWholeWithThePrimaryPayerOfItsLiveSubmission() {
    office.on("2026-03-01").submits("a", "100.00", 2);
    office.remits("a", 1, "60.00", pr("1", "40.00"));
    office.remits("a", 2, "10.00", pr("1", "30.00"));

    PortfolioFigures primary =
        figuresOn("2026-03-01", PortfolioKey.ofPayer("payer-1"), AgeingClock.BILLED);
    assertThat(primary.insurer().receivableCents()).isEqualTo(cents("70.00"));
    assertThat(primary.patient().receivableCents()).isEqualTo(cents("30.00"));
    assertThat(figuresOn("2026-03-01", PortfolioKey.ofPayer("payer-2"), AgeingClock.BILLED))
        .isEqualTo(PortfolioFigures.of(List.of(), day("2026-03-01"), List.of(30)));
  }

  @Test
  void aReplacementTakesTheWholeClaimToAnotherPayerDayAndAmount() {
    office.on("2026-03-01").serviceOn("2026-02-01");
    office.submission(ClaimFact.Type.SUBMITTED, "a", office.termsWith("acme", "100.00", "80.00"));
    office.on("2026-03-05").remitsAllowing("70.00", "a", 1, "50.00", co("45", "30.00"));
    office.on("2026-03-06").insurerPays("a", "50.00");
    AccountContribution before =
        AccountContribution.of(office.positionOn("2026-03-06"), AgeingClock.SERVICE_DATE);
    PortfolioBook book = new PortfolioBook();
    book.add("north", before);
    office.on("2026-03-20").serviceOn("2026-02-11");
    office.submission(ClaimFact.Type.REPLACED, "a", office.termsWith("zenith", "90.00", "85.00"));
    AccountContribution after =
        AccountContribution.of(office.positionOn("2026-03-20"), AgeingClock.SERVICE_DATE);
    book.add("north", after.minus(before));

    assertThat(book.sumsOf(PortfolioKey.ofPayer("acme")).isEmpty()).isTrue();
    PortfolioFigures figures =
        book.figures(PortfolioKey.ofPayer("zenith"), day("2026-03-20"), List.of(30));
    assertThat(figures.insurer().receivableCents()).isEqualTo(cents("10.00"));
    assertThat(figures.insurer().oldestDays()).isEqualTo(37);
    WindowFigures window = figures.windows().get(0);
    assertThat(window.chargesCents()).isEqualTo(cents("90.00"));
    assertThat(window.cashCents()).isEqualTo(cents("50.00"));
    assertThat(window.underpaidCents()).isEqualTo(cents("15.00"));
    assertThat(window.payerLag().median()).isEqualTo(4);
    assertThat(book.figures(PortfolioKey.ALL, day("2026-03-20"), List.of(30))).isEqualTo(figures);
  }

  @Test
  void aVoidedClaimLeavesItsMoneyAsACreditAndNoCharge() {
    office.on("2026-03-01").submits("a", "100.00", 1);
    office.on("2026-03-05").insurerPays("a", "80.00");
    office.on("2026-03-06").voids("a");

    PortfolioFigures figures = figuresOn("2026-03-06");
    assertThat(figures.insurer())
        .isEqualTo(new PartyBalance(0, cents("80.00"), 0, null, Ageing.NONE));
    assertThat(figures.daysInAr()).isNull();
    assertThat(figures.windows().get(0).chargesCents()).isZero();
    assertThat(figures.windows().get(0).cashCents()).isEqualTo(cents("80.00"));
    assertThat(figures.windows().get(0).grossCollectionRate()).isNull();
  }

  @Test
  void ofALongestWindowOfAYearThePaidWithin120CohortLooksFurthestBack() {
    assertThat(PortfolioFigures.longestLookBack(365)).isEqualTo(485);
  }
}
