package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every log of an account. */
class LedgerPropertiesTest {
  @Provide
  Arbitrary<List<Fact>> logs() {
    return FactLogs.logs();
  }

  /** Days on which a log may be read, the days around it too. */
  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(-1, 75).map(FactLogs.FIRST_DAY::plusDays);
  }

  @Provide
  Arbitrary<LedgerRules> rules() {
    return Arbitraries.of(ZoneOffset.UTC, ZoneId.of("America/New_York"))
        .map(zone -> new LedgerRules(BillingOffice.REASON_CODES, new BusinessCalendar(zone), 7));
  }

  private static AccountLedger ledgerOf(Collection<Fact> facts) {
    AccountLedger ledger = new AccountLedger();
    facts.forEach(ledger::record);
    return ledger;
  }

  @Property(tries = 3000)
  void theLedgerSaysWhatTheContractSaysWordByWord(
      @ForAll("logs") List<Fact> log,
      @ForAll("days") LocalDate asOf,
      @ForAll("rules") LedgerRules rules) {
    AccountPosition position = ledgerOf(log).position(asOf, rules);
    PlainReading plain = new PlainReading(log, asOf, rules);

    assertThat(position.claims()).isEqualTo(plain.claims());
    assertThat(position.unappliedCents()).isEqualTo(plain.unappliedCents());
    assertThat(position.lastPaymentOn()).isEqualTo(plain.lastPaymentOn());
    assertThat(position.firstStatementOn()).isEqualTo(plain.firstStatementOn());
    assertThat(eventsOf(position, Finding.Kind.BUSINESS_ID_CONFLICT))
        .isEqualTo(plain.correctedEvents());
    assertThat(eventsOf(position, Finding.Kind.REVERSAL_WITHOUT_EFFECT))
        .isEqualTo(plain.reversalsWithoutEffect());
    assertThat(eventsOf(position, Finding.Kind.WAITING_FOR_ORIGINAL))
        .isEqualTo(plain.reversalsWaiting());
    assertThat(
            position.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.WAITING_FOR_CLAIM)
                .map(finding -> finding.eventId() + " " + finding.claimId())
                .collect(Collectors.toSet()))
        .isEqualTo(plain.waitingForClaims());
  }

  private static Set<String> eventsOf(AccountPosition position, Finding.Kind kind) {
    return position.findings().stream()
        .filter(finding -> finding.kind() == kind)
        .map(Finding::eventId)
        .collect(Collectors.toSet());
  }

  @Property(tries = 1000)
  void anyOrderAnyDuplicationAndAnySplitIntoBatchesGiveTheSamePosition(
      @ForAll("logs") List<Fact> log, @ForAll("rules") LedgerRules rules, @ForAll long seed) {
    Random random = new Random(seed);
    List<Fact> arrivals = new ArrayList<>(log);
    log.stream().filter(fact -> random.nextInt(4) == 0).forEach(arrivals::add);
    Collections.shuffle(arrivals, random);

    AccountLedger ledger = new AccountLedger();
    for (Fact arrival : arrivals) {
      ledger.record(arrival);
      if (random.nextInt(3) == 0) {
        ledger.position(anyDay(random), rules);
      }
    }
    AccountLedger atOnce = ledgerOf(log);
    for (int reading = 0; reading < 5; reading++) {
      LocalDate asOf = anyDay(random);
      assertThat(ledger.position(asOf, rules)).isEqualTo(atOnce.position(asOf, rules));
    }
    assertThat(ledger.copy().position(FactLogs.LAST_DAY, rules))
        .isEqualTo(ledger.position(FactLogs.LAST_DAY, rules));
  }

  private static LocalDate anyDay(Random random) {
    return FactLogs.FIRST_DAY.plusDays(random.nextInt(-1, 75));
  }

  @Property(tries = 1000)
  void theKeptPositionIsTheOneFromScratchAfterEveryArrivalAndWithdrawal(
      @ForAll("logs") List<Fact> log, @ForAll long seed) {
    Random random = new Random(seed);
    LedgerRules utc = BillingOffice.RULES;
    LedgerRules elsewhere =
        new LedgerRules(
            new ReasonCodes(Set.of("1"), Set.of("1")),
            new BusinessCalendar(ZoneId.of("America/New_York")),
            3);
    AccountLedger ledger = new AccountLedger();
    List<Fact> there = new ArrayList<>();
    for (Fact fact : log) {
      ledger.record(fact);
      there.add(fact);
      if (random.nextInt(4) == 0) {
        ledger.withdraw(there.remove(random.nextInt(there.size())));
      }
      LedgerRules rules = random.nextInt(5) == 0 ? elsewhere : utc;
      LocalDate asOf = anyDay(random);
      assertThat(ledger.position(asOf, rules)).isEqualTo(ledgerOf(there).position(asOf, rules));
      long cutoff = rules.calendar().endOf(asOf);
      assertThat(ledger.contents(cutoff)).isEqualTo(ledgerOf(there).contents(cutoff));
    }
  }

  @Property(tries = 500)
  void aCopyGoesOnByItselfAndSoDoesWhatItIsOf(
      @ForAll("logs") List<Fact> log,
      @ForAll("days") LocalDate asOf,
      @ForAll("rules") LedgerRules rules) {
    List<Fact> before = log.subList(0, log.size() / 2);
    AccountLedger ledger = ledgerOf(before);
    ledger.position(asOf, rules);
    AccountLedger copy = ledger.copy();
    assertThat(copy.contents(Long.MAX_VALUE)).isEqualTo(ledger.contents(Long.MAX_VALUE));

    log.forEach(copy::record);
    AccountLedger whole = ledgerOf(log);
    assertThat(copy.position(asOf, rules)).isEqualTo(whole.position(asOf, rules));
    assertThat(copy.contents(Long.MAX_VALUE)).isEqualTo(whole.contents(Long.MAX_VALUE));
    AccountLedger half = ledgerOf(before);
    assertThat(ledger.position(asOf, rules)).isEqualTo(half.position(asOf, rules));
    assertThat(ledger.contents(Long.MAX_VALUE)).isEqualTo(half.contents(Long.MAX_VALUE));

    List.copyOf(copy.facts()).forEach(copy::withdraw);
    assertThat(copy.contents(Long.MAX_VALUE))
        .isEqualTo(new AccountLedger().contents(Long.MAX_VALUE));
  }

  @Property(tries = 500)
  void withdrawnFactsLeaveNothingBehind(
      @ForAll("logs") List<Fact> log, @ForAll("days") LocalDate asOf, @ForAll long seed) {
    Random random = new Random(seed);
    AccountLedger ledger = ledgerOf(log);
    ledger.position(asOf, BillingOffice.RULES);
    List<Fact> withdrawn = log.stream().filter(fact -> random.nextBoolean()).toList();
    List<Fact> left = log.stream().filter(fact -> !withdrawn.contains(fact)).toList();

    withdrawn.forEach(fact -> assertThat(ledger.withdraw(fact)).isTrue());

    assertThat(ledger.facts()).containsExactlyInAnyOrderElementsOf(left);
    assertThat(ledger.isEmpty()).isEqualTo(left.isEmpty());
    assertThat(ledger.position(asOf, BillingOffice.RULES))
        .isEqualTo(ledgerOf(left).position(asOf, BillingOffice.RULES));
    withdrawn.forEach(fact -> assertThat(ledger.withdraw(fact)).isFalse());
  }

  @Property(tries = 1000)
  void aPositionKnowsTheFactsUpToItsDayAndNoOther(
      @ForAll("logs") List<Fact> log,
      @ForAll("days") LocalDate asOf,
      @ForAll("rules") LedgerRules rules) {
    List<Fact> upToTheDay =
        log.stream()
            .filter(fact -> !rules.calendar().dayOf(fact.occurredAt()).isAfter(asOf))
            .toList();

    assertThat(withoutOutlook(ledgerOf(log).position(asOf, rules)))
        .isEqualTo(withoutOutlook(ledgerOf(upToTheDay).position(asOf, rules)));
    long cutoff = rules.calendar().endOf(asOf);
    assertThat(ledgerOf(log).contents(cutoff)).isEqualTo(ledgerOf(upToTheDay).contents(cutoff));
  }

  @Property(tries = 500)
  void nothingChangesBeforeTheDayThatIsSaid(
      @ForAll("logs") List<Fact> log, @ForAll("days") LocalDate asOf) {
    AccountLedger ledger = ledgerOf(log);
    AccountPosition position = ledger.position(asOf, BillingOffice.RULES);
    LocalDate changesOn = position.changesOn();
    LocalDate end = changesOn == null ? asOf.plusDays(100) : changesOn;

    assertThat(end).isAfter(asOf);
    for (LocalDate day = asOf.plusDays(1); day.isBefore(end); day = day.plusDays(1)) {
      AccountPosition later = ledger.position(day, BillingOffice.RULES);
      assertThat(later.changesOn()).isEqualTo(changesOn);
      assertThat(withoutOutlook(later)).isEqualTo(withoutOutlook(position));
    }
  }

  /** The position without the day it is read on and the day it changes on. */
  private static AccountPosition withoutOutlook(AccountPosition position) {
    return new AccountPosition(
        null,
        position.claims(),
        position.histories(),
        position.evidence(),
        position.payments(),
        position.activities(),
        position.unappliedCents(),
        position.lastPaymentOn(),
        position.firstStatementOn(),
        position.findings(),
        null);
  }

  @Property(tries = 500)
  void theBooksBalanceAfterEveryEvent(
      @ForAll("logs") List<Fact> log, @ForAll("days") LocalDate asOf) {
    AccountLedger ledger = new AccountLedger();
    List<Fact> soFar = new ArrayList<>();
    for (Fact fact : log) {
      ledger.record(fact);
      soFar.add(fact);
      AccountPosition position = ledger.position(asOf, BillingOffice.RULES);
      long onClaims = 0;
      for (ClaimPosition claim : position.claims()) {
        checkBalanceOf(claim);
        onClaims += claim.insurerCashCents() + claim.patientCashCents();
      }
      assertThat(onClaims + position.unappliedCents())
          .as("money on seen claims and unapplied")
          .isEqualTo(new PlainReading(soFar, asOf, BillingOffice.RULES).moneyInCents());
    }
  }

  private static void checkBalanceOf(ClaimPosition claim) {
    assertThat(claim.insurerOpenCents() + claim.patientOpenCents())
        .as("C - K - I - P - Wi - Wp")
        .isEqualTo(
            claim.chargeCents()
                - claim.contractualCents()
                - claim.insurerCashCents()
                - claim.patientCashCents()
                - claim.insurerWriteOffCents()
                - claim.patientWriteOffCents());
    assertThat(claim.patientShareCents())
        .as("patient share")
        .isBetween(0L, claim.chargeCents() - claim.contractualCents());
    assertThat(claim.overstatedCents()).as("overstated").isNotNegative();
    for (Party party : Party.values()) {
      long writtenOff =
          party == Party.INSURER ? claim.insurerWriteOffCents() : claim.patientWriteOffCents();
      assertThat(writtenOff).as("write-off in force of " + party).isNotNegative();
      if (writtenOff > 0) {
        assertThat(claim.openCents(party)).as("open beside a write-off").isNotNegative();
        assertThat(claim.settledOn(party)).as("writing off is not paying").isNull();
      }
    }
  }
}
