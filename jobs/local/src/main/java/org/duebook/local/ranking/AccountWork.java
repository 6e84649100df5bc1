package org.duebook.local.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.duebook.analytics.record.AccountKey;
import org.duebook.followup.AccountPlan;
import org.duebook.followup.FollowUpReason;
import org.duebook.followup.FollowUpScore;
import org.duebook.followup.PatientFollowUp;
import org.duebook.followup.PayerAction;
import org.duebook.followup.PayerFollowUp;
import org.duebook.followup.Planner;
import org.duebook.followup.Policy;
import org.duebook.followup.Scores;
import org.duebook.latepayment.LateHorizons;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Fact;
import org.duebook.ledger.LedgerRules;
import org.duebook.ledger.Party;
import org.duebook.local.replay.AccountHistory;

/**
 * Walks through the history of one account and notes what was to be done on every morning, and what
 * was paid in the end.
 *
 * <p>A morning knows the facts of the days before it. The account is planned when there are new
 * ones, and on the days on which a plan says that it may change by time alone.
 */
final class AccountWork {
  private static final String FIRST_STATEMENT = "FIRST_STATEMENT";

  private final AccountHistory history;
  private final LedgerRules rules;
  private final Policy policy;
  private final LateHorizons horizons;
  private final Function<AccountPosition, Scores> scores;
  private final Numbers numbers;
  private final List<CollectionWork> work = new ArrayList<>();
  private final Map<String, MoneyCourse> courses = new HashMap<>();
  private final Map<String, Integer> items = new HashMap<>();

  /** Numbers what is worked on and its money, over all accounts. */
  static final class Numbers {
    private int items;
    private int courses;

    /** Counts from 0. */
    Numbers() {}

    /** Counts on from so many. */
    Numbers(int items, int courses) {
      this.items = items;
      this.courses = courses;
    }

    int items() {
      return items;
    }

    int courses() {
      return courses;
    }
  }

  /**
   * A walk.
   *
   * @param history the account's
   * @param rules the practice's settings
   * @param policy the practice's
   * @param horizons after how many days money is late
   * @param scores what the models say of a position
   * @param numbers counts on
   */
  AccountWork(
      AccountHistory history,
      LedgerRules rules,
      Policy policy,
      LateHorizons horizons,
      Function<AccountPosition, Scores> scores,
      Numbers numbers) {
    this.history = history;
    this.rules = rules;
    this.policy = policy;
    this.horizons = horizons;
    this.scores = scores;
    this.numbers = numbers;
  }

  /**
   * What stood to be done.
   *
   * @param first the first morning of interest
   * @param last the last one
   */
  List<CollectionWork> between(LocalDate first, LocalDate last) {
    AccountLedger ledger = new AccountLedger();
    List<Fact> facts = history.facts();
    int known = 0;
    LocalDate morning = facts.isEmpty() ? null : dayOf(facts.get(0)).plusDays(1);
    if (morning != null && morning.isBefore(first)) {
      morning = first;
    }
    while (morning != null) {
      while (known < facts.size() && dayOf(facts.get(known)).isBefore(morning)) {
        ledger.record(facts.get(known));
        known++;
      }
      AccountPosition position = ledger.position(morning, rules);
      noteTruth(position, morning.minusDays(1));
      LocalDate next = known < facts.size() ? dayOf(facts.get(known)).plusDays(1) : null;
      if (!morning.isAfter(last)) {
        AccountPlan plan = Planner.plan(position, policy, rules, scores.apply(position));
        next = sooner(next, plan.nextChangeOn());
        note(position, plan, morning, sooner(next, last.plusDays(1)));
      }
      morning = next;
    }
    return work;
  }

  private LocalDate dayOf(Fact fact) {
    return rules.calendar().dayOf(fact.occurredAt());
  }

  /** The earlier of two days; null stands for never. */
  private static LocalDate sooner(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private void noteTruth(AccountPosition position, LocalDate day) {
    for (int i = 0; i < position.claims().size(); i++) {
      ClaimPosition claim = position.claims().get(i);
      course("patient", claim.claimId())
          .tell(day, claim.patientShareCents() - claim.patientCashCents());
      course("insurer", claim.claimId())
          .tell(day, claim.insurerOpenCents() + claim.insurerWriteOffCents());
      course("shortfall", claim.claimId()).tell(day, position.histories().get(i).underpaidCents());
    }
  }

  private MoneyCourse course(String kind, String claimId) {
    return courses.computeIfAbsent(kind + ':' + claimId, key -> new MoneyCourse(numbers.courses++));
  }

  private int item(String key) {
    return items.computeIfAbsent(key, unseen -> numbers.items++);
  }

  private void note(AccountPosition position, AccountPlan plan, LocalDate from, LocalDate until) {
    if (plan.patient() != null && isCollection(plan.patient())) {
      note(position, plan.patient(), from, until);
    }
    for (PayerFollowUp followUp : plan.claims()) {
      if (isCollection(followUp.action())) {
        note(position, followUp, from, until);
      }
    }
  }

  /** What asks for money and can be done now; what is owed to others or to the rules is apart. */
  private static boolean isCollection(PatientFollowUp followUp) {
    boolean asks =
        switch (followUp.action()) {
          case PLAN_DEFAULT_CONTACT,
              SEND_REMINDER,
              CALL_PATIENT,
              OFFER_PAYMENT_PLAN,
              AGENCY_REVIEW ->
              true;
          case SEND_STATEMENT ->
              followUp.reasons().stream()
                  .map(FollowUpReason::code)
                  .noneMatch(FIRST_STATEMENT::equals);
          case HOLD,
              REFUND_CREDIT,
              REVIEW_CREDIT,
              MATCH_PAYMENT,
              RECALL_FROM_AGENCY,
              VERIFY_CONTACT_INFO,
              FRONT_DESK_REMINDER,
              SMALL_BALANCE_WRITE_OFF,
              SCREEN_ASSISTANCE,
              WRITE_OFF_REVIEW,
              NO_ACTION ->
              false;
        };
    return asks && followUp.notBefore() == null;
  }

  private static boolean isCollection(PayerAction action) {
    return switch (action) {
      case FIX_REJECTION,
          CORRECT_AND_RESUBMIT,
          SUBMIT_APPEAL,
          APPEAL_UNDERPAYMENT,
          BILL_SECONDARY,
          CALL_PAYER ->
          true;
      case HOLD, REFUND_CREDIT, REVIEW_CREDIT, WRITE_OFF_REVIEW, NO_ACTION -> false;
    };
  }

  private void note(
      AccountPosition position, PatientFollowUp followUp, LocalDate from, LocalDate until) {
    List<CollectionWork.OpenMoney> money = new ArrayList<>();
    LocalDate since = null;
    for (ClaimPosition claim : position.claims()) {
      if (claim.patientOpenCents() > 0) {
        money.add(
            new CollectionWork.OpenMoney(
                course("patient", claim.claimId()), claim.patientOpenCents()));
        since = sooner(since, claim.patientResponsibleOn());
      }
    }
    work.add(
        work(
            AccountKey.of(history.practiceId(), history.accountId()),
            Party.PATIENT,
            followUp.action().name(),
            from,
            until,
            followUp.priorityCents(),
            followUp.valueCents(),
            followUp.deadlineOn(),
            since,
            followUp.balanceCents(),
            Math.max(0, followUp.balanceCents() - Math.max(0, followUp.unappliedCents())),
            followUp.score(),
            money));
  }

  private void note(
      AccountPosition position, PayerFollowUp followUp, LocalDate from, LocalDate until) {
    ClaimPosition claim =
        position.claims().stream()
            .filter(one -> one.claimId().equals(followUp.claimId()))
            .findFirst()
            .orElseThrow();
    CollectionWork.OpenMoney money =
        followUp.action() == PayerAction.APPEAL_UNDERPAYMENT
            ? new CollectionWork.OpenMoney(
                course("shortfall", claim.claimId()), followUp.amountCents())
            : new CollectionWork.OpenMoney(
                course("insurer", claim.claimId()), claim.insurerOpenCents());
    work.add(
        work(
            AccountKey.of(history.practiceId(), claim.claimId()),
            Party.INSURER,
            followUp.action().name(),
            from,
            until,
            followUp.priorityCents(),
            followUp.valueCents(),
            followUp.deadlineOn(),
            claim.billedOn(),
            Math.max(0, followUp.balanceCents()),
            followUp.amountCents(),
            followUp.score(),
            List.of(money)));
  }

  private CollectionWork work(
      String key,
      Party party,
      String action,
      LocalDate from,
      LocalDate until,
      long priorityCents,
      long valueCents,
      LocalDate deadlineOn,
      LocalDate openSince,
      long openCents,
      long amountCents,
      FollowUpScore score,
      List<CollectionWork.OpenMoney> money) {
    return new CollectionWork(
        item(party + ":" + key),
        key,
        party,
        action,
        from,
        until,
        priorityCents,
        valueCents,
        deadlineOn,
        openSince,
        openCents,
        amountCents,
        score.lateProbability() == null ? 0 : score.lateProbability(),
        score.recoverProbability(),
        score.costCents(),
        money,
        horizons.days(party));
  }
}
