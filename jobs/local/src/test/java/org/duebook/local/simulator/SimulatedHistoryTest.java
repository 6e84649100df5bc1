package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.PaymentEvent;
import org.junit.jupiter.api.Test;

class SimulatedHistoryTest {
  private static final LocalDate START = SimulatedBooks.START;

  private static SimulatedHistory history(long seed, int accounts) {
    return new SimulatedHistory(seed, accounts, START, SimulationOptions.defaults());
  }

  @Test
  void theSameSeedGivesTheSameHistory() {
    assertThat(SimulatedBooks.days(history(7, 40), 300))
        .isNotEmpty()
        .isEqualTo(SimulatedBooks.days(history(7, 40), 300));
  }

  @Test
  void anotherSeedGivesAnotherHistory() {
    Set<String> ids = eventIds(SimulatedBooks.days(history(7, 40), 300));

    assertThat(eventIds(SimulatedBooks.days(history(8, 40), 300))).doesNotContainAnyElementsOf(ids);
  }

  @Test
  void moreAccountsAddEventsAndLeaveTheOthersAsTheyWere() {
    List<SimulatedEvent> few = SimulatedBooks.days(history(7, 40), 300);
    SimulatedHistory larger = history(7, 140);
    List<SimulatedEvent> many = SimulatedBooks.days(larger, 300);

    Set<String> ids = eventIds(few);
    assertThat(many).hasSizeGreaterThan(2 * few.size());
    assertThat(many.stream().filter(event -> ids.contains(event.eventId())).toList())
        .isEqualTo(few);
  }

  @Test
  void businessDaysComeOneAfterAnother() {
    SimulatedHistory history = history(7, 40);
    for (int day = 0; day < 400; day++) {
      LocalDate date = history.nextDate();
      assertThat(date).isEqualTo(START.plusDays(day));
      assertThat(history.nextDay())
          .allSatisfy(
              event -> assertThat(event.occurredAt().toString()).startsWith(date.toString()))
          .isSortedAccordingTo((left, right) -> left.occurredAt().compareTo(right.occurredAt()));
    }
  }

  @Test
  void aBusinessDayIsThatOfThePracticesZone() {
    ZoneId zone = ZoneId.of("America/Los_Angeles");
    SimulationOptions options = new SimulationOptions(2, "USD", zone, Disorder.NONE);
    SimulatedHistory history = new SimulatedHistory(7, 60, START, options);
    Set<LocalDate> daysInGreenwich = new HashSet<>();
    for (int day = 0; day < 200; day++) {
      LocalDate date = history.nextDate();
      for (SimulatedEvent event : history.nextDay()) {
        assertThat(event.occurredAt().atZone(zone).toLocalDate()).isEqualTo(date);
        assertThat(event.occurredAt().atZone(zone).getHour()).isBetween(5, 22);
        daysInGreenwich.add(LocalDate.parse(event.occurredAt().toString().substring(0, 10)));
      }
    }
    // Evenings on the Pacific are the next day in Greenwich.
    assertThat(daysInGreenwich).hasSizeGreaterThan(150);
  }

  @Test
  void anEventIsKeyedByItsAccountOrWhereItNamesNoneByItsClaim() {
    List<SimulatedEvent> withoutAccount = new ArrayList<>();
    for (SimulatedEvent event : SimulatedBooks.sample().events()) {
      String accountId = SimulatedBooks.accountIdOf(event.record());
      if (accountId == null) {
        withoutAccount.add(event);
      } else {
        assertThat(event.key()).isEqualTo(accountId);
      }
    }

    assertThat(withoutAccount)
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.key()).isEqualTo(claimIdOf(event)));
  }

  private static String claimIdOf(SimulatedEvent event) {
    return event.record() instanceof EobEvent eob
        ? eob.getClaimId()
        : ((PaymentEvent) event.record()).getAllocations().get(0).getClaimId();
  }

  @Test
  void whatIsStillToHappenDoesNotGrowOverTheYears() {
    SimulatedHistory history = history(7, 50);
    SimulatedBooks.days(history, 730);
    int afterTwoYears = history.pendingSteps();
    SimulatedBooks.days(history, 5 * 365);

    assertThat(history.pendingSteps()).isLessThan(2 * afterTwoYears).isLessThan(50 * 15);
  }

  @Test
  void whatCannotBeSimulatedIsRefusedWithWhatWasExpected() {
    SimulationOptions options = SimulationOptions.defaults();
    assertThatThrownBy(() -> new SimulatedHistory(1, 0, START, options))
        .hasMessage("accounts: 0 (expected: 1 or more)");
    assertThatThrownBy(() -> new SimulatedHistory(1, 1, LocalDate.of(1989, 12, 31), options))
        .hasMessage("start: 1989-12-31 (expected: 1990-01-01 or later)");
    assertThatThrownBy(() -> options.withPractices(0))
        .hasMessage("practices: 0 (expected: 1 to 999)");
    assertThatThrownBy(() -> new Disorder(1.1, 0)).hasMessage("duplicates: 1.1 (expected: 0 to 1)");
    assertThatThrownBy(() -> new Disorder(0, Double.NaN))
        .hasMessage("shuffleDays: NaN (expected: 0 to 3650)");
  }

  private static Set<String> eventIds(List<SimulatedEvent> events) {
    return events.stream().map(SimulatedEvent::eventId).collect(Collectors.toSet());
  }
}
