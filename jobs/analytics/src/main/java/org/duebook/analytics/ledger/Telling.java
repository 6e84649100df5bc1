package org.duebook.analytics.ledger;

import java.time.LocalDate;
import org.apache.flink.util.Collector;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.guidance.GuidanceInForce;
import org.duebook.analytics.outlet.Exceptions;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.wire.WireFormat;

/**
 * Decides what of an account is worked out when it speaks: only what has a reason to be another.
 *
 * <p>A reason is that facts came or went or became known, that a day has come on which time alone
 * changes something, or other settings or another policy. So what is said does not depend on how
 * often an account was given the word: a late probability drifts from day to day, and a follow-up
 * is not told again for that alone. On the last day of a replay everything is told as of that day.
 */
final class Telling {
  private final JudgedBy judgedBy;
  private final boolean trainingExamples;
  private final boolean followUps;
  private final ContributionOutlet contributionOutlet;
  private final FigureOutlet figureOutlet;
  private final ExampleOutlet exampleOutlet;
  private final FollowUpOutlet followUpOutlet;

  Telling(
      BusinessRules rules,
      Guidance start,
      Pace pace,
      Exceptions exceptions,
      WireFormat wireFormat) {
    this.judgedBy = new JudgedBy(rules, start);
    this.trainingExamples = start.trainingExamples();
    this.followUps = start.followUps();
    this.contributionOutlet = new ContributionOutlet(rules.ageingClock());
    this.figureOutlet = new FigureOutlet(rules.ageingClock(), pace, exceptions, wireFormat);
    this.exampleOutlet = new ExampleOutlet(start.horizons(), wireFormat);
    this.followUpOutlet = new FollowUpOutlet(start.horizons(), wireFormat);
  }

  /** Says whatever is new about an account, and notes in its state what was said. */
  void tell(Reading reading, GuidanceInForce guidance, Sides sides, Collector<OutputRecord> out) {
    AccountState state = reading.state();
    LocalDate day = reading.day();
    contribute(reading, guidance, sides);
    Told told = state.told();
    boolean all =
        told == null || Basis.isGone(told.basis(), reading) || figureOutlet.isLastOfReplay(day);

    LocalDate figuresChangeOn = all ? null : told.figuresChangeOn();
    if (all || Basis.isReached(figuresChangeOn, day)) {
      figuresChangeOn = figureOutlet.tell(reading, sides, out);
    }
    LocalDate examplesChangeOn = all ? null : told.examplesChangeOn();
    if (trainingExamples && (all || Basis.isReached(examplesChangeOn, day))) {
      examplesChangeOn = exampleOutlet.tell(reading, guidance, sides);
    }
    LocalDate planChangesOn = all ? null : told.planChangesOn();
    if (all || Basis.isReached(planChangesOn, day)) {
      if (followUps) {
        planChangesOn = followUpOutlet.tell(reading, guidance, sides);
      } else {
        followUpOutlet.withdrawAll(reading, guidance, sides);
      }
    }
    state.setTold(
        new Told(
            Basis.of(reading),
            figuresChangeOn,
            examplesChangeOn,
            planChangesOn,
            judgedBy(state, guidance)));
  }

  private long judgedBy(AccountState state, GuidanceInForce guidance) {
    return judgedBy.policy(guidance.policies().forPractice(state.practiceId).id());
  }

  /** Tells portfolios what the account adds to them now, if that may be something else. */
  void contribute(Reading reading, GuidanceInForce guidance, Sides sides) {
    AccountState state = reading.state();
    if (state.told() != null && state.told().judgedBy() != judgedBy(state, guidance)) {
      state.setTold(null);
      state.setContributedOn(null);
    }
    if (Basis.isGone(state.contributedOn(), reading)) {
      contributionOutlet.tell(reading, sides);
      state.setContributedOn(Basis.of(reading));
    }
  }

  /** Whether an account that is given the word on a day may have something to say. */
  static boolean isDue(Reading reading) {
    Told told = reading.state().told();
    return told == null
        || Basis.isGone(told.basis(), reading)
        || Basis.isReached(told.changesOn(), reading.day());
  }
}
