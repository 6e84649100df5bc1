package org.duebook.local.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.guidance.GuidanceInForce;
import org.duebook.analytics.latepayment.LateScoring;
import org.duebook.followup.AccountActivities;
import org.duebook.followup.AccountPlan;
import org.duebook.followup.Planner;
import org.duebook.followup.Policy;
import org.duebook.latepayment.AccountShares;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Fact;
import org.duebook.ledger.Finding;
import org.duebook.ledger.LedgerRules;
import org.duebook.ledger.Party;
import org.duebook.local.replay.FileWireFormat;
import org.duebook.models.scoring.LateModel;
import org.duebook.schemas.ModelRole;

/**
 * Where an account stands as of a day and why its follow-ups are what they are: the same position,
 * scores and plan that the job makes of the same facts.
 *
 * @param practiceId the practice
 * @param accountId the account
 * @param position where it stands
 * @param claims its claims with the facts behind them, in order of their ids
 * @param account what is known of the account beside its claims
 * @param scores what models say of the open shares, the patient's first
 * @param plan what to do, with every verdict
 * @param policyId the policy
 * @param calendar the practice's business days
 */
record AccountExplanation(
    String practiceId,
    String accountId,
    AccountPosition position,
    List<Claim> claims,
    Account account,
    List<ShareScore> scores,
    AccountPlan plan,
    String policyId,
    BusinessCalendar calendar) {

  /**
   * A claim and what it stands on.
   *
   * @param position its amounts and clocks
   * @param facts the facts behind them, in order
   * @param findings what a person should know
   */
  record Claim(ClaimPosition position, List<ToldFact> facts, List<Finding> findings) {}

  /**
   * What is known of an account beside its claims.
   *
   * @param activities what they come to
   * @param told activities about the whole account, in order
   * @param unapplied payments that leave money on the account
   * @param waiting facts that wait for a claim or for what they undo
   * @param findings what a person should know
   */
  record Account(
      AccountActivities activities,
      List<ToldFact> told,
      List<ToldFact> unapplied,
      List<ToldFact> waiting,
      List<Finding> findings) {}

  /**
   * Explains an account.
   *
   * @param facts all that is known of it on the day, in any order
   * @param asOf the business day
   * @param rules the practice's rules
   * @param guidance the models and the policy
   */
  static AccountExplanation of(
      String practiceId,
      String accountId,
      List<Fact> facts,
      LocalDate asOf,
      LedgerRules rules,
      Guidance guidance) {
    AccountLedger ledger = new AccountLedger();
    facts.forEach(ledger::record);
    AccountPosition position = ledger.position(asOf, rules);
    BusinessCalendar calendar = rules.calendar();
    GuidanceInForce inForce = new GuidanceInForce(guidance, new FileWireFormat());
    LateModel patientModel = inForce.model(Party.PATIENT, ModelRole.CHAMPION);
    LateModel insurerModel = inForce.model(Party.INSURER, ModelRole.CHAMPION);
    AccountShares shares =
        new AccountShares(position, guidance.horizons(), rules.reasonCodes(), calendar);
    Policy policy = inForce.policies().forPractice(practiceId);
    AccountPlan plan =
        Planner.plan(
            position, policy, rules, new LateScoring(() -> shares, patientModel, insurerModel));
    FactStandings standings = new FactStandings(ledger.facts(), position, calendar);
    List<ShareScore> scores = new ArrayList<>();
    shares.open(Party.PATIENT).forEach(it -> scores.add(ShareScore.of(it, patientModel)));
    shares.open(Party.INSURER).forEach(it -> scores.add(ShareScore.of(it, insurerModel)));
    return new AccountExplanation(
        practiceId,
        accountId,
        position,
        position.claims().stream()
            .map(
                claim ->
                    new Claim(
                        claim,
                        standings.ofClaim(claim.claimId()),
                        findings(position, claim.claimId())))
            .toList(),
        new Account(
            AccountActivities.of(position, calendar),
            standings.activities(),
            standings.unapplied(),
            standings.waiting(),
            findingsBesideClaims(position)),
        scores,
        plan,
        policy.id(),
        calendar);
  }

  private static List<Finding> findings(AccountPosition position, String claimId) {
    return position.findings().stream()
        .filter(finding -> claimId.equals(finding.claimId()))
        .toList();
  }

  /** Of no claim, or of one that was not seen. */
  private static List<Finding> findingsBesideClaims(AccountPosition position) {
    return position.findings().stream()
        .filter(
            finding ->
                position.claims().stream()
                    .noneMatch(claim -> claim.claimId().equals(finding.claimId())))
        .toList();
  }

  /** Whether a claim of this id was seen. */
  boolean hasClaim(String claimId) {
    return claims.stream().anyMatch(claim -> claim.position().claimId().equals(claimId));
  }

  /**
   * The patient's side, then the insurers' of each claim.
   *
   * @param claimId the only claim, or null for all
   */
  List<NextStep> steps(String claimId) {
    List<NextStep> steps = new ArrayList<>();
    steps.add(NextStep.patient(plan));
    for (Claim claim : claims) {
      if (claimId == null || claimId.equals(claim.position().claimId())) {
        steps.add(NextStep.claim(plan, claim.position().claimId()));
      }
    }
    return steps;
  }
}
