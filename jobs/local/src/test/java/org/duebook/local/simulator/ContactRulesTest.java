package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentSource;
import org.duebook.schemas.PaymentType;
import org.junit.jupiter.api.Test;

/** The simulated practices keep the rules of the contract page, section 5. */
class ContactRulesTest {
  private static final Set<ActivityType> CONTACTS =
      EnumSet.of(ActivityType.REMINDER_SENT, ActivityType.CONVERSATION);
  private static final Map<ActivityType, ActivityType> BARS =
      Map.of(
          ActivityType.DISPUTE_OPENED, ActivityType.DISPUTE_CLOSED,
          ActivityType.ASSISTANCE_APPLIED, ActivityType.ASSISTANCE_DECIDED,
          ActivityType.HOLD_PLACED, ActivityType.HOLD_RELEASED,
          ActivityType.AGENCY_PLACED, ActivityType.AGENCY_RECALLED);

  private final SimulatedBooks books = SimulatedBooks.sample();

  private void forEachAccount(BiConsumer<List<ActivityEvent>, List<SimulatedEvent>> check) {
    for (int account = 0; account < books.accounts(); account++) {
      List<SimulatedEvent> events = books.eventsOf(account);
      check.accept(SimulatedBooks.records(events, ActivityEvent.class).toList(), events);
    }
  }

  private static LocalDate dayOf(ActivityEvent activity) {
    return activity.getOccurredAt().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static List<Long> days(List<ActivityEvent> activities, Set<ActivityType> types) {
    return activities.stream()
        .filter(activity -> types.contains(activity.getType()))
        .map(activity -> dayOf(activity).toEpochDay())
        .toList();
  }

  private static void assertAtMost(int count, int withinDays, List<Long> days) {
    for (int i = 0; i + count < days.size(); i++) {
      assertThat(days.get(i + count) - days.get(i)).isGreaterThanOrEqualTo(withinDays);
    }
  }

  @Test
  void statementsAreThirtyDaysApart() {
    List<Integer> counts = new ArrayList<>();
    forEachAccount(
        (activities, events) -> {
          List<Long> days = days(activities, EnumSet.of(ActivityType.STATEMENT_SENT));
          assertAtMost(1, 30, days);
          counts.add(days.size());
        });
    assertThat(counts).anyMatch(count -> count > 5);
  }

  @Test
  void thereAreAtMostTwoContactsInAWeekAndSixInAMonth() {
    forEachAccount(
        (activities, events) -> {
          assertAtMost(2, 7, days(activities, CONTACTS));
          assertAtMost(6, 30, days(activities, CONTACTS));
        });
  }

  @Test
  void callsAreTriedAtMostThreeTimesAWeekAndNotWithinAWeekOfAConversation() {
    Set<ActivityType> calls = EnumSet.of(ActivityType.CALL_ATTEMPTED, ActivityType.CONVERSATION);
    forEachAccount(
        (activities, events) -> {
          assertAtMost(3, 7, days(activities, EnumSet.of(ActivityType.CALL_ATTEMPTED)));
          List<ActivityEvent> made =
              activities.stream().filter(activity -> calls.contains(activity.getType())).toList();
          for (int i = 1; i < made.size(); i++) {
            if (made.get(i - 1).getType() == ActivityType.CONVERSATION) {
              assertThat(dayOf(made.get(i))).isAfter(dayOf(made.get(i - 1)).plusDays(7));
            }
          }
        });
  }

  @Test
  void nobodyIsContactedWithinThreeDaysOfAPayment() {
    forEachAccount(
        (activities, events) -> {
          LocalDate lastPayment = SimulatedBooks.START.minusYears(1);
          for (SimulatedEvent event : events) {
            LocalDate day = event.occurredAt().atZone(ZoneOffset.UTC).toLocalDate();
            if (event.record() instanceof PaymentEvent payment
                && payment.getType() == PaymentType.RECEIVED
                && payment.getSource() != PaymentSource.INSURER) {
              lastPayment = day;
            } else if (event.record() instanceof ActivityEvent activity
                && CONTACTS.contains(activity.getType())) {
              assertThat(day).isAfter(lastPayment.plusDays(3));
            }
          }
        });
  }

  @Test
  void nobodyIsContactedWhileADisputeAnApplicationAHoldOrAPlacementStands() {
    Set<ActivityType> barred = EnumSet.copyOf(CONTACTS);
    barred.addAll(EnumSet.of(ActivityType.STATEMENT_SENT, ActivityType.CALL_ATTEMPTED));
    Map<ActivityType, Integer> seen = new HashMap<>();
    forEachAccount(
        (activities, events) -> {
          Set<ActivityType> standing = EnumSet.noneOf(ActivityType.class);
          for (ActivityEvent activity : activities) {
            if (BARS.containsKey(activity.getType())) {
              standing.add(activity.getType());
              seen.merge(activity.getType(), 1, Integer::sum);
            }
            standing.removeIf(bar -> BARS.get(bar) == activity.getType());
            if (barred.contains(activity.getType())) {
              assertThat(standing).isEmpty();
            }
          }
        });
    assertThat(seen).containsOnlyKeys(BARS.keySet());
  }

  @Test
  void aPlanHasNoContactsButItsOwnReminders() {
    forEachAccount(
        (activities, events) -> {
          LocalDate due = null;
          for (ActivityEvent activity : activities) {
            switch (activity.getType()) {
              case PLAN_STARTED, PLAN_INSTALMENT_DUE -> due = activity.getDueOn();
              case PLAN_ENDED -> due = null;
              case STATEMENT_SENT, CALL_ATTEMPTED, CONVERSATION -> assertThat(due).isNull();
              case REMINDER_SENT -> {
                if (due != null) {
                  assertThat(dayOf(activity)).isBetween(due.minusDays(3), due);
                }
              }
              default -> {
                // Says nothing to the patient.
              }
            }
          }
        });
  }

  @Test
  void remindersNeedConsentAndStopWithIt() {
    forEachAccount(
        (activities, events) -> {
          boolean consent = false;
          for (ActivityEvent activity : activities) {
            switch (activity.getType()) {
              case CONSENT_GIVEN, OPTED_IN -> consent = true;
              case OPTED_OUT -> consent = false;
              case REMINDER_SENT -> assertThat(consent).isTrue();
              default -> {
                // Changes no consent.
              }
            }
          }
        });
  }

  @Test
  void anAgencyGetsNothingBeforeFourMonthsAndAFinalNotice() {
    forEachAccount(
        (activities, events) -> {
          LocalDate finalNotice = null;
          LocalDate firstStatement = null;
          for (ActivityEvent activity : activities) {
            switch (activity.getType()) {
              case STATEMENT_SENT ->
                  firstStatement = firstStatement == null ? dayOf(activity) : firstStatement;
              case FINAL_NOTICE_SENT -> finalNotice = dayOf(activity);
              case AGENCY_PLACED -> {
                assertThat(dayOf(activity)).isAfterOrEqualTo(finalNotice.plusDays(30));
                assertThat(dayOf(activity)).isAfterOrEqualTo(firstStatement.plusDays(120));
              }
              default -> {
                // Does not matter here.
              }
            }
          }
        });
  }
}
