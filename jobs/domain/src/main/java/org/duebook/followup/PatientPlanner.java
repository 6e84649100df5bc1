package org.duebook.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.LedgerRules;

/** Decides about the patient's side of one account. */
final class PatientPlanner {
  private static final int MOST_ALTERNATES = 3;

  private final PatientAccount account;
  private final Policy policy;
  private final LedgerRules rules;
  private final Horizon horizon;
  private final Weighing weighing;
  private final List<Option<PatientAction>> options = new ArrayList<>();

  PatientPlanner(
      AccountPosition position, Policy policy, LedgerRules rules, Horizon horizon, Scores scores) {
    this.account = new PatientAccount(position, policy, rules, horizon);
    this.policy = policy;
    this.rules = rules;
    this.horizon = horizon;
    this.weighing =
        new Weighing(
            policy.worth(),
            horizon,
            account.oldestOn(),
            policy.worth().priorLatePatient(),
            account.askedCents(),
            scores::patient);
    PatientReviews reviews = new PatientReviews(account, weighing);
    options.addAll(new PatientProtection(account, weighing, rules.calendar()).options());
    options.addAll(new PatientOutreach(account, weighing).options());
    options.addAll(reviews.options());
    options.add(reviews.writeOff(List.copyOf(options)));
  }

  AccountActivities activities() {
    return account.activities();
  }

  List<Verdict> verdicts() {
    return options.stream().map(option -> option.verdict(null)).toList();
  }

  /** The follow-up, or null if nothing is open. */
  PatientFollowUp followUp() {
    List<Option<PatientAction>> ranked = Option.ranked(options);
    boolean open =
        account.balanceCents() > 0
            || !account.credits().isEmpty()
            || account.position().unappliedCents() > 0;
    if (ranked.isEmpty() && !open) {
      return null;
    }
    Option<PatientAction> best = ranked.isEmpty() ? waiting() : ranked.get(0);
    boolean contact = isContact(best);
    return new PatientFollowUp(
        best.action(),
        ranked.stream()
            .skip(1)
            .filter(Option::isNow)
            .limit(MOST_ALTERNATES)
            .map(PatientPlanner::alternate)
            .toList(),
        reasons(best),
        best.channel(),
        best.priorityCents(),
        best.worth().valueCents(),
        best.worth().score(),
        account.balanceCents(),
        account.position().unappliedCents(),
        account.breakdown(),
        best.deadlineOn(),
        notBefore(best),
        nextCheckOn(best),
        contact ? policy.contacts().from() : null,
        contact ? policy.contacts().until() : null,
        contact ? rules.calendar().zone() : null,
        weighing.score().modelId(),
        policy.id(),
        weighing.score().explanation());
  }

  private static PatientAlternate alternate(Option<PatientAction> option) {
    return new PatientAlternate(
        option.action(), option.channel(), option.priorityCents(), option.worth().valueCents());
  }

  private Option<PatientAction> waiting() {
    String bar = account.billingBar();
    String text = bar == null ? "nothing is due yet" : bar;
    return Option.chosen(
        PatientAction.NO_ACTION, PatientGate.NO_ACTION, weighing.nothing(), null, "WAITING", text);
  }

  private List<FollowUpReason> reasons(Option<PatientAction> best) {
    List<FollowUpReason> reasons = new ArrayList<>(best.reasons());
    if (best.waitsUntil() != null) {
      reasons.add(
          new FollowUpReason(
              "CONTACT_LIMITS", "limits of contacts allow it from " + best.waitsUntil() + " on"));
    }
    if (account.isHeld() && best.action() != PatientAction.HOLD) {
      reasons.add(
          new FollowUpReason("HOLD", "a hold, a dispute or an application stops everything else"));
    }
    if (best.worth().score().fallback()) {
      reasons.add(
          new FollowUpReason(
              "SCORE_FALLBACK", "no model told how likely it is paid late; the policy's figure"));
    }
    return reasons;
  }

  private static boolean isContact(Option<PatientAction> option) {
    return switch (option.action()) {
      case SEND_REMINDER, CALL_PATIENT, OFFER_PAYMENT_PLAN, PLAN_DEFAULT_CONTACT ->
          option.channel() != Channel.MAIL && option.channel() != Channel.PORTAL;
      default -> false;
    };
  }

  private Instant notBefore(Option<PatientAction> best) {
    return best.waitsUntil() == null
        ? null
        : best.waitsUntil()
            .atTime(policy.contacts().from())
            .atZone(rules.calendar().zone())
            .toInstant();
  }

  /** Only for what waits: another record need not change whenever a date goes by. */
  private LocalDate nextCheckOn(Option<PatientAction> best) {
    if (best.action() != PatientAction.NO_ACTION && best.action() != PatientAction.HOLD) {
      return null;
    }
    if (horizon.nextChangeOn() != null) {
      return horizon.nextChangeOn();
    }
    LocalDate since = account.oldestOn() == null ? LocalDate.EPOCH : account.oldestOn();
    return horizon.nextTick(since, policy.recheckDays());
  }
}
