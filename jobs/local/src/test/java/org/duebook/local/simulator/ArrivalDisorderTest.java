package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ArrivalDisorderTest {
  private static final int ACCOUNTS = 120;
  private static final int DAYS = 200;

  private static SimulatedHistory history(int accounts, Disorder disorder) {
    SimulationOptions options = SimulationOptions.defaults().withDisorder(disorder);
    return new SimulatedHistory(3, accounts, SimulatedBooks.START, options);
  }

  private static List<SimulatedEvent> all(SimulatedHistory history) {
    List<SimulatedEvent> events = SimulatedBooks.days(history, DAYS);
    events.addAll(history.takeUndelivered());
    return events;
  }

  @Test
  void disorderChangesTheArrivalOfEventsAndNothingElse() {
    List<SimulatedEvent> ordered = all(history(ACCOUNTS, Disorder.NONE));
    List<SimulatedEvent> disordered = all(history(ACCOUNTS, new Disorder(0, 5)));

    assertThat(disordered).isNotEqualTo(ordered).containsExactlyInAnyOrderElementsOf(ordered);
  }

  @Test
  void someEventsComeTwiceTheSameToTheByte() {
    List<SimulatedEvent> once = all(history(ACCOUNTS, Disorder.NONE));
    List<SimulatedEvent> delivered = all(history(ACCOUNTS, new Disorder(0.1, 0)));

    Map<String, List<SpecificRecord>> byId = new HashMap<>();
    delivered.forEach(
        event ->
            byId.computeIfAbsent(event.eventId(), id -> new ArrayList<>()).add(event.record()));
    assertThat(byId).hasSize(once.size());
    assertThat(delivered.size() - once.size())
        .isBetween(once.size() * 7 / 100, once.size() * 13 / 100);
    assertThat(byId.values())
        .allSatisfy(copies -> assertThat(copies.get(0)).isEqualTo(copies.get(copies.size() - 1)));
  }

  @Test
  void everyEventComesTwiceIfAllAreDuplicated() {
    int once = all(history(ACCOUNTS, Disorder.NONE)).size();

    assertThat(all(history(ACCOUNTS, new Disorder(1, 0)))).hasSize(2 * once);
  }

  @Test
  void anEventArrivesLateWithinTheWindowAndNeverEarly() {
    SimulatedHistory history = history(ACCOUNTS, new Disorder(0, 5));
    Map<SimulatedEvent, LocalDate> arrivals = new HashMap<>();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = history.nextDate();
      history.nextDay().forEach(event -> arrivals.put(event, date));
    }
    assertThat(arrivals)
        .allSatisfy(
            (event, arrivedOn) -> {
              Instant dayEnds = arrivedOn.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
              assertThat(event.occurredAt()).isBefore(dayEnds);
              assertThat(Duration.between(event.occurredAt(), dayEnds))
                  .isLessThan(Duration.ofDays(6));
            });
    assertThat(arrivals)
        .anySatisfy(
            (event, arrivedOn) ->
                assertThat(event.occurredAt().atZone(ZoneOffset.UTC).toLocalDate())
                    .isBefore(arrivedOn.minusDays(3)));
  }

  @Test
  void theDisorderOfAnAccountDoesNotDependOnOthers() {
    Disorder disorder = new Disorder(0.1, 5);
    List<SimulatedEvent> few = all(history(20, disorder));
    List<SimulatedEvent> many = all(history(ACCOUNTS, disorder));

    assertThat(many).containsSubsequence(few);
  }

  @Test
  void whatIsUndeliveredIsHandedOutOnce() {
    SimulatedHistory history = history(ACCOUNTS, new Disorder(0, 5));
    SimulatedBooks.days(history, 30);

    assertThat(history.takeUndelivered()).isNotEmpty();
    assertThat(history.takeUndelivered()).isEmpty();
  }

  @Test
  void withoutDisorderNothingIsUndelivered() {
    SimulatedHistory history = history(ACCOUNTS, Disorder.NONE);
    List<SimulatedEvent> events = SimulatedBooks.days(history, 30);

    assertThat(history.takeUndelivered()).isEmpty();
    assertThat(events).isSortedAccordingTo(Comparator.comparing(SimulatedEvent::occurredAt));
  }
}
