package org.duebook.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The facts that concern one claim, corrected ones too, and the position last made from them.
 *
 * <p>Owned by one {@link AccountLedger}. The position is good for a span of cutoffs: from the last
 * fact that is in it until the next fact dated ahead becomes known. The owner calls {@link
 * #forget()} when a fact that can change the position came or went; statements are not among them,
 * see {@link Statements}.
 */
final class ClaimFacts {
  private final String claimId;
  private final List<Fact> facts = new ArrayList<>();
  private Folded folded;

  /**
   * A position with what it is good for.
   *
   * @param position as of any cutoff of the span, its statement clock left open
   * @param history likewise; null as long as the claim is not seen
   * @param evidence likewise
   * @param findings likewise
   * @param rules it was made by
   * @param from first cutoff: the last of the facts known at it
   * @param until first cutoff at which another fact becomes known; {@link Long#MAX_VALUE} if none
   *     is dated ahead
   */
  record Folded(
      ClaimPosition position,
      ClaimHistory history,
      ClaimEvidence evidence,
      List<Finding> findings,
      LedgerRules rules,
      long from,
      long until) {
    boolean isGoodFor(LedgerRules rules, long cutoff) {
      return from <= cutoff && cutoff < until && this.rules.equals(rules);
    }
  }

  ClaimFacts(String claimId) {
    this.claimId = claimId;
  }

  /** Independent, with the same facts and the same position. */
  ClaimFacts copy() {
    ClaimFacts copy = new ClaimFacts(claimId);
    copy.facts.addAll(facts);
    copy.folded = folded;
    return copy;
  }

  void add(Fact fact) {
    facts.add(fact);
  }

  void remove(Fact fact) {
    facts.remove(fact);
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  String claimId() {
    return claimId;
  }

  /** The facts, in order of their arrival. */
  List<Fact> facts() {
    return facts;
  }

  void forget() {
    folded = null;
  }

  /** The position as of the cutoff. */
  Folded fold(FactIndex index, LedgerRules rules, long cutoff) {
    if (folded != null && folded.isGoodFor(rules, cutoff)) {
      return folded;
    }
    Folded fresh = walk(index, rules, cutoff);
    // A look back does not push out what the present is told from.
    if (folded == null || fresh.from() >= folded.from() || !folded.rules().equals(rules)) {
      folded = fresh;
    }
    return fresh;
  }

  private Folded walk(FactIndex index, LedgerRules rules, long cutoff) {
    List<ClaimFact> submissions = new ArrayList<>();
    List<ClaimWalk.Explained> remittances = new ArrayList<>();
    List<Movement> cash = new ArrayList<>();
    List<Movement> writeOffs = new ArrayList<>();
    ClaimHistoryBuilder history = new ClaimHistoryBuilder(rules);
    List<Finding> conflicts = new ArrayList<>();
    for (Fact fact : facts) {
      if (!index.holds(fact, cutoff)) {
        // A payment may be about several claims; its account reports it.
        if (fact.occurredAt() <= cutoff && !(fact instanceof PaymentFact)) {
          conflicts.add(ClaimFindings.conflict(fact, claimId));
        }
        continue;
      }
      if (fact.reverses() != null) {
        // It has no step of its own: it acts through what it names.
        continue;
      }
      Fact reversal = index.reversalOf(fact, cutoff);
      Moment undoneAt = reversal == null ? null : Moment.later(fact.moment(), reversal.moment());
      if (fact instanceof ClaimFact claim) {
        submissions.add(claim);
      } else if (fact instanceof RemittanceFact remittance) {
        remittances.add(new ClaimWalk.Explained(remittance, undoneAt));
        history.add(remittance);
      } else if (fact instanceof PaymentFact payment) {
        long cents = PaymentBook.signedAllocation(payment, claimId);
        addWithUndoing(cash, payment, payment.source().party(), cents, undoneAt);
        history.addCash(payment, cents, reversal);
      } else if (fact instanceof WriteOffFact writeOff) {
        addWithUndoing(writeOffs, writeOff, writeOff.party(), writeOff.amountCents(), undoneAt);
        history.add(writeOff, reversal);
      }
    }
    ClaimWalk.Walked walked =
        ClaimWalk.walk(
            claimId,
            submissions,
            remittances,
            cash,
            writeOffs,
            rules.reasonCodes(),
            rules.calendar());
    return new Folded(
        walked.position(),
        walked.position().seen() ? history.build(walked) : null,
        walked.evidence(),
        findings(conflicts, walked.position(), remittances, rules),
        rules,
        lastKnownUntil(cutoff, index),
        firstKnownAfter(cutoff, index));
  }

  private static List<Finding> findings(
      List<Finding> conflicts,
      ClaimPosition position,
      List<ClaimWalk.Explained> remittances,
      LedgerRules rules) {
    List<Finding> findings = ClaimFindings.of(position, remittances, rules.reasonCodes());
    findings.addAll(conflicts);
    return findings;
  }

  private static void addWithUndoing(
      List<Movement> movements, Fact fact, Party party, long cents, Moment undoneAt) {
    movements.add(new Movement(fact.moment(), party, cents));
    if (undoneAt != null) {
      movements.add(new Movement(undoneAt, party, -cents));
    }
  }

  private long lastKnownUntil(long cutoff, FactIndex index) {
    long last = Long.MIN_VALUE;
    for (Fact fact : facts) {
      last = Math.max(last, index.lastKnownUntil(cutoff, fact));
    }
    return last;
  }

  private long firstKnownAfter(long cutoff, FactIndex index) {
    long first = Long.MAX_VALUE;
    for (Fact fact : facts) {
      first = Math.min(first, index.firstKnownAfter(cutoff, fact));
    }
    return first;
  }
}
