package org.duebook.local.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.duebook.analytics.latepayment.LateScoring;
import org.duebook.analytics.policy.Policies;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.followup.Scores;
import org.duebook.latepayment.AccountShares;
import org.duebook.latepayment.LateHorizons;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.Fact;
import org.duebook.ledger.LedgerRules;
import org.duebook.local.replay.AccountHistory;
import org.duebook.models.scoring.LateModel;

/**
 * Tries the orders on a history.
 *
 * @param rules the practices' settings
 * @param policies what the follow-ups go by
 * @param horizons after how many days money is late
 * @param patientModel tells how likely patients are late, or null for the policy's prior
 * @param insurerModel the same for insurers, or null
 */
record RankingTrial(
    PracticeRules rules,
    Policies policies,
    LateHorizons horizons,
    LateModel patientModel,
    LateModel insurerModel) {
  /** The first and the last day on which anything happened, or null if nothing did. */
  Span span(List<AccountHistory> accounts) {
    LocalDate first = null;
    LocalDate last = null;
    for (AccountHistory account : accounts) {
      for (Fact fact : account.facts()) {
        LocalDate day = rules.calendar(account.practiceId()).dayOf(fact.occurredAt());
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
      }
    }
    return first == null ? null : new Span(first, last);
  }

  /**
   * Two days and all between them.
   *
   * @param first the first day
   * @param last the last day
   */
  record Span(LocalDate first, LocalDate last) {}

  /** The last morning whose outcomes are all known when the history ends. */
  LocalDate lastJudged(Span history) {
    return history.last().minusDays(Math.max(horizons.patientDays(), horizons.insurerDays()));
  }

  /**
   * Runs all orders.
   *
   * @param accounts the history
   * @param period the mornings to work on
   * @param actionsPerDay how many actions the team does on a business day
   * @param restDays for so many days after an action its account or claim rests
   * @param progress told how many facts have been gone through
   */
  RankingReport run(
      List<AccountHistory> accounts,
      Span period,
      int actionsPerDay,
      int restDays,
      LongConsumer progress) {
    AccountWork.Numbers numbers = new AccountWork.Numbers();
    List<CollectionWork> work = new ArrayList<>();
    long gone = 0;
    for (AccountHistory account : accounts) {
      LedgerRules ledgerRules = rules.ledger(account.practiceId());
      work.addAll(
          new AccountWork(
                  account,
                  ledgerRules,
                  policies.forPractice(account.practiceId()),
                  horizons,
                  position -> scores(position, ledgerRules),
                  numbers)
              .between(period.first(), period.last()));
      gone += account.facts().size();
      progress.accept(gone);
    }
    Team team = new Team(work, numbers, period.first(), period.last(), restDays);
    return RankingReport.of(team, actionsPerDay);
  }

  private Scores scores(AccountPosition position, LedgerRules ledgerRules) {
    return new LateScoring(
        () ->
            new AccountShares(
                position, horizons, ledgerRules.reasonCodes(), ledgerRules.calendar()),
        patientModel,
        insurerModel);
  }

  /** Which models score. */
  List<String> modelIds() {
    return models().map(model -> model.facts().modelId()).toList();
  }

  /** Whether a model may have learnt from what became known on or after a day. */
  boolean modelsKnowOutcomesFrom(LocalDate day) {
    return models().anyMatch(model -> day.isBefore(model.facts().knownUntil()));
  }

  private Stream<LateModel> models() {
    return Stream.of(Optional.ofNullable(patientModel), Optional.ofNullable(insurerModel))
        .flatMap(Optional::stream);
  }
}
