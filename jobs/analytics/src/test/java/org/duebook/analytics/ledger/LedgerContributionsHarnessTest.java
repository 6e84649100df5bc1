package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duebook.analytics.Events;
import org.duebook.analytics.portfolio.Contribution;
import org.duebook.analytics.portfolio.PortfolioFunction;
import org.duebook.analytics.rules.Pace;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.kpi.portfolio.Cell;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.Coverage;
import org.duebook.schemas.LedgerExceptionKind;
import org.duebook.schemas.PayerClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger tells the portfolios, and what it says when that comes too late for them. */
final class LedgerContributionsHarnessTest {
  private static final String TODAY = "2026-02-05";
  private static final String TEN_DAYS_AGO = "2026-01-26";

  private Ledger ledger;

  @BeforeEach
  void aLedger() throws Exception {
    ledger =
        new Ledger(
            new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofDays(1)));
  }

  @AfterEach
  void end() throws Exception {
    ledger.close();
  }

  private static String daysBefore(int days) {
    return LocalDate.parse(TODAY).minusDays(days).toString();
  }

  private static Cell cell(Measure measure, String day) {
    return new Cell(measure, Math.toIntExact(LocalDate.parse(day).toEpochDay()), 0);
  }

  private static Map<String, CellSums> byPayer(List<Contribution> contributions) {
    Map<String, CellSums> sums = new HashMap<>();
    contributions.forEach(
        contribution ->
            sums.computeIfAbsent(contribution.payerId(), payer -> new CellSums())
                .addAll(contribution.change()));
    sums.values().removeIf(CellSums::isEmpty);
    return sums;
  }

  private static long value(CellSums sums, Measure measure, String day) {
    long[] value = {0};
    sums.forEach(
        (other, epochDay, detail, cents) ->
            value[0] += new Cell(other, epochDay, detail).equals(cell(measure, day)) ? cents : 0);
    return value[0];
  }

  @Test
  void anEventOlderThanThreeYearsChangesTheBalanceAndIsReported() throws Exception {
    ledger.businessDayIs(TODAY);
    String old = daysBefore(PortfolioFunction.KEPT_DAYS + 1);
    ledger.gets(Events.selfPay("account", "claim", old));
    ledger.aMomentPasses();

    assertThat(ledger.exceptions())
        .singleElement()
        .satisfies(
            exception -> {
              assertThat(exception.getKind()).isEqualTo(LedgerExceptionKind.TOO_OLD_FOR_WINDOWS);
              assertThat(exception.getEventId()).isEqualTo("submitted-account-claim");
              assertThat(exception.getAsOf()).isEqualTo(TODAY);
              assertThat(exception.getAccountId()).isEqualTo("account");
              assertThat(exception.getDetail())
                  .contains(old)
                  .contains(daysBefore(PortfolioFunction.KEPT_DAYS));
            });
    AccountKpis kpis = ledger.figures().get(0);
    assertThat(kpis.getPatient().getReceivableCents()).isEqualTo(10_000);
    assertThat(kpis.getPatient().getAging().getDaysOver120Cents()).isEqualTo(10_000);
    CellSums sums = byPayer(ledger.contributions()).get(AccountContribution.SELF_PAY);
    assertThat(value(sums, Measure.PATIENT_RECEIVABLE, old)).isEqualTo(10_000);
  }

  @Test
  void anEventThatIsThreeYearsOldToTheDayIsNotReported() throws Exception {
    ledger.businessDayIs(TODAY);
    String claimed = daysBefore(PortfolioFunction.KEPT_DAYS);
    ledger.gets(Events.selfPay("account", "claim", claimed));
    ledger.gets(
        Events.received(
            "account", "payment", daysBefore(PortfolioFunction.KEPT_DAYS - 1), 100, "claim"));
    ledger.aMomentPasses();

    assertThat(ledger.exceptions()).isEmpty();
  }

  @Test
  void anOldEventIsReportedOnceHoweverOftenItIsDelivered() throws Exception {
    ledger.businessDayIs(TODAY);
    ClaimEvent old =
        Events.selfPay("account", "claim", daysBefore(PortfolioFunction.KEPT_DAYS + 1));
    ledger.gets(old);
    ledger.gets(old);
    ledger.aMomentPasses();
    assertThat(ledger.exceptions()).hasSize(1);

    ledger.restart();
    ledger.businessDayIs(TODAY);
    ledger.gets(old);
    ledger.aMomentPasses();

    assertThat(ledger.exceptions()).isEmpty();
  }

  @Test
  void beforeBusinessTimeHasBegunNothingIsTooOld() throws Exception {
    ledger.gets(Events.selfPay("account", "claim", daysBefore(PortfolioFunction.KEPT_DAYS + 1)));

    assertThat(ledger.exceptions()).isEmpty();
  }

  @Test
  void aPaymentContributesOnlyWhatItChanges() throws Exception {
    ledger.businessDayIs(TODAY);
    ledger.gets(Events.selfPay("account", "claim", TEN_DAYS_AGO));
    ledger.aMomentPasses();
    assertThat(byPayer(ledger.contributions())).containsOnlyKeys(AccountContribution.SELF_PAY);

    ledger.gets(Events.received("account", "payment", daysBefore(1), 4_000, "claim"));
    ledger.aMomentPasses();

    assertContributesThePaymentAlone();
  }

  /** Of 40.00 that came yesterday for a claim of ten days ago. */
  private void assertContributesThePaymentAlone() {
    CellSums expected = new CellSums();
    expected.add(cell(Measure.PATIENT_RECEIVABLE, TEN_DAYS_AGO), -4_000);
    expected.add(cell(Measure.COLLECTED, TEN_DAYS_AGO), 4_000);
    expected.add(cell(Measure.CASH, daysBefore(1)), 4_000);
    assertThat(ledger.contributions())
        .containsExactly(
            new Contribution(
                Events.PRACTICE,
                AccountContribution.SELF_PAY,
                Math.toIntExact(LocalDate.parse(TODAY).toEpochDay()),
                expected));
  }

  @Test
  void aReplacementWithAnotherPayerTakesTheWholeClaimFromTheOldOne() throws Exception {
    ledger.businessDayIs(TODAY);
    ledger.gets(Events.submitted("account", "claim", TEN_DAYS_AGO));
    ledger.aMomentPasses();
    List<Contribution> all = new ArrayList<>(ledger.contributions());
    assertThat(byPayer(all)).containsOnlyKeys("payer-1");

    ClaimEvent replacement = Events.submitted("account", "claim", daysBefore(5));
    replacement.setEventId("replaced");
    replacement.setSubmissionId("replacement");
    replacement.setType(ClaimEventType.REPLACED);
    replacement.getTerms().setCoverages(List.of(new Coverage("payer-2", PayerClass.COMMERCIAL)));
    ledger.gets(replacement);
    ledger.aMomentPasses();
    all.addAll(ledger.contributions());

    assertThat(byPayer(all)).containsOnlyKeys("payer-2");
  }

  @Test
  void aRedeliveryARestartAndThePassingOfDaysContributeNothing() throws Exception {
    ledger.businessDayIs(TODAY);
    ClaimEvent claim = Events.submitted("account", "claim", TEN_DAYS_AGO);
    ledger.gets(claim);
    ledger.aMomentPasses();
    assertThat(ledger.contributions()).isNotEmpty();

    ledger.restart();
    ledger.gets(claim);
    ledger.aMomentPasses();
    ledger.businessDayIs("2026-02-06");
    ledger.businessDayIs("2026-04-30");
    ledger.aMomentPasses();

    assertThat(ledger.contributions()).isEmpty();
  }

  @Test
  void aPaymentDatedTomorrowIsContributedTomorrow() throws Exception {
    ledger.businessDayIs(TODAY);
    ledger.gets(Events.selfPay("account", "claim", TEN_DAYS_AGO));
    ledger.gets(Events.received("account", "payment", "2026-02-06", 4_000, "claim"));
    ledger.aMomentPasses();
    CellSums today = byPayer(ledger.contributions()).get(AccountContribution.SELF_PAY);
    assertThat(value(today, Measure.CASH, "2026-02-06")).isZero();

    ledger.businessDayIs("2026-02-06");
    ledger.aMomentPasses();

    assertThat(ledger.contributions())
        .singleElement()
        .satisfies(
            contribution -> {
              assertThat(contribution.asOfEpochDay())
                  .isEqualTo((int) LocalDate.parse("2026-02-06").toEpochDay());
              assertThat(value(contribution.change(), Measure.CASH, "2026-02-06")).isEqualTo(4_000);
            });
  }

  @Test
  void afterARestartAPaymentContributesOnlyWhatItChanges() throws Exception {
    ledger.businessDayIs(TODAY);
    ledger.gets(Events.selfPay("account", "claim", TEN_DAYS_AGO));
    ledger.aMomentPasses();

    ledger.restart();
    ledger.businessDayIs(TODAY);
    ledger.gets(Events.received("account", "payment", daysBefore(1), 4_000, "claim"));
    ledger.aMomentPasses();

    assertContributesThePaymentAlone();
  }
}
