package org.duebook.kpi.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.duebook.kpi.Ageing;
import org.duebook.kpi.AgeingClock;
import org.duebook.kpi.Durations;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.DatedCents;
import org.duebook.ledger.Fact;
import org.duebook.ledger.LedgerRules;
import org.duebook.ledger.Party;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.PlainReading;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;

/**
 * Section 3 of the contract page once more, row by row over all claims and facts at once, to hold
 * the sums by date against. No sum is kept, nothing is added by day; positions come from {@link
 * PlainReading}.
 */
final class PlainPortfolio {
  private static final List<Integer> PAID_WITHIN = List.of(30, 60, 90, 120);

  private final LocalDate asOf;
  private final AgeingClock clock;
  private final LedgerRules rules;
  private final List<Book> books;
  private final List<Claim> allClaims;

  /** An account as it was told of. */
  record Account(String practiceId, List<Fact> facts) {}

  private record Book(String practiceId, PlainReading reading) {}

  private record Claim(Book book, ClaimPosition position, List<DatedCents> recoveries) {
    Claim(Book book, ClaimPosition position) {
      this(book, position, book.reading().recoveries(position.claimId()));
    }

    String id() {
      return position.claimId();
    }

    /** "With the primary payer of its live submission (SELF_PAY if it has no coverage)." */
    String payerId() {
      return position.terms().coverages().isEmpty()
          ? "SELF_PAY"
          : position.terms().coverages().get(0).payerId();
    }

    <F extends Fact> Stream<F> facts(Class<F> kind) {
      return book.reading().standing().stream().filter(kind::isInstance).map(kind::cast);
    }

    Stream<RemittanceFact> processed() {
      return facts(RemittanceFact.class)
          .filter(eob -> eob.claimId().equals(id()))
          .filter(eob -> eob.type() == RemittanceFact.Type.PROCESSED);
    }

    Optional<RemittanceFact> firstPrimary() {
      return processed().filter(eob -> eob.payerSequence() == 1).findFirst();
    }

    /** "The latest PROCESSED, if no REVERSED names it"; none once voided or without coverage. */
    Optional<RemittanceFact> livePrimary() {
      boolean voided =
          facts(ClaimFact.class)
                  .filter(fact -> fact.claimId().equals(id()))
                  .map(ClaimFact::type)
                  .filter(
                      type -> type != ClaimFact.Type.ACCEPTED && type != ClaimFact.Type.REJECTED)
                  .reduce((earlier, later) -> later)
                  .orElseThrow()
              == ClaimFact.Type.VOIDED;
      if (voided || position.terms().coverages().isEmpty()) {
        return Optional.empty();
      }
      return processed()
          .filter(eob -> eob.payerSequence() == 1)
          .reduce((earlier, later) -> later)
          .filter(latest -> book.reading().undoing(latest) == null);
    }
  }

  PlainPortfolio(List<Account> accounts, LocalDate asOf, AgeingClock clock, LedgerRules rules) {
    this.asOf = asOf;
    this.clock = clock;
    this.rules = rules;
    this.books =
        accounts.stream()
            .map(
                account ->
                    new Book(account.practiceId(), new PlainReading(account.facts(), asOf, rules)))
            .toList();
    this.allClaims =
        books.stream()
            .flatMap(book -> book.reading().claims().stream().map(it -> new Claim(book, it)))
            .toList();
  }

  private LocalDate dayOf(Fact fact) {
    return Instant.ofEpochMilli(fact.occurredAt()).atZone(rules.calendar().zone()).toLocalDate();
  }

  private static long sum(List<Claim> claims, ToLongFunction<Claim> cents) {
    return claims.stream().mapToLong(cents).sum();
  }

  private static Double ratio(long numerator, long denominator) {
    return denominator == 0 ? null : (Double) ((double) numerator / denominator);
  }

  PortfolioFigures figures(PortfolioKey key, List<Integer> windowDays) {
    List<Book> ofKey =
        books.stream()
            .filter(book -> key.practiceId() == null || key.practiceId().equals(book.practiceId()))
            .toList();
    List<Claim> claims =
        allClaims.stream()
            .filter(claim -> ofKey.contains(claim.book()))
            .filter(claim -> key.payerId() == null || key.payerId().equals(claim.payerId()))
            .toList();
    PartyBalance insurer = balance(claims, Party.INSURER);
    PartyBalance patient = balance(claims, Party.PATIENT);
    long receivable = insurer.receivableCents() + patient.receivableCents();
    long over90 =
        receivableAged(claims, Party.INSURER, 91, Integer.MAX_VALUE)
            + receivableAged(claims, Party.PATIENT, 91, Integer.MAX_VALUE);
    long billed = charges(claims, 90);
    return new PortfolioFigures(
        asOf,
        insurer,
        patient,
        key.payerId() != null
            ? 0
            : ofKey.stream().mapToLong(book -> book.reading().unappliedCents()).sum(),
        ratio(over90, receivable),
        billed == 0 ? null : (Double) (receivable / (billed / 90.0)),
        ofKey.stream()
            .filter(book -> claims.stream().anyMatch(it -> it.book().equals(book) && owes(it)))
            .count(),
        ratio(insurer.creditCents() + patient.creditCents(), receivable),
        windowDays.stream().map(days -> window(claims, days)).toList());
  }

  private static boolean owes(Claim claim) {
    return claim.position().insurerOpenCents() > 0 || claim.position().patientOpenCents() > 0;
  }

  private static long open(Claim claim, Party party) {
    return party == Party.INSURER
        ? claim.position().insurerOpenCents()
        : claim.position().patientOpenCents();
  }

  private int age(Claim claim, Party party) {
    ClaimPosition position = claim.position();
    LocalDate start =
        switch (clock) {
          case SERVICE_DATE -> position.terms().serviceDate();
          case BILLED -> position.billedOn();
          case RESPONSIBILITY ->
              party == Party.INSURER || position.patientResponsibleOn() == null
                  ? position.billedOn()
                  : position.patientResponsibleOn();
        };
    return Math.max(0, (int) ChronoUnit.DAYS.between(start, asOf));
  }

  private long receivableAged(List<Claim> claims, Party party, int from, int until) {
    return claims.stream()
        .filter(it -> age(it, party) >= from && age(it, party) <= until)
        .mapToLong(it -> Math.max(0, open(it, party)))
        .sum();
  }

  private PartyBalance balance(List<Claim> claims, Party party) {
    List<Claim> owing = claims.stream().filter(it -> open(it, party) > 0).toList();
    return new PartyBalance(
        sum(owing, it -> open(it, party)),
        -sum(claims, it -> Math.min(0, open(it, party))),
        owing.size(),
        owing.stream().map(it -> age(it, party)).max(Comparator.naturalOrder()).orElse(null),
        new Ageing(
            receivableAged(claims, party, 0, 30),
            receivableAged(claims, party, 31, 60),
            receivableAged(claims, party, 61, 90),
            receivableAged(claims, party, 91, 120),
            receivableAged(claims, party, 121, Integer.MAX_VALUE)));
  }

  /** Whether a day is in (until − days, until]. */
  private static boolean in(LocalDate day, LocalDate until, int days) {
    return day != null && day.isAfter(until.minusDays(days)) && !day.isAfter(until);
  }

  private long charges(List<Claim> claims, int days) {
    return sum(
        claims.stream().filter(it -> in(it.position().billedOn(), asOf, days)).toList(),
        it -> it.position().chargeCents());
  }

  private WindowFigures window(List<Claim> claims, int days) {
    Predicate<LocalDate> inWindow = day -> in(day, asOf, days);
    long charges = charges(claims, days);
    long cash = sumIn(claims, this::cash, inWindow);
    List<Claim> served =
        claims.stream()
            .filter(it -> in(it.position().terms().serviceDate(), asOf.minusDays(90), days))
            .toList();
    List<Claim> decided =
        claims.stream()
            .filter(it -> it.firstPrimary().map(this::dayOf).filter(inWindow).isPresent())
            .toList();
    List<Claim> denied =
        decided.stream().filter(it -> isDenial(it.firstPrimary().orElseThrow())).toList();
    return new WindowFigures(
        days,
        charges,
        cash,
        writeOffs(claims, inWindow),
        sumIn(claims, Claim::recoveries, inWindow),
        sum(
            claims.stream()
                .filter(it -> it.livePrimary().map(this::dayOf).filter(inWindow).isPresent())
                .toList(),
            PlainPortfolio::underpaid),
        ratio(cash, charges),
        ratio(
            sum(served, it -> it.position().insurerCashCents() + it.position().patientCashCents()),
            sum(served, it -> it.position().chargeCents() - it.position().contractualCents())),
        durations(
            claims,
            it -> it.position().patientResponsibleOn(),
            it -> it.position().patientSettledOn(),
            inWindow),
        durations(
            claims,
            it -> it.position().billedOn(),
            it -> it.position().insurerSettledOn(),
            inWindow),
        durations(
            claims,
            it -> it.position().billedOn(),
            it -> it.processed().findFirst().map(this::dayOf).orElse(null),
            inWindow),
        PAID_WITHIN.stream().map(k -> paidWithin(claims, days, k)).toList(),
        ratio(denied.size(), decided.size()),
        ratio(
            sum(denied, it -> it.position().chargeCents()),
            sum(decided, it -> it.position().chargeCents())));
  }

  private static long sumIn(
      List<Claim> claims, Function<Claim, List<DatedCents>> dated, Predicate<LocalDate> inWindow) {
    return claims.stream()
        .flatMap(claim -> dated.apply(claim).stream())
        .filter(it -> inWindow.test(it.on()))
        .mapToLong(DatedCents::cents)
        .sum();
  }

  /** "Money allocated to seen claims, each RECEIVED, REFUNDED and REVERSED on its own date." */
  private List<DatedCents> cash(Claim claim) {
    List<DatedCents> cash = new ArrayList<>();
    claim
        .facts(PaymentFact.class)
        .filter(payment -> payment.type() != PaymentFact.Type.REVERSED)
        .forEach(
            payment -> {
              long allocated =
                  payment.allocations().stream()
                      .filter(allocation -> allocation.claimId().equals(claim.id()))
                      .mapToLong(allocation -> allocation.amountCents())
                      .sum();
              long cents = payment.type() == PaymentFact.Type.RECEIVED ? allocated : -allocated;
              cash.add(new DatedCents(dayOf(payment), cents));
              Fact reversal = claim.book().reading().undoing(payment);
              if (reversal != null) {
                cash.add(new DatedCents(dayOf(reversal), -cents));
              }
            });
    return cash;
  }

  private Map<WriteOffFact.Reason, Long> writeOffs(
      List<Claim> claims, Predicate<LocalDate> inWindow) {
    Map<WriteOffFact.Reason, Long> byReason = new EnumMap<>(WriteOffFact.Reason.class);
    for (WriteOffFact.Reason reason : WriteOffFact.Reason.values()) {
      long cents = 0;
      for (Claim claim : claims) {
        List<WriteOffFact> declared =
            claim
                .facts(WriteOffFact.class)
                .filter(it -> it.type() == WriteOffFact.Type.WRITTEN_OFF)
                .filter(it -> it.claimId().equals(claim.id()) && it.reason() == reason)
                .toList();
        for (WriteOffFact writeOff : declared) {
          Fact reversal = claim.book().reading().undoing(writeOff);
          cents += inWindow.test(dayOf(writeOff)) ? writeOff.amountCents() : 0;
          cents -= reversal != null && inWindow.test(dayOf(reversal)) ? writeOff.amountCents() : 0;
        }
      }
      if (cents != 0) {
        byReason.put(reason, cents);
      }
    }
    return byReason;
  }

  private static long underpaid(Claim claim) {
    Long expected = claim.position().terms().expectedAllowedCents();
    Long allowed = claim.livePrimary().orElseThrow().allowedCents();
    return expected == null || allowed == null ? 0 : Math.max(0, expected - allowed);
  }

  /** "Carries a denial with nothing paid": CO, PI or OA with a code that is not contractual. */
  private boolean isDenial(RemittanceFact eob) {
    return eob.paidCents() == 0
        && eob.adjustments().stream()
            .anyMatch(
                it ->
                    it.group() != AdjustmentGroup.PR
                        && !(it.group() == AdjustmentGroup.OA && it.reasonCode().equals("23"))
                        && !rules.reasonCodes().contractual().contains(it.reasonCode()));
  }

  private static Durations durations(
      List<Claim> claims,
      Function<Claim, LocalDate> from,
      Function<Claim, LocalDate> until,
      Predicate<LocalDate> inWindow) {
    return Durations.of(
        claims.stream()
            .filter(it -> inWindow.test(until.apply(it)))
            .mapToInt(it -> tookDays(from.apply(it), until.apply(it)))
            .toArray());
  }

  private static int tookDays(LocalDate from, LocalDate until) {
    return Math.max(0, (int) ChronoUnit.DAYS.between(from, until));
  }

  private WindowFigures.PaidWithin paidWithin(List<Claim> claims, int days, int k) {
    List<Claim> shares =
        claims.stream()
            .filter(it -> it.position().patientShareCents() > 0)
            .filter(it -> in(it.position().patientResponsibleOn(), asOf.minusDays(k), days))
            .toList();
    List<Claim> paid =
        shares.stream()
            .filter(it -> Objects.nonNull(it.position().patientSettledOn()))
            .filter(
                it ->
                    tookDays(it.position().patientResponsibleOn(), it.position().patientSettledOn())
                        <= k)
            .toList();
    return new WindowFigures.PaidWithin(
        k,
        ratio(paid.size(), shares.size()),
        ratio(
            sum(paid, it -> it.position().patientShareCents()),
            sum(shares, it -> it.position().patientShareCents())));
  }
}
