package org.duebook.kpi.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duebook.kpi.AgeingClock;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.Fact;
import org.duebook.ledger.FactLogs;
import org.duebook.ledger.LedgerRules;

/** What holds of the portfolios of any accounts, told of in any order. */
class PortfolioPropertiesTest {
  private static final List<String> PRACTICES = List.of("north", "south");

  @Provide
  Arbitrary<List<Fact>> logs() {
    return Arbitraries.of(1, 3, 8).flatMap(FactLogs::logs);
  }

  @Provide
  Arbitrary<List<PlainPortfolio.Account>> accounts() {
    return Combinators.combine(Arbitraries.of(PRACTICES), logs())
        .as(PlainPortfolio.Account::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<LedgerRules> rules() {
    return Arbitraries.of(ZoneOffset.UTC, ZoneId.of("America/New_York"))
        .map(zone -> new LedgerRules(BillingOffice.REASON_CODES, new BusinessCalendar(zone), 7));
  }

  @Provide
  Arbitrary<List<Integer>> windows() {
    return Arbitraries.of(
        List.of(30, 90, 365), List.of(1, 14), List.of(7, 60, 120), List.of(400, 30, 90, 30));
  }

  private static AccountLedger ledgerOf(Collection<Fact> facts) {
    AccountLedger ledger = new AccountLedger();
    facts.forEach(ledger::record);
    return ledger;
  }

  /**
   * An account as the stream keeps it: it tells by how much it contributes differently, when facts
   * have come and on the days on which facts dated ahead become known.
   */
  private static final class LiveAccount {
    private final String practiceId;
    private final List<Fact> toCome;
    private final List<Fact> arrived = new ArrayList<>();
    private final AccountLedger ledger = new AccountLedger();
    private final PortfolioBook book;
    private AccountContribution told = new AccountContribution();
    private AccountPosition toldAs;
    private LocalDate changesOn;

    LiveAccount(PlainPortfolio.Account account, Random random, PortfolioBook book) {
      this.practiceId = account.practiceId();
      this.toCome = new ArrayList<>(account.facts());
      account.facts().stream().filter(fact -> random.nextInt(5) == 0).forEach(toCome::add);
      Collections.shuffle(toCome, random);
      this.book = book;
    }

    /** Some of the facts to come arrive, whatever they are dated. */
    void hear(int most) {
      List<Fact> batch = toCome.subList(0, Math.min(most, toCome.size()));
      batch.forEach(ledger::record);
      arrived.addAll(batch);
      batch.clear();
    }

    void tell(LocalDate asOf, LedgerRules rules, AgeingClock clock) {
      AccountPosition position = ledger.position(asOf, rules);
      changesOn = position.changesOn();
      AccountContribution contribution = AccountContribution.of(position, clock);
      AccountContribution difference =
          toldAs == null
              ? contribution.minus(told)
              : AccountContribution.change(toldAs, position, clock);
      book.add(practiceId, difference);
      assertThat(difference).isEqualTo(contribution.minus(told));
      told = contribution;
      toldAs = position;
    }

    /** A day on which nothing arrives; most days an account is not looked at. */
    void live(LocalDate asOf, LedgerRules rules, AgeingClock clock) {
      if (changesOn != null && !changesOn.isAfter(asOf)) {
        tell(asOf, rules, clock);
      }
    }

    PlainPortfolio.Account heardSoFar() {
      // The same fact told twice is one fact.
      return new PlainPortfolio.Account(practiceId, arrived.stream().distinct().toList());
    }
  }

  @Property(tries = 1000)
  void theSumsOfDifferencesSayWhatAPlainCalculationOfTheWholeLogSays(
      @ForAll("accounts") List<PlainPortfolio.Account> accounts,
      @ForAll("rules") LedgerRules rules,
      @ForAll AgeingClock clock,
      @ForAll("windows") List<Integer> windows,
      @ForAll long seed) {
    Random random = new Random(seed);
    PortfolioBook book = new PortfolioBook();
    List<LiveAccount> live =
        accounts.stream().map(account -> new LiveAccount(account, random, book)).toList();
    LocalDate day = FactLogs.FIRST_DAY.minusDays(random.nextInt(2));
    while (live.stream().anyMatch(account -> !account.toCome.isEmpty())) {
      for (LiveAccount account : live) {
        if (random.nextBoolean()) {
          account.hear(1 + random.nextInt(12));
          account.tell(day, rules, clock);
        } else {
          account.live(day, rules, clock);
        }
      }
      if (random.nextInt(4) == 0) {
        checkSums(live, book, day, rules, clock);
      }
      day = day.plusDays(random.nextInt(25));
      for (LiveAccount account : live) {
        account.live(day, rules, clock);
      }
    }
    LocalDate asOf = day.plusDays(random.nextInt(3) == 0 ? random.nextInt(300) : 0);
    live.forEach(account -> account.live(asOf, rules, clock));
    checkSums(live, book, asOf, rules, clock);
    checkFigures(live, book, asOf, rules, clock, windows);
  }

  /** As of a day the sums are those of ledgers that know the facts up to it and no other. */
  private static void checkSums(
      List<LiveAccount> accounts,
      PortfolioBook book,
      LocalDate asOf,
      LedgerRules rules,
      AgeingClock clock) {
    PortfolioBook fromScratch = new PortfolioBook();
    for (LiveAccount account : accounts) {
      List<Fact> known =
          account.arrived.stream()
              .filter(fact -> !rules.calendar().dayOf(fact.occurredAt()).isAfter(asOf))
              .toList();
      fromScratch.add(
          account.practiceId, AccountContribution.of(ledgerOf(known).position(asOf, rules), clock));
    }
    for (PortfolioKey key : List.copyOf(book.keys())) {
      assertThat(book.sumsOf(key)).as(key.text()).isEqualTo(fromScratch.sumsOf(key));
    }
    assertThat(book.keys()).containsAll(fromScratch.keys());
  }

  private static void checkFigures(
      List<LiveAccount> accounts,
      PortfolioBook book,
      LocalDate asOf,
      LedgerRules rules,
      AgeingClock clock,
      List<Integer> windows) {
    PlainPortfolio plain =
        new PlainPortfolio(
            accounts.stream().map(LiveAccount::heardSoFar).toList(), asOf, clock, rules);
    for (String practiceId : PRACTICES) {
      book.sumsOf(PortfolioKey.ofPractice(practiceId));
      for (String payerId : List.of("payer-1", "payer-2", AccountContribution.SELF_PAY)) {
        book.sumsOf(PortfolioKey.ofPayer(payerId));
        book.sumsOf(PortfolioKey.of(practiceId, payerId));
      }
    }
    book.sumsOf(PortfolioKey.ALL);
    for (PortfolioKey key : List.copyOf(book.keys())) {
      assertThat(book.figures(key, asOf, windows))
          .as(key.text())
          .isEqualTo(plain.figures(key, windows));
    }
  }

  @Property(tries = 300)
  void anAccountsDifferencesAddUpToItsLastContributionAndWithdrawingAllLeavesNothing(
      @ForAll("logs") List<Fact> log, @ForAll AgeingClock clock, @ForAll long seed) {
    Random random = new Random(seed);
    AccountLedger ledger = new AccountLedger();
    PortfolioBook book = new PortfolioBook();
    AccountContribution told = new AccountContribution();
    LocalDate day = FactLogs.FIRST_DAY;
    List<Fact> toWithdraw = new ArrayList<>(log);
    Collections.shuffle(toWithdraw, random);
    for (Fact fact : log) {
      day = day.plusDays(random.nextInt(20));
      ledger.record(fact);
      told = tell(ledger, day, clock, told, book);
    }
    PortfolioBook atOnce = new PortfolioBook();
    atOnce.add("north", told);
    for (PortfolioKey key : List.copyOf(book.keys())) {
      assertThat(book.sumsOf(key)).as(key.text()).isEqualTo(atOnce.sumsOf(key));
    }
    for (Fact fact : toWithdraw) {
      day = day.plusDays(random.nextInt(3));
      ledger.withdraw(fact);
      told = tell(ledger, day, clock, told, book);
    }
    assertThat(told.byPayer()).isEmpty();
    for (PortfolioKey key : book.keys()) {
      assertThat(book.sumsOf(key).isEmpty()).as(key.text()).isTrue();
    }
  }

  private static AccountContribution tell(
      AccountLedger ledger,
      LocalDate day,
      AgeingClock clock,
      AccountContribution told,
      PortfolioBook book) {
    AccountContribution contribution =
        AccountContribution.of(ledger.position(day, BillingOffice.RULES), clock);
    book.add("north", contribution.minus(told));
    return contribution;
  }
}
