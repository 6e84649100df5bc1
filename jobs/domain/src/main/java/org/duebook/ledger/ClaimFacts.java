package org.duebook.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The facts that concern one claim, corrected ones too, and the position last made from them.
 *
 * <p>Owned by one {@link AccountLedger}. The position is kept as long as no fact was added or
 * withdrawn and the cutoff has not reached a fact dated ahead; {@link #forget()} drops it.
 */
final class ClaimFacts {
  private final String claimId;
  private final List<Fact> own = new ArrayList<>();
  private final Set<BusinessId> payments = new LinkedHashSet<>();
  private Folded folded;

  /**
   * A position with the span of cutoffs it is good for.
   *
   * @param position as of any cutoff of the span
   * @param findings likewise
   * @param from first cutoff
   * @param until first cutoff at which another fact becomes known; {@link Long#MAX_VALUE} if none
   *     is dated ahead
   */
  record Folded(ClaimPosition position, List<Finding> findings, long from, long until) {}

  ClaimFacts(String claimId) {
    this.claimId = claimId;
  }

  void add(Fact fact) {
    if (fact instanceof PaymentFact) {
      payments.add(fact.businessId());
    } else {
      own.add(fact);
    }
  }

  void remove(Fact fact) {
    // A payment id may stay behind: without its facts it moves nothing.
    own.remove(fact);
  }

  void forget() {
    folded = null;
  }

  boolean isEmpty() {
    return own.isEmpty() && payments.isEmpty();
  }

  List<Fact> own() {
    return own;
  }

  /** The position as of the cutoff. */
  Folded fold(FactIndex index, LedgerRules rules, long cutoff) {
    if (folded == null || cutoff < folded.from() || cutoff >= folded.until()) {
      folded = walk(index, rules, cutoff);
    }
    return folded;
  }

  private Folded walk(FactIndex index, LedgerRules rules, long cutoff) {
    List<ClaimFact> submissions = new ArrayList<>();
    List<ClaimWalk.Explained> remittances = new ArrayList<>();
    List<Movement> writeOffs = new ArrayList<>();
    for (Fact fact : own) {
      if (!index.holds(fact, cutoff)) {
        continue;
      }
      if (fact instanceof ClaimFact claim) {
        submissions.add(claim);
      } else if (fact instanceof RemittanceFact remittance) {
        if (remittance.type() == RemittanceFact.Type.PROCESSED) {
          remittances.add(new ClaimWalk.Explained(remittance, index.undoneAt(remittance, cutoff)));
        }
      } else if (fact instanceof WriteOffFact writeOff
          && writeOff.type() == WriteOffFact.Type.WRITTEN_OFF) {
        addWithUndoing(
            writeOffs, writeOff, writeOff.party(), writeOff.amountCents(), index, cutoff);
      }
    }
    List<Movement> cash = new ArrayList<>();
    for (BusinessId id : payments) {
      if (index.holding(id, cutoff) instanceof PaymentFact payment) {
        long cents = PaymentBook.signedAllocation(payment, claimId);
        if (cents != 0) {
          addWithUndoing(cash, payment, payment.source().party(), cents, index, cutoff);
        }
      }
    }
    ClaimPosition position =
        ClaimWalk.walk(
            claimId,
            submissions,
            remittances,
            cash,
            writeOffs,
            rules.reasonCodes(),
            rules.calendar());
    return new Folded(
        position,
        ClaimFindings.of(position, remittances, rules.reasonCodes()),
        cutoff,
        firstAfter(cutoff, index));
  }

  private static void addWithUndoing(
      List<Movement> movements, Fact fact, Party party, long cents, FactIndex index, long cutoff) {
    movements.add(new Movement(fact.moment(), party, cents));
    Moment undoneAt = index.undoneAt(fact, cutoff);
    if (undoneAt != null) {
      movements.add(new Movement(undoneAt, party, -cents));
    }
  }

  private long firstAfter(long cutoff, FactIndex index) {
    long first = Long.MAX_VALUE;
    for (Fact fact : own) {
      first = Math.min(first, firstAfter(cutoff, fact, index));
    }
    for (BusinessId id : payments) {
      for (Fact fact : index.versionsOf(id)) {
        first = Math.min(first, firstAfter(cutoff, fact, index));
      }
    }
    return first;
  }

  private static long firstAfter(long cutoff, Fact fact, FactIndex index) {
    long first = fact.occurredAt() > cutoff ? fact.occurredAt() : Long.MAX_VALUE;
    for (Fact version : index.versionsOf(fact.businessId())) {
      if (version.occurredAt() > cutoff) {
        first = Math.min(first, version.occurredAt());
      }
    }
    for (Fact reversal : index.allReversals().getOrDefault(fact.businessId(), List.of())) {
      for (Fact version : index.versionsOf(reversal.businessId())) {
        if (version.occurredAt() > cutoff) {
          first = Math.min(first, version.occurredAt());
        }
      }
    }
    return first;
  }
}
