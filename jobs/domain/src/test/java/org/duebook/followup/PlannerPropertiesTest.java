package org.duebook.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPayment;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.Fact;
import org.duebook.ledger.FactLogs;

/** What holds for any log and any policy. */
final class PlannerPropertiesTest {
  private static final int SPREAD = 4;
  private static final Set<PatientAction> CONTACTS =
      Set.of(
          PatientAction.SEND_REMINDER,
          PatientAction.CALL_PATIENT,
          PatientAction.OFFER_PAYMENT_PLAN,
          PatientAction.PLAN_DEFAULT_CONTACT);

  @Provide
  Arbitrary<List<Fact>> logs() {
    return Combinators.combine(FactLogs.logs(SPREAD), activities())
        .as(
            (one, other) -> {
              List<Fact> all = new ArrayList<>(one);
              all.addAll(other);
              return all;
            });
  }

  /** A patient who was billed twice and is then written to and called, more than is allowed. */
  @Provide
  Arbitrary<List<Fact>> billedPatients() {
    return Combinators.combine(
            activities(), Arbitraries.of(true, false), Arbitraries.integers().between(25, 90))
        .as(
            (activities, agrees, paidOn) -> {
              AccountStory story = AccountStory.owing("400.00");
              if (agrees) {
                story.agreesToTexts();
              }
              story.statements(0, 20);
              if (paidOn < 60) {
                story.pays(paidOn, "5.00");
              }
              List<Fact> all = new ArrayList<>(story.office().facts());
              all.addAll(activities);
              return all;
            });
  }

  /** Activities that fit a patient who is billed: more of them than a stray log has. */
  private static Arbitrary<List<ActivityFact>> activities() {
    Arbitrary<ActivityFact.Type> types = Arbitraries.of(ActivityFact.Type.values());
    Arbitrary<ActivityFact.Type> frequent =
        Arbitraries.of(
            ActivityFact.Type.REMINDER_SENT,
            ActivityFact.Type.REMINDER_SENT,
            ActivityFact.Type.CONVERSATION,
            ActivityFact.Type.CALL_ATTEMPTED,
            ActivityFact.Type.CALL_ATTEMPTED,
            ActivityFact.Type.CONSENT_GIVEN,
            ActivityFact.Type.OPTED_OUT,
            ActivityFact.Type.OPTED_IN,
            ActivityFact.Type.PROMISE_MADE);
    Arbitrary<ActivityFact> rare = activity(types);
    Arbitrary<ActivityFact> usual = activity(frequent);
    return Arbitraries.frequencyOf(Tuple.of(1, rare), Tuple.of(30, usual))
        .list()
        .ofMaxSize(16)
        .map(PlannerPropertiesTest::named);
  }

  private static Arbitrary<ActivityFact> activity(Arbitrary<ActivityFact.Type> types) {
    return Combinators.combine(
            types,
            Arbitraries.integers().between(0, 60),
            Arbitraries.of(Channel.SMS, Channel.PHONE, Channel.EMAIL, Channel.MAIL).injectNull(0.1),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of("LEGAL", "PRIVACY", "BANKRUPTCY").injectNull(0.2))
        .as(
            (type, day, channel, dueAfter, code) -> {
              LocalDate on = AccountStory.date(30 + day);
              return new ActivityFact(
                  "",
                  BusinessCalendar.UTC.startOf(on),
                  "",
                  type,
                  null,
                  channel,
                  on.plusDays(dueAfter),
                  code);
            });
  }

  private static List<ActivityFact> named(List<ActivityFact> drawn) {
    List<ActivityFact> named = new ArrayList<>();
    for (ActivityFact it : drawn) {
      String id = "drawn-" + named.size();
      named.add(
          new ActivityFact(
              id,
              it.occurredAt(),
              id,
              it.type(),
              it.claimId(),
              it.channel(),
              it.dueOn(),
              it.code()));
    }
    return named;
  }

  @Provide
  Arbitrary<Policy> policies() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 10),
            Arbitraries.integers().between(0, 10),
            Arbitraries.integers().between(0, 10),
            Arbitraries.integers().between(5, 12),
            Arbitraries.integers().between(1, 40),
            Arbitraries.integers().between(1, 2))
        .as(
            (most, days, quiet, spoken, hour, between, statements) -> {
              Policy base = DefaultPolicy.POLICY;
              ContactPolicy contacts =
                  new ContactPolicy(
                      Set.of(
                          new ContactPolicy.Cap(most, days), new ContactPolicy.Cap(most + 3, 30)),
                      quiet,
                      LocalTime.of(hour, 0),
                      LocalTime.of(21, 0),
                      base.contacts().consentNeeded(),
                      new ContactPolicy.Calls(most, 7, days, spoken, false, statements, 1_000),
                      new ContactPolicy.Statements(4, between, 1_000),
                      10,
                      3);
              return new Policy(
                  "drawn",
                  contacts,
                  base.patient(),
                  base.payers(),
                  base.credits(),
                  base.worth(),
                  base.worklist(),
                  base.recheckDays());
            });
  }

  private static AccountLedger ledger(List<Fact> facts) {
    AccountLedger ledger = new AccountLedger();
    facts.forEach(ledger::record);
    return ledger;
  }

  private static AccountPlan plan(AccountPosition position, Policy policy) {
    return Planner.plan(position, policy, BillingOffice.RULES, Scores.none());
  }

  @Property(tries = 400)
  void aPlanHoldsUntilTheDayItNames(
      @ForAll("logs") List<Fact> facts,
      @ForAll("policies") Policy policy,
      @ForAll @IntRange(min = 0, max = SPREAD * 60) int day) {
    AccountLedger ledger = ledger(facts);
    LocalDate today = FactLogs.FIRST_DAY.plusDays(day);
    AccountPlan plan = plan(ledger.position(today, BillingOffice.RULES), policy);
    LocalDate until = plan.nextChangeOn() == null ? today.plusDays(400) : plan.nextChangeOn();
    assertThat(until).isAfter(today);
    for (LocalDate later : List.of(today.plusDays(1), until.minusDays(1))) {
      if (later.isBefore(until)) {
        AccountPlan again = plan(ledger.position(later, BillingOffice.RULES), policy);
        assertThat(again).isEqualTo(plan);
      }
    }
  }

  /** Limits reckoned from the facts alone, not by the planner's classes. */
  @Property(tries = 600)
  void noContactBreaksALimitAHoldAnOptOutOrAConsent(
      @ForAll("billedPatients") List<Fact> facts,
      @ForAll("policies") Policy policy,
      @ForAll @IntRange(min = 30, max = 95) int day) {
    AccountPosition position = ledger(facts).position(AccountStory.date(day), BillingOffice.RULES);
    PatientFollowUp followUp = plan(position, policy).patient();
    boolean contact = followUp != null && CONTACTS.contains(followUp.action());
    Statistics.label("a contact is proposed")
        .collect(contact)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    if (!contact) {
      return;
    }
    LocalDate on =
        followUp.notBefore() == null
            ? position.asOf()
            : BusinessCalendar.UTC.dayOf(followUp.notBefore().toEpochMilli());
    assertThat(on).isAfterOrEqualTo(position.asOf());
    if (followUp.notBefore() != null) {
      assertThat(followUp.notBefore().atZone(BusinessCalendar.UTC.zone()).toLocalTime())
          .isEqualTo(policy.contacts().from());
    }
    boolean call = followUp.channel() == Channel.PHONE;
    assertThatLimitsAreKept(position, policy.contacts(), on, call);
    assertThat(onHold(position)).isFalse();
    assertThat(optedOut(position, followUp.channel())).isFalse();
    if (followUp.channel() == Channel.SMS || followUp.channel() == Channel.EMAIL) {
      assertThat(agreed(position, followUp.channel())).isTrue();
    }
  }

  private static void assertThatLimitsAreKept(
      AccountPosition position, ContactPolicy policy, LocalDate on, boolean call) {
    List<LocalDate> contacts = new ArrayList<>();
    List<LocalDate> attempts = new ArrayList<>();
    for (ActivityFact activity : position.activities()) {
      LocalDate day = BusinessCalendar.UTC.dayOf(activity.occurredAt());
      switch (activity.type()) {
        case REMINDER_SENT -> contacts.add(day);
        case CONVERSATION -> {
          contacts.add(day);
          if (call) {
            assertThat(on).isAfter(day.plusDays(policy.calls().quietDaysAfterConversation()));
          }
        }
        case CALL_ATTEMPTED -> attempts.add(day);
        default -> {
          // No contact.
        }
      }
    }
    for (ContactPolicy.Cap cap : policy.caps()) {
      assertThat(contacts.stream().filter(day -> day.isAfter(on.minusDays(cap.days()))))
          .hasSizeLessThan(cap.most());
    }
    if (call) {
      ContactPolicy.Cap cap = policy.calls().cap();
      assertThat(attempts.stream().filter(day -> day.isAfter(on.minusDays(cap.days()))))
          .hasSizeLessThan(cap.most());
    }
    for (AccountPayment payment : position.payments()) {
      if (payment.isReceived()) {
        assertThat(on).isAfter(payment.on().plusDays(policy.quietDaysAfterPayment()));
      }
    }
  }

  /** Holds by cause; a release without one ends all. FactLogs and the draws hold no claim's. */
  private static boolean onHold(AccountPosition position) {
    List<ActivityFact> standing = new ArrayList<>();
    for (ActivityFact activity : position.activities()) {
      if (activity.type() == ActivityFact.Type.HOLD_PLACED) {
        standing.add(activity);
      } else if (activity.type() == ActivityFact.Type.HOLD_RELEASED) {
        standing.removeIf(
            hold ->
                (activity.code() == null || activity.code().equals(hold.code()))
                    && (activity.claimId() == null || activity.claimId().equals(hold.claimId())));
      }
    }
    return !standing.isEmpty();
  }

  private static boolean optedOut(AccountPosition position, Channel channel) {
    boolean out = false;
    for (ActivityFact activity : position.activities()) {
      if (activity.channel() == null || activity.channel() == channel) {
        out =
            switch (activity.type()) {
              case OPTED_OUT -> true;
              case OPTED_IN -> false;
              default -> out;
            };
      }
    }
    return out;
  }

  private static boolean agreed(AccountPosition position, Channel channel) {
    return position.activities().stream()
        .filter(it -> it.channel() == channel)
        .anyMatch(
            it ->
                it.type() == ActivityFact.Type.CONSENT_GIVEN
                    || it.type() == ActivityFact.Type.OPTED_IN);
  }

  @Property(tries = 300)
  void nothingThatCollectsIsProposedUnlessItIsWorthItsCost(
      @ForAll("logs") List<Fact> facts, @ForAll @IntRange(min = 0, max = SPREAD * 60) int day) {
    AccountPlan plan =
        plan(
            ledger(facts).position(FactLogs.FIRST_DAY.plusDays(day), BillingOffice.RULES),
            DefaultPolicy.POLICY);
    PatientFollowUp patient = plan.patient();
    if (patient != null && CONTACTS.contains(patient.action())) {
      assertThat(patient.valueCents()).isPositive();
      assertThat(patient.priorityCents())
          .isEqualTo(Math.round(patient.valueCents() * patient.score().urgency()));
    }
    for (PayerFollowUp claim : plan.claims()) {
      if (claim.action().compareTo(PayerAction.FIX_REJECTION) >= 0
          && claim.action().compareTo(PayerAction.CALL_PAYER) <= 0) {
        assertThat(claim.valueCents())
            .isPositive()
            .isEqualTo(
                Math.round(claim.amountCents() * claim.score().recoverProbability())
                    - claim.score().costCents());
      }
    }
  }

  @Property(tries = 300)
  void withoutAModelOnlyFactorsOfTheScoreChange(
      @ForAll("logs") List<Fact> facts, @ForAll @IntRange(min = 0, max = SPREAD * 60) int day) {
    AccountPosition position =
        ledger(facts).position(FactLogs.FIRST_DAY.plusDays(day), BillingOffice.RULES);
    AccountPlan without = plan(position, DefaultPolicy.POLICY);
    AccountPlan notANumber =
        Planner.plan(
            position, DefaultPolicy.POLICY, BillingOffice.RULES, FixedScores.of(Double.NaN));
    assertThat(notANumber).isEqualTo(without);
    if (without.patient() != null && without.patient().score().lateProbability() != null) {
      AccountPlan same =
          Planner.plan(
              position,
              DefaultPolicy.POLICY,
              BillingOffice.RULES,
              FixedScores.of(without.patient().score().lateProbability()));
      assertThat(without.patient().score().fallback()).isTrue();
      assertThat(same.patient().score().fallback()).isFalse();
      assertThat(same.patient().action()).isEqualTo(without.patient().action());
      assertThat(same.patient().priorityCents()).isEqualTo(without.patient().priorityCents());
    }
  }

  @Property(tries = 500)
  void moreMoneyANearerDeadlineOrALowerCostNeverLowersAPriority(
      @ForAll @IntRange(min = 1, max = 10_000_000) int cents,
      @ForAll @IntRange(min = 0, max = 100_000) int more,
      @ForAll @IntRange(min = 0, max = 60) int daysLeft,
      @ForAll @IntRange(min = 0, max = 30) int nearer,
      @ForAll @IntRange(min = 0, max = 5_000) int cost,
      @ForAll @IntRange(min = 0, max = 5_000) int cheaper,
      @ForAll @DoubleRange(min = 0, max = 1) double success) {
    long priority = priority(cents, daysLeft, cost, success);
    assertThat(priority(cents + more, daysLeft, cost, success)).isGreaterThanOrEqualTo(priority);
    assertThat(priority(cents, daysLeft, Math.max(0, cost - cheaper), success))
        .isGreaterThanOrEqualTo(priority);
    if (priority > 0) {
      assertThat(priority(cents, Math.max(0, daysLeft - nearer), cost, success))
          .isGreaterThanOrEqualTo(priority);
    }
  }

  private static long priority(long cents, int daysLeft, int cost, double success) {
    LocalDate today = FactLogs.FIRST_DAY;
    WorthPolicy base = DefaultPolicy.worth();
    WorthPolicy worth =
        new WorthPolicy(
            base.ageFromDays(),
            base.patient(),
            Map.of(
                PayerAction.CALL_PAYER,
                new WorthPolicy.PayerWorth(cost, 0, Map.of(WorthPolicy.OTHER_GROUP, success))),
            base.priorLatePatient(),
            base.priorLateInsurer(),
            base.urgencies());
    return new Weighing(
            worth, new Horizon(today), today, worth.priorLateInsurer(), cents, LateScore::missing)
        .payer(PayerAction.CALL_PAYER, WorthPolicy.OTHER_GROUP, cents, today.plusDays(daysLeft))
        .priorityCents();
  }
}
