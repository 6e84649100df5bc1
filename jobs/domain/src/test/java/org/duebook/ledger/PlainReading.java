package org.duebook.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Section 2 of the contract page once more, sentence by sentence and without a thought for speed,
 * to hold the ledger against.
 *
 * <p>Amounts come from all facts at once, never from a running state; clocks come from the amounts
 * of every prefix. Nothing is shared with the ledger but facts and the words in which a position is
 * told.
 */
public final class PlainReading {
  private static final int HIGHEST_SEQUENCE = 9;
  private static final Comparator<Fact> ORDER =
      Comparator.comparingLong(Fact::occurredAt).thenComparing(Fact::eventId);

  private final LedgerRules rules;
  private final LocalDate asOf;
  private final List<Fact> known;
  private final List<Fact> standing;
  private final List<ClaimPosition> claims;

  /** Reads the facts as of a day. */
  public PlainReading(Collection<Fact> facts, LocalDate asOf, LedgerRules rules) {
    this.rules = rules;
    this.asOf = asOf;
    // "As of D" knows every event with occurredAt on or before D and none after.
    known = facts.stream().filter(fact -> !dayOf(fact).isAfter(asOf)).toList();
    // Of two events with one business id the one with the greater (occurredAt, eventId) holds.
    standing = known.stream().filter(Predicate.not(this::isCorrected)).sorted(ORDER).toList();
    claims =
        standing.stream()
            .filter(ClaimFact.class::isInstance)
            .map(fact -> ((ClaimFact) fact).claimId())
            .distinct()
            .sorted()
            .map(this::claim)
            .filter(Objects::nonNull)
            .toList();
  }

  private boolean isCorrected(Fact fact) {
    return known.stream()
        .anyMatch(other -> nameOf(other).equals(nameOf(fact)) && ORDER.compare(other, fact) > 0);
  }

  /** "submissionId + type, eobId, paymentId, adjustmentId, activityId". */
  private static String nameOf(Fact fact) {
    if (fact instanceof ClaimFact claim) {
      return "submission " + claim.submissionId() + " " + claim.type();
    } else if (fact instanceof RemittanceFact remittance) {
      return "eob " + remittance.eobId();
    } else if (fact instanceof PaymentFact payment) {
      return "payment " + payment.paymentId();
    } else if (fact instanceof WriteOffFact writeOff) {
      return "adjustment " + writeOff.adjustmentId();
    }
    return "activity " + ((ActivityFact) fact).activityId();
  }

  /** What a reversal undoes, as {@link #nameOf} tells it; null for any other fact. */
  private static String undoes(Fact fact) {
    if (fact instanceof RemittanceFact remittance) {
      return remittance.type() == RemittanceFact.Type.REVERSED
          ? "eob " + remittance.reversesEobId()
          : null;
    } else if (fact instanceof PaymentFact payment) {
      return payment.type() == PaymentFact.Type.REVERSED
          ? "payment " + payment.reversesPaymentId()
          : null;
    } else if (fact instanceof WriteOffFact writeOff) {
      return writeOff.type() == WriteOffFact.Type.REVERSED
          ? "adjustment " + writeOff.reversesAdjustmentId()
          : null;
    }
    return null;
  }

  private LocalDate dayOf(Fact fact) {
    return Instant.ofEpochMilli(fact.occurredAt()).atZone(rules.calendar().zone()).toLocalDate();
  }

  /** Everything a claim's facts so far say of its amounts. */
  private record Amounts(
      boolean seen,
      ClaimTerms terms,
      long c,
      long k,
      long s,
      long i,
      long p,
      long wi,
      long wp,
      long overstated) {
    long insurerOpen() {
      return c - k - s - i - wi;
    }

    long patientOpen() {
      return s - p - wp;
    }

    boolean hasCoverage() {
      return seen && !terms.coverages().isEmpty();
    }
  }

  private Amounts amounts(List<Fact> soFar, String claimId) {
    List<ClaimFact> notices =
        soFar.stream()
            .filter(ClaimFact.class::isInstance)
            .map(ClaimFact.class::cast)
            .filter(claim -> claim.claimId().equals(claimId))
            .toList();
    ClaimFact live =
        notices.stream()
            .filter(
                claim ->
                    claim.type() == ClaimFact.Type.SUBMITTED
                        || claim.type() == ClaimFact.Type.REPLACED)
            .max(ORDER)
            .orElse(null);
    if (live == null) {
      return new Amounts(false, null, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    boolean voided =
        notices.stream()
            .anyMatch(
                claim -> claim.type() == ClaimFact.Type.VOIDED && ORDER.compare(claim, live) > 0);
    ClaimTerms terms = live.terms();
    long c = voided ? 0 : terms.billedCents();
    long i = cash(soFar, claimId, Set.of(PaymentFact.Source.INSURER));
    long p = cash(soFar, claimId, Set.of(PaymentFact.Source.PATIENT, PaymentFact.Source.AGENCY));

    long k = 0;
    long s = 0;
    long overstated = 0;
    if (terms.coverages().isEmpty()) {
      s = c;
    } else if (!voided) {
      List<RemittanceFact> eobs = liveEobs(soFar, claimId);
      for (RemittanceFact eob : eobs) {
        long paidUpToHere =
            eobs.stream()
                .filter(other -> other.payerSequence() <= eob.payerSequence())
                .mapToLong(RemittanceFact::paidCents)
                .sum();
        long contractual =
            sum(eob, adjustment -> isContractual(adjustment.group(), adjustment.reasonCode()));
        long left = Math.max(0, c - k - paidUpToHere);
        long within = Math.min(contractual, left);
        k += within;
        overstated += contractual - within;
      }
      boolean released =
          IntStream.rangeClosed(1, terms.coverages().size())
              .allMatch(sequence -> eobs.stream().anyMatch(eob -> eob.payerSequence() == sequence));
      if (released) {
        long paid = eobs.stream().mapToLong(RemittanceFact::paidCents).sum();
        long stated =
            sum(eobs.get(eobs.size() - 1), adjustment -> adjustment.group() == AdjustmentGroup.PR);
        s = Math.max(0, Math.min(stated, c - k - paid));
      }
    }
    long wi = Math.max(0, Math.min(declared(soFar, claimId, Party.INSURER), c - k - s - i));
    long wp = Math.max(0, Math.min(declared(soFar, claimId, Party.PATIENT), s - p));
    return new Amounts(true, terms, c, k, s, i, p, wi, wp, overstated);
  }

  /** In payer order. */
  private static List<RemittanceFact> liveEobs(List<Fact> soFar, String claimId) {
    List<RemittanceFact> live = new ArrayList<>();
    for (int sequence = 1; sequence <= HIGHEST_SEQUENCE; sequence++) {
      RemittanceFact latest = null;
      for (Fact fact : soFar) {
        if (fact instanceof RemittanceFact eob
            && eob.type() == RemittanceFact.Type.PROCESSED
            && eob.claimId().equals(claimId)
            && eob.payerSequence() == sequence
            && (latest == null || ORDER.compare(eob, latest) > 0)) {
          latest = eob;
        }
      }
      if (latest != null && !isUndone(soFar, latest)) {
        live.add(latest);
      }
    }
    return live;
  }

  private static boolean isUndone(List<Fact> soFar, Fact fact) {
    return soFar.stream().anyMatch(other -> nameOf(fact).equals(undoes(other)));
  }

  private static long sum(RemittanceFact eob, Predicate<RemittanceAdjustment> which) {
    return eob.adjustments().stream()
        .filter(which)
        .mapToLong(RemittanceAdjustment::amountCents)
        .sum();
  }

  private boolean isContractual(AdjustmentGroup group, String code) {
    return group != AdjustmentGroup.PR
        && !(group == AdjustmentGroup.OA && code.equals("23"))
        && rules.reasonCodes().contractual().contains(code);
  }

  private static Stream<PaymentFact> movedMoney(List<Fact> soFar) {
    return soFar.stream()
        .filter(PaymentFact.class::isInstance)
        .map(PaymentFact.class::cast)
        .filter(payment -> payment.type() != PaymentFact.Type.REVERSED)
        .filter(payment -> !isUndone(soFar, payment));
  }

  private static long signed(PaymentFact payment, long cents) {
    return payment.type() == PaymentFact.Type.REFUNDED ? -cents : cents;
  }

  private static long cash(List<Fact> soFar, String claimId, Set<PaymentFact.Source> sources) {
    return movedMoney(soFar)
        .filter(payment -> sources.contains(payment.source()))
        .mapToLong(
            payment ->
                payment.allocations().stream()
                    .filter(allocation -> allocation.claimId().equals(claimId))
                    .mapToLong(allocation -> signed(payment, allocation.amountCents()))
                    .sum())
        .sum();
  }

  private static long declared(List<Fact> soFar, String claimId, Party party) {
    return soFar.stream()
        .filter(WriteOffFact.class::isInstance)
        .map(WriteOffFact.class::cast)
        .filter(writeOff -> writeOff.type() == WriteOffFact.Type.WRITTEN_OFF)
        .filter(writeOff -> writeOff.claimId().equals(claimId) && writeOff.party() == party)
        .filter(writeOff -> !isUndone(soFar, writeOff))
        .mapToLong(WriteOffFact::amountCents)
        .sum();
  }

  /** A prefix of the facts in their order, by its last day. */
  private record Prefix(LocalDate day, Amounts amounts) {}

  private List<Prefix> prefixes(String claimId) {
    List<Prefix> prefixes = new ArrayList<>();
    for (int length = 1; length <= standing.size(); length++) {
      List<Fact> soFar = standing.subList(0, length);
      prefixes.add(new Prefix(dayOf(soFar.get(length - 1)), amounts(soFar, claimId)));
    }
    return prefixes;
  }

  /** The day on which a condition that holds at the end last began to. */
  private static LocalDate since(List<Prefix> prefixes, Predicate<Amounts> condition) {
    LocalDate since = null;
    for (int last = prefixes.size() - 1; last >= 0; last--) {
      if (!condition.test(prefixes.get(last).amounts())) {
        break;
      }
      since = prefixes.get(last).day();
    }
    return since;
  }

  /** The claim as the ledger would tell it, or null if it is not seen. */
  private ClaimPosition claim(String claimId) {
    Amounts end = amounts(standing, claimId);
    if (!end.seen()) {
      return null;
    }
    List<Prefix> prefixes = prefixes(claimId);
    LocalDate responsibleOn = since(prefixes, it -> it.s() > 0);
    return new ClaimPosition(
        claimId,
        true,
        end.terms(),
        end.c(),
        end.k(),
        end.s(),
        end.i(),
        end.p(),
        end.wi(),
        end.wp(),
        end.overstated(),
        billedOn(claimId),
        responsibleOn,
        responsibleOn == null ? null : firstStatementOn(claimId, responsibleOn),
        since(
            prefixes,
            it -> it.hasCoverage() && it.c() > 0 && it.insurerOpen() <= 0 && it.wi() == 0),
        since(prefixes, it -> it.s() > 0 && it.patientOpen() <= 0 && it.wp() == 0),
        since(prefixes, it -> it.insurerOpen() < 0),
        since(prefixes, it -> it.patientOpen() < 0));
  }

  private LocalDate billedOn(String claimId) {
    for (ClaimFact.Type type : List.of(ClaimFact.Type.SUBMITTED, ClaimFact.Type.REPLACED)) {
      for (Fact fact : standing) {
        if (fact instanceof ClaimFact claim
            && claim.claimId().equals(claimId)
            && claim.type() == type) {
          return dayOf(claim);
        }
      }
    }
    throw new AssertionError("a seen claim without a submission");
  }

  private LocalDate firstStatementOn(String claimId, LocalDate responsibleOn) {
    return standing.stream()
        .filter(ActivityFact.class::isInstance)
        .map(ActivityFact.class::cast)
        .filter(activity -> activity.type() == ActivityFact.Type.STATEMENT_SENT)
        .filter(activity -> activity.claimId() == null || activity.claimId().equals(claimId))
        .map(this::dayOf)
        .filter(day -> !day.isBefore(responsibleOn))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The claims that are seen, in order of their id. */
  public List<ClaimPosition> claims() {
    return claims;
  }

  private Set<String> seenClaims() {
    return claims.stream().map(ClaimPosition::claimId).collect(Collectors.toSet());
  }

  /** The facts that are known and that no other corrects, in their order. */
  public List<Fact> standing() {
    return standing;
  }

  /** "A REVERSED undoes what it names, once: the earliest counts." Null if nothing undoes it. */
  public Fact undoing(Fact original) {
    return undoes(original) != null
        ? null
        : standing.stream()
            .filter(reversal -> nameOf(original).equals(undoes(reversal)))
            .findFirst()
            .orElse(null);
  }

  /** "What payments took off write-offs in force": each payment's, on its day. */
  public List<DatedCents> recoveries(String claimId) {
    List<DatedCents> recoveries = new ArrayList<>();
    long before = 0;
    for (int length = 1; length <= standing.size(); length++) {
      Fact last = standing.get(length - 1);
      Amounts amounts = amounts(standing.subList(0, length), claimId);
      long inForce = amounts.wi() + amounts.wp();
      if (last instanceof PaymentFact && inForce != before) {
        recoveries.add(new DatedCents(dayOf(last), before - inForce));
      }
      before = inForce;
    }
    return recoveries;
  }

  /** Money that no seen claim has. */
  public long unappliedCents() {
    Set<String> seen = seenClaims();
    return movedMoney(standing)
        .mapToLong(
            payment ->
                signed(
                    payment,
                    payment.amountCents()
                        - payment.allocations().stream()
                            .filter(allocation -> seen.contains(allocation.claimId()))
                            .mapToLong(Allocation::amountCents)
                            .sum()))
        .sum();
  }

  /** All money that came in and was neither undone nor given back. */
  long moneyInCents() {
    return movedMoney(standing).mapToLong(payment -> signed(payment, payment.amountCents())).sum();
  }

  LocalDate lastPaymentOn() {
    return movedMoney(standing)
        .filter(payment -> payment.type() == PaymentFact.Type.RECEIVED)
        .map(this::dayOf)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The account's first statement: the earliest of its claims with an open patient balance. */
  LocalDate firstStatementOn() {
    return claims.stream()
        .filter(claim -> claim.patientOpenCents() > 0)
        .map(ClaimPosition::firstStatementOn)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Events that another one with their business id corrects. */
  Set<String> correctedEvents() {
    return known.stream().filter(this::isCorrected).map(Fact::eventId).collect(Collectors.toSet());
  }

  /** Reversals that undo nothing: not the earliest, or naming a reversal. */
  Set<String> reversalsWithoutEffect() {
    return standing.stream()
        .filter(reversal -> undoes(reversal) != null)
        .filter(
            reversal ->
                standing.stream()
                    .filter(original -> nameOf(original).equals(undoes(reversal)))
                    .anyMatch(
                        original ->
                            undoes(original) != null
                                || standing.stream()
                                    .anyMatch(
                                        other ->
                                            undoes(reversal).equals(undoes(other))
                                                && ORDER.compare(other, reversal) < 0)))
        .map(Fact::eventId)
        .collect(Collectors.toSet());
  }

  /** Reversals that have waited long enough for what they name to be reported. */
  Set<String> reversalsWaiting() {
    return standing.stream()
        .filter(reversal -> undoes(reversal) != null)
        .filter(
            reversal ->
                standing.stream().noneMatch(other -> nameOf(other).equals(undoes(reversal))))
        .filter(this::waitedLong)
        .map(Fact::eventId)
        .collect(Collectors.toSet());
  }

  /** Events that have waited long enough for a claim to be reported, each with the claim. */
  Set<String> waitingForClaims() {
    Set<String> seen = seenClaims();
    return standing.stream()
        .filter(fact -> undoes(fact) == null)
        .filter(this::waitedLong)
        .flatMap(
            fact ->
                claimsNamedBy(fact)
                    .filter(Predicate.not(seen::contains))
                    .map(claimId -> fact.eventId() + " " + claimId))
        .collect(Collectors.toSet());
  }

  private boolean waitedLong(Fact fact) {
    return !dayOf(fact).plusDays(rules.waitingReportDays()).isAfter(asOf);
  }

  private static Stream<String> claimsNamedBy(Fact fact) {
    if (fact instanceof ClaimFact claim) {
      return Stream.of(claim.claimId());
    } else if (fact instanceof RemittanceFact remittance) {
      return Stream.of(remittance.claimId());
    } else if (fact instanceof PaymentFact payment) {
      return payment.allocations().stream().map(Allocation::claimId);
    } else if (fact instanceof WriteOffFact writeOff) {
      return Stream.of(writeOff.claimId());
    }
    return Stream.ofNullable(((ActivityFact) fact).claimId());
  }
}
