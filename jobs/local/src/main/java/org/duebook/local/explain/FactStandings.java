package org.duebook.local.explain;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.BusinessId;
import org.duebook.ledger.ClaimEvidence;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Fact;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;

/**
 * Sorts an account's facts by what they are about and says of each whether it counts (contract
 * page, sections 1 and 2). All of them are known on the day of the position.
 */
final class FactStandings {
  private static final Comparator<Fact> BY_MOMENT = Comparator.comparing(Fact::moment);

  private final AccountPosition position;
  private final BusinessCalendar calendar;
  private final List<Fact> facts;
  private final Map<BusinessId, Fact> holding = new HashMap<>();
  private final Map<BusinessId, Fact> undoing = new HashMap<>();
  private final Set<Fact> live = new HashSet<>();
  private final Set<String> seen = new HashSet<>();

  FactStandings(Collection<Fact> facts, AccountPosition position, BusinessCalendar calendar) {
    this.position = position;
    this.calendar = calendar;
    this.facts = facts.stream().sorted(BY_MOMENT).toList();
    for (Fact fact : this.facts) {
      holding.put(fact.businessId(), fact);
    }
    for (Fact fact : this.facts) {
      if (fact.reverses() != null && holds(fact)) {
        undoing.putIfAbsent(fact.reverses(), fact);
      }
    }
    for (ClaimEvidence evidence : position.evidence()) {
      live.add(evidence.submission());
      live.addAll(evidence.remittances());
    }
    position.claims().stream().map(ClaimPosition::claimId).forEach(seen::add);
  }

  private boolean holds(Fact fact) {
    return holding.get(fact.businessId()).equals(fact);
  }

  /** The facts behind a claim's position, in order. */
  List<ToldFact> ofClaim(String claimId) {
    return facts.stream().filter(fact -> claimsOf(fact).contains(claimId)).map(this::told).toList();
  }

  /** Activities about the whole account, in order. */
  List<ToldFact> activities() {
    return facts.stream()
        .filter(fact -> fact instanceof ActivityFact activity && activity.claimId() == null)
        .map(this::told)
        .toList();
  }

  /** Payments that leave money on the account, in order. */
  List<ToldFact> unapplied() {
    Set<Fact> leaving = new HashSet<>();
    position.payments().stream()
        .filter(payment -> payment.unappliedCents() != 0)
        .forEach(payment -> leaving.add(payment.payment()));
    return facts.stream().filter(leaving::contains).map(this::told).toList();
  }

  /** What waits for a claim or for the thing it undoes, in order. */
  List<ToldFact> waiting() {
    return facts.stream()
        .filter(this::holds)
        .filter(
            fact ->
                claimsOf(fact).stream().anyMatch(claimId -> !seen.contains(claimId))
                    || (fact.reverses() != null && holding.get(fact.reverses()) == null))
        .map(this::told)
        .toList();
  }

  private ToldFact told(Fact fact) {
    return new ToldFact(fact, calendar.dayOf(fact.occurredAt()), standing(fact));
  }

  private String standing(Fact fact) {
    if (!holds(fact)) {
      return "corrected by a later event: counts nowhere";
    }
    if (fact.reverses() != null) {
      return standingOfReversal(fact);
    }
    Fact reversal = undoing.get(fact.businessId());
    if (reversal != null) {
      return "undone on " + calendar.dayOf(reversal.occurredAt());
    }
    if (claimsOf(fact).stream().anyMatch(claimId -> !seen.contains(claimId))) {
      return "waits for its claim";
    }
    if (fact instanceof RemittanceFact && !live.contains(fact)) {
      return "not in force: a later decision, a void or no such coverage";
    }
    return fact instanceof ClaimFact claim && claim.type().isSubmission() && !live.contains(fact)
        ? "replaced by a later submission"
        : null;
  }

  private String standingOfReversal(Fact reversal) {
    Fact original = holding.get(reversal.reverses());
    if (original == null) {
      return "waits for what it undoes";
    }
    if (original.reverses() != null) {
      return "no effect: it names a reversal";
    }
    return Objects.equals(undoing.get(reversal.reverses()), reversal)
        ? null
        : "no effect: undone already";
  }

  private Set<String> claimsOf(Fact fact) {
    return switch (kind(fact)) {
      case CLAIM_SUBMITTED, CLAIM_REPLACED, CLAIM_VOIDED, CLAIM_ACCEPTED, CLAIM_REJECTED ->
          Set.of(((ClaimFact) fact).claimId());
      case REMITTANCE -> Set.of(((RemittanceFact) fact).claimId());
      case WRITE_OFF -> Set.of(((WriteOffFact) fact).claimId());
      case ACTIVITY ->
          ((ActivityFact) fact).claimId() == null
              ? Set.of()
              : Set.of(((ActivityFact) fact).claimId());
      case PAYMENT -> claimsOf((PaymentFact) fact);
    };
  }

  private static BusinessId.Kind kind(Fact fact) {
    return fact.businessId().kind();
  }

  /** A reversal acts on the claims of the payment it names. */
  private Set<String> claimsOf(PaymentFact payment) {
    PaymentFact original =
        payment.reverses() == null ? null : (PaymentFact) holding.get(payment.reverses());
    Set<String> claimIds = new HashSet<>();
    Stream.of(payment, original == null ? payment : original)
        .flatMap(either -> either.allocations().stream())
        .map(Allocation::claimId)
        .forEach(claimIds::add);
    return claimIds;
  }
}
