package org.duebook.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.Fact;
import org.duebook.ledger.FactLogs;
import org.duebook.ledger.Party;

/** What holds of the figures of every account. */
class AccountFiguresPropertiesTest {
  @Provide
  Arbitrary<List<Fact>> logs() {
    return FactLogs.logs();
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(-1, 500).map(FactLogs.FIRST_DAY::plusDays);
  }

  private static AccountLedger ledgerOf(List<Fact> facts) {
    AccountLedger ledger = new AccountLedger();
    facts.forEach(ledger::record);
    return ledger;
  }

  @Property(tries = 500)
  void creditsAreNeverNettedAgainstReceivables(
      @ForAll("logs") List<Fact> log, @ForAll("days") LocalDate asOf, @ForAll AgeingClock clock) {
    AccountPosition position = ledgerOf(log).position(asOf, BillingOffice.RULES);
    AccountFigures figures = AccountFigures.of(position, clock);

    assertParty(position, Party.INSURER, figures.insurer());
    assertParty(position, Party.PATIENT, figures.patient());
  }

  private static void assertParty(AccountPosition position, Party party, PartyFigures figures) {
    long[] receivable = openAmounts(position, party).filter(open -> open > 0).toArray();
    assertThat(figures.receivableCents()).isEqualTo(LongStream.of(receivable).sum());
    assertThat(figures.openCount()).isEqualTo(receivable.length);
    assertThat(figures.ageing().total()).isEqualTo(figures.receivableCents());
    assertThat(figures.creditCents())
        .isEqualTo(-openAmounts(position, party).filter(open -> open < 0).sum());
    assertThat(figures.oldestDays() == null).isEqualTo(receivable.length == 0);
  }

  private static LongStream openAmounts(AccountPosition position, Party party) {
    return position.claims().stream().mapToLong(claim -> claim.openCents(party));
  }

  @Property(tries = 300)
  void nothingButTheOldestAgeChangesBeforeTheDayThatIsSaid(
      @ForAll("logs") List<Fact> log, @ForAll("days") LocalDate asOf, @ForAll AgeingClock clock) {
    AccountLedger ledger = ledgerOf(log);
    AccountFigures figures = AccountFigures.of(ledger.position(asOf, BillingOffice.RULES), clock);
    LocalDate changesOn = figures.changesOn();
    LocalDate end = changesOn == null ? asOf.plusDays(400) : changesOn;

    assertThat(end).isAfter(asOf);
    for (LocalDate day = asOf.plusDays(1); day.isBefore(end); day = day.plusDays(9)) {
      assertSame(figures, ledger, day, clock);
    }
    assertSame(figures, ledger, end.minusDays(1), clock);
  }

  private static void assertSame(
      AccountFigures figures, AccountLedger ledger, LocalDate day, AgeingClock clock) {
    AccountFigures later = AccountFigures.of(ledger.position(day, BillingOffice.RULES), clock);
    assertThat(withoutAge(later)).isEqualTo(withoutAge(figures));
  }

  private static AccountFigures withoutAge(AccountFigures figures) {
    return new AccountFigures(
        null,
        withoutAge(figures.insurer()),
        withoutAge(figures.patient()),
        figures.unappliedCents(),
        figures.chargesCents(),
        figures.contractualCents(),
        figures.cashCents(),
        figures.netCollectionRate(),
        figures.agedOver90Share(),
        figures.firstStatementOn(),
        figures.lastPaymentOn(),
        figures.findings(),
        figures.changesOn());
  }

  private static PartyFigures withoutAge(PartyFigures figures) {
    return new PartyFigures(
        figures.receivableCents(),
        figures.creditCents(),
        figures.openCount(),
        null,
        null,
        figures.ageing(),
        figures.daysToPay());
  }
}
