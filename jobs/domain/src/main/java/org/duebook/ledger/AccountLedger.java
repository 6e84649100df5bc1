package org.duebook.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts of one account, and its position as of any day.
 *
 * <p>Contract: {@link #position} depends on the set of recorded facts only, not on the order or
 * number of their arrivals (contract page, section 1). Facts that refer to something not there wait
 * in place and take effect when it comes.
 *
 * <p>Not safe for use by several threads. Facts are kept whole and for ever, about 300 bytes each
 * on the heap; an arrival costs a few map look-ups. A position folds again only the claims that
 * changed, and looks through the payments, activities and reversals of the account; the other facts
 * are looked through with their claims.
 */
public final class AccountLedger {
  private static final Comparator<Finding> FINDING_ORDER =
      Comparator.comparing(Finding::kind)
          .thenComparing(Finding::claimId, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finding::eventId, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finding::detail);

  private static final Comparator<Fact> BY_MOMENT =
      Comparator.comparingLong(Fact::occurredAt).thenComparing(Fact::eventId);

  private final Map<String, Fact> facts;
  private final FactIndex index;
  private final Map<String, ClaimFacts> claims;
  private final List<PaymentFact> payments;
  private final List<ActivityFact> activities;
  private final List<Fact> reversals;

  /** The position last read, and by which rules; null once a fact came or went. */
  private AccountPosition lastRead;

  private LedgerRules lastRules;

  /** As of the latest day that was read. */
  private final KnownFacts known;

  /** What became of a fact on arrival. */
  public enum Arrival {
    /** It was not known and is now. */
    NEW,
    /** The same event came before. */
    DUPLICATE,
    /** Another fact has this event id; the new one is not recorded. */
    EVENT_ID_REUSED
  }

  /** A ledger without facts. */
  public AccountLedger() {
    facts = new HashMap<>();
    index = new FactIndex();
    claims = new TreeMap<>();
    payments = new ArrayList<>();
    activities = new ArrayList<>();
    reversals = new ArrayList<>();
    known = new KnownFacts();
  }

  private AccountLedger(AccountLedger other) {
    facts = new HashMap<>(other.facts);
    index = other.index.copy();
    claims = new TreeMap<>();
    other.claims.forEach((claimId, claim) -> claims.put(claimId, claim.copy()));
    payments = new ArrayList<>(other.payments);
    activities = new ArrayList<>(other.activities);
    reversals = new ArrayList<>(other.reversals);
    known = other.known.copy();
    lastRead = other.lastRead;
    lastRules = other.lastRules;
  }

  /** Takes a fact in. */
  public Arrival record(Fact fact) {
    Fact there = facts.putIfAbsent(fact.eventId(), fact);
    if (there != null) {
      return there.equals(fact) ? Arrival.DUPLICATE : Arrival.EVENT_ID_REUSED;
    }
    index.add(fact);
    if (fact instanceof ActivityFact activity) {
      activities.add(activity);
    } else if (fact instanceof PaymentFact payment) {
      payments.add(payment);
    }
    if (fact.reverses() != null) {
      reversals.add(fact);
    }
    for (String claimId : claimsOf(fact)) {
      claims.computeIfAbsent(claimId, ClaimFacts::new).add(fact);
    }
    forgetPositionsTouchedBy(fact);
    lastRead = null;
    known.add(fact);
    return Arrival.NEW;
  }

  /**
   * Takes a fact out again, as if it had never come: it turned out to belong to another account.
   *
   * @return whether it was there
   */
  public boolean withdraw(Fact fact) {
    if (!facts.remove(fact.eventId(), fact)) {
      return false;
    }
    forgetPositionsTouchedBy(fact);
    lastRead = null;
    known.remove(fact);
    index.remove(fact);
    activities.remove(fact);
    payments.remove(fact);
    reversals.remove(fact);
    for (String claimId : claimsOf(fact)) {
      ClaimFacts claim = claims.get(claimId);
      claim.remove(fact);
      if (claim.isEmpty()) {
        claims.remove(claimId);
      }
    }
    return true;
  }

  /**
   * Tells by 64 bits which facts up to a moment are here, in whatever order they came and whatever
   * was here in between, so that a reader knows whether they are the same. Good within one process
   * only. At once for the latest day that was read, else by a look at every fact.
   *
   * @param cutoff milliseconds since the epoch; facts that took effect later do not count
   */
  public long contents(long cutoff) {
    return known.contents(cutoff, facts.values());
  }

  /** Every fact recorded, in no particular order. */
  public Collection<Fact> facts() {
    return Collections.unmodifiableCollection(facts.values());
  }

  /** Whether no fact is there. */
  public boolean isEmpty() {
    return facts.isEmpty();
  }

  /**
   * An independent ledger with the same facts. What was read of it is kept: with state on the heap
   * Flink copies an account with its first change after every checkpoint.
   */
  public AccountLedger copy() {
    return new AccountLedger(this);
  }

  private static List<String> claimsOf(Fact fact) {
    if (fact instanceof ClaimFact claim) {
      return List.of(claim.claimId());
    }
    if (fact instanceof RemittanceFact remittance) {
      return List.of(remittance.claimId());
    }
    if (fact instanceof WriteOffFact writeOff) {
      return List.of(writeOff.claimId());
    }
    if (fact instanceof PaymentFact payment) {
      List<Allocation> allocations = payment.allocations();
      return switch (allocations.size()) {
        case 0 -> List.of();
        case 1 -> List.of(allocations.get(0).claimId());
        default -> allocations.stream().map(Allocation::claimId).distinct().toList();
      };
    }
    return List.of();
  }

  /**
   * A fact changes its own claims, those of the versions it corrects, and those of what any of them
   * undoes.
   */
  private void forgetPositionsTouchedBy(Fact fact) {
    for (Fact version : index.versionsOf(fact.businessId())) {
      forgetPositionsOf(version);
      if (version.reverses() != null) {
        index.versionsOf(version.reverses()).forEach(this::forgetPositionsOf);
      }
    }
  }

  private void forgetPositionsOf(Fact fact) {
    for (String claimId : claimsOf(fact)) {
      claims.get(claimId).forget();
    }
  }

  /**
   * Where the account stands as of a day: facts dated later are not known yet.
   *
   * @param asOf the business day
   * @param rules the practice's settings
   */
  public AccountPosition position(LocalDate asOf, LedgerRules rules) {
    known.goTo(rules.calendar().endOf(asOf));
    if (lastRead != null && rules.equals(lastRules) && lastRead.holdsOn(asOf)) {
      return lastRead.asOf(asOf);
    }
    AccountPosition read = new Reading(asOf, rules).position();
    // A look back does not push out what the present is told from.
    if (lastRead == null || !asOf.isBefore(lastRead.asOf())) {
      lastRead = read;
      lastRules = rules;
    }
    return read;
  }

  /** One reading of the ledger as of one day. */
  private final class Reading {
    private final LocalDate asOf;
    private final LedgerRules rules;
    private final BusinessCalendar calendar;
    private final long cutoff;
    private final List<ClaimPosition> positions = new ArrayList<>();
    private final List<ClaimHistory> histories = new ArrayList<>();
    private final List<ClaimEvidence> evidence = new ArrayList<>();
    private final List<AccountPayment> payments = new ArrayList<>();
    private final List<ActivityFact> activities = new ArrayList<>();
    private long unapplied;
    private LocalDate lastPaymentOn;
    private final List<Finding> findings = new ArrayList<>();
    private LocalDate changesOn;

    Reading(LocalDate asOf, LedgerRules rules) {
      this.asOf = asOf;
      this.rules = rules;
      this.calendar = rules.calendar();
      this.cutoff = calendar.endOf(asOf);
    }

    AccountPosition position() {
      for (ActivityFact activity : AccountLedger.this.activities) {
        if (holdsNow(activity)) {
          activities.add(activity);
        }
      }
      readClaims();
      activities.forEach(this::reportWaiting);
      AccountLedger.this.payments.forEach(this::read);
      for (Fact reversal : reversals) {
        // One that is not known yet or is corrected was seen with the payments or its claim.
        if (index.holds(reversal, cutoff)) {
          reportWaitingForOriginal(reversal);
          reportReversalWithoutEffect(reversal);
        }
      }
      activities.sort(BY_MOMENT);
      payments.sort(Comparator.comparing(AccountPayment::payment, BY_MOMENT));
      findings.sort(FINDING_ORDER);
      return new AccountPosition(
          asOf,
          positions,
          histories,
          evidence,
          payments,
          activities,
          unapplied,
          lastPaymentOn,
          firstStatementOn(),
          findings,
          changesOn);
    }

    /** Whether a fact is known and no later one corrects it; reports it if it is not. */
    private boolean holdsNow(Fact fact) {
      if (fact.occurredAt() > cutoff) {
        changeOn(calendar.dayOf(fact.occurredAt()));
        return false;
      }
      if (!index.holds(fact, cutoff)) {
        findings.add(
            ClaimFindings.conflict(fact, claimsOf(fact).stream().findFirst().orElse(null)));
        return false;
      }
      return true;
    }

    private void readClaims() {
      Statements sent = statementsSent();
      List<ClaimFacts> notSeen = new ArrayList<>();
      for (ClaimFacts claim : claims.values()) {
        ClaimFacts.Folded folded = claim.fold(index, rules, cutoff);
        if (!folded.findings().isEmpty()) {
          findings.addAll(folded.findings());
        }
        if (folded.until() != Long.MAX_VALUE) {
          changeOn(calendar.dayOf(folded.until()));
        }
        if (folded.position().seen()) {
          positions.add(withStatementClock(folded.position(), sent));
          histories.add(folded.history());
          evidence.add(folded.evidence());
        } else {
          notSeen.add(claim);
        }
      }
      for (ClaimFacts claim : notSeen) {
        claim.facts().stream()
            .filter(fact -> !(fact instanceof PaymentFact) && fact.reverses() == null)
            .filter(fact -> index.holds(fact, cutoff))
            .forEach(this::reportWaiting);
      }
    }

    /** Whether a claim is among the positions, which are in order of their claims. */
    private boolean isSeen(String claimId) {
      int from = 0;
      int to = positions.size();
      while (from < to) {
        int middle = (from + to) >>> 1;
        int order = positions.get(middle).claimId().compareTo(claimId);
        if (order == 0) {
          return true;
        }
        from = order < 0 ? middle + 1 : from;
        to = order < 0 ? to : middle;
      }
      return false;
    }

    private void read(PaymentFact fact) {
      if (!holdsNow(fact) || fact.reverses() != null) {
        return;
      }
      reportWaiting(fact);
      AccountPayment payment = payment(fact);
      payments.add(payment);
      unapplied += payment.unappliedCents();
      if (payment.isReceived()) {
        lastPaymentOn = latest(lastPaymentOn, payment.on());
      }
    }

    private void changeOn(LocalDate day) {
      changesOn = changesOn == null || day.isBefore(changesOn) ? day : changesOn;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
      return one == null || other.isAfter(one) ? other : one;
    }

    private AccountPayment payment(PaymentFact payment) {
      Moment undoneAt = index.undoneAt(payment, cutoff);
      return new AccountPayment(
          payment,
          calendar.dayOf(payment.occurredAt()),
          undoneAt == null ? null : calendar.dayOf(undoneAt.occurredAt()),
          undoneAt == null ? unappliedCents(payment) : 0);
    }

    /** What a payment leaves to the account: what no seen claim has of it. */
    private long unappliedCents(PaymentFact payment) {
      long cents = payment.amountCents();
      for (Allocation allocation : payment.allocations()) {
        if (isSeen(allocation.claimId())) {
          cents -= allocation.amountCents();
        }
      }
      return PaymentBook.sign(payment) * cents;
    }

    private void reportWaitingForOriginal(Fact reversal) {
      if (index.holding(reversal.reverses(), cutoff) == null) {
        reportLongWait(
            reversal,
            Finding.Kind.WAITING_FOR_ORIGINAL,
            null,
            "a reversal waits for the " + reversal.reverses().kind() + " it names");
      }
    }

    /** A fact that is no reversal waits for the claims it names. */
    private void reportWaiting(Fact fact) {
      for (String claimId : waitsForClaims(fact)) {
        if (!isSeen(claimId)) {
          reportLongWait(
              fact,
              Finding.Kind.WAITING_FOR_CLAIM,
              claimId,
              "a " + fact.businessId().kind() + " waits for its claim");
        }
      }
    }

    private static List<String> waitsForClaims(Fact fact) {
      if (fact instanceof ActivityFact activity) {
        return activity.claimId() == null ? List.of() : List.of(activity.claimId());
      }
      return claimsOf(fact);
    }

    private void reportLongWait(Fact fact, Finding.Kind kind, String claimId, String detail) {
      LocalDate due = calendar.dayOf(fact.occurredAt()).plusDays(rules.waitingReportDays());
      if (due.isAfter(asOf)) {
        changeOn(due);
      } else {
        findings.add(new Finding(kind, claimId, null, fact.eventId(), detail));
      }
    }

    private void reportReversalWithoutEffect(Fact fact) {
      Fact original = index.holding(fact.reverses(), cutoff);
      if (original != null && index.reversalOf(original, cutoff) != fact) {
        findings.add(
            new Finding(
                Finding.Kind.REVERSAL_WITHOUT_EFFECT,
                null,
                null,
                fact.eventId(),
                original.reverses() != null
                    ? "the reversal names a reversal"
                    : "what the reversal names is undone already"));
      }
    }

    private Statements statementsSent() {
      Statements sent = new Statements();
      for (ActivityFact activity : activities) {
        if (activity.type() == ActivityFact.Type.STATEMENT_SENT) {
          sent.add(activity.claimId(), calendar.dayOf(activity.occurredAt()));
        }
      }
      return sent;
    }

    private static ClaimPosition withStatementClock(ClaimPosition position, Statements sent) {
      LocalDate responsibleOn = position.patientResponsibleOn();
      return responsibleOn == null
          ? position
          : position.withFirstStatementOn(sent.firstOnOrAfter(responsibleOn, position.claimId()));
    }

    private LocalDate firstStatementOn() {
      LocalDate earliest = null;
      for (ClaimPosition position : positions) {
        if (position.patientOpenCents() > 0) {
          earliest = Statements.earlier(earliest, position.firstStatementOn());
        }
      }
      return earliest;
    }
  }
}
