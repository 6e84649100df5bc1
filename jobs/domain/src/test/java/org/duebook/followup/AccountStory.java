package org.duebook.followup;

import static org.duebook.ledger.BillingOffice.pr;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;

/**
 * An account as a billing office tells of it, and what the planner makes of it. Day 0 is 1 January
 * 2026; days are counted from it.
 */
final class AccountStory {
  static final LocalDate DAY_0 = LocalDate.of(2026, 1, 1);

  private final BillingOffice office = new BillingOffice();
  private Policy policy = DefaultPolicy.POLICY;
  private Scores scores = Scores.none();
  private int day;
  private int told;

  /** An insured patient who owes so much from day 0 on. */
  static AccountStory owing(String dollars) {
    return new AccountStory().owes("c1", dollars);
  }

  /** A patient without insurance who owes so much from day 0 on. */
  static AccountStory selfPayOwing(String dollars) {
    AccountStory story = new AccountStory();
    story.office().submits("c1", dollars, 0);
    return story;
  }

  AccountStory on(int days) {
    day = days;
    office.on(date(days).toString());
    return this;
  }

  static LocalDate date(int days) {
    return DAY_0.plusDays(days);
  }

  BillingOffice office() {
    return office;
  }

  AccountStory with(Policy other) {
    policy = other;
    return this;
  }

  AccountStory scored(double lateProbability) {
    scores = FixedScores.of(lateProbability);
    return this;
  }

  AccountStory owes(String claimId, String dollars) {
    office.serviceOn(date(day).toString());
    office.submits(claimId, dollars, 1);
    office.remits(claimId, 1, "0.00", pr("1", dollars));
    return this;
  }

  /** A claim of a class of payers whose share is the patient's for a reason. */
  AccountStory owesAs(PayerClass payerClass, String claimId, String dollars, String reasonCode) {
    bills(claimId, dollars, payerClass);
    office.remits(claimId, 1, "0.00", pr(reasonCode, dollars));
    return this;
  }

  AccountStory bills(String claimId, String dollars, PayerClass... classes) {
    List<Coverage> coverages = new ArrayList<>();
    for (PayerClass payerClass : classes) {
      coverages.add(new Coverage("payer-" + (coverages.size() + 1), payerClass));
    }
    office.submission(
        ClaimFact.Type.SUBMITTED,
        claimId,
        new ClaimTerms(date(day), BillingOffice.cents(dollars), null, "USD", coverages));
    return this;
  }

  AccountStory denies(String claimId, String reasonCode, String dollars) {
    office.remits(claimId, 1, "0.00", BillingOffice.co(reasonCode, dollars));
    return this;
  }

  /** A decision with a remark, or one that was sent on to the next payer. */
  AccountStory remits(
      String claimId, String paid, String code, String dollars, String remark, boolean forwarded) {
    office.record(
        new RemittanceFact(
            "remit-" + ++told,
            at(),
            "remit-" + told,
            claimId,
            RemittanceFact.Type.PROCESSED,
            null,
            "payer-1",
            1,
            null,
            BillingOffice.cents(paid),
            List.of(
                new RemittanceAdjustment(AdjustmentGroup.CO, code, BillingOffice.cents(dollars))),
            remark == null ? List.of() : List.of(remark),
            forwarded,
            null));
    return this;
  }

  AccountStory does(ActivityFact.Type type) {
    return does(type, null, null, null);
  }

  AccountStory does(ActivityFact.Type type, Channel channel) {
    return does(type, channel, null, null);
  }

  AccountStory does(ActivityFact.Type type, Channel channel, Integer dueOn, String code) {
    return does(type, null, channel, dueOn, code);
  }

  AccountStory does(
      ActivityFact.Type type, String claimId, Channel channel, Integer dueOn, String code) {
    String id = "told-" + ++told;
    office.record(
        new ActivityFact(
            id, at(), id, type, claimId, channel, dueOn == null ? null : date(dueOn), code));
    return this;
  }

  private long at() {
    return date(day)
        .atTime(LocalTime.NOON)
        .plusMinutes(told)
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  /** Statements by mail on these days. */
  AccountStory statements(int... days) {
    for (int sentOn : days) {
      on(sentOn).does(ActivityFact.Type.STATEMENT_SENT, Channel.MAIL);
    }
    return this;
  }

  /** The patient agrees to text messages on day 0. */
  AccountStory agreesToTexts() {
    return on(0).does(ActivityFact.Type.CONSENT_GIVEN, Channel.SMS);
  }

  AccountStory pays(int paidOn, String dollars) {
    on(paidOn).office().patientPays("c1", dollars);
    return this;
  }

  AccountPlan planOn(int days) {
    return Planner.plan(
        office.positionOn(date(days).toString()), policy, BillingOffice.RULES, scores);
  }

  PatientFollowUp patientOn(int days) {
    return planOn(days).patient();
  }

  PatientAction actionOn(int days) {
    return patientOn(days).action();
  }

  PayerFollowUp claimOn(int days, String claimId) {
    return planOn(days).claims().stream()
        .filter(claim -> claim.claimId().equals(claimId))
        .findFirst()
        .orElse(null);
  }

  PayerAction claimActionOn(int days) {
    PayerFollowUp claim = claimOn(days, "c1");
    return claim == null ? null : claim.action();
  }

  /** Whether a patient action could be chosen, apart from the gates before it. */
  boolean eligible(int days, PatientAction action) {
    return verdict(days, null, action.name());
  }

  boolean eligible(int days, PayerAction action) {
    return verdict(days, "c1", action.name());
  }

  private boolean verdict(int days, String claimId, String action) {
    return planOn(days).verdicts().stream()
        .filter(it -> Objects.equals(it.claimId(), claimId))
        .filter(it -> it.action().equals(action))
        .findFirst()
        .orElseThrow()
        .eligible();
  }
}
