package org.duebook.benchmark.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.duebook.benchmark.throughput.LiveEvents.LiveEvent;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;
import org.junit.jupiter.api.Test;

/** An answer can be told from others because of what a stretch holds. */
final class LiveEventsTest {
  private static final Workload WORKLOAD = new Workload(500, 1);
  private static final int LAID_DAYS = 60;

  private final LiveEvents events = new LiveEvents(WORKLOAD, LAID_DAYS);
  private final SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();

  @Test
  void anAccountThatIsProbedIsSentNothingElseInAnyStretch() {
    List<LiveEvent> stretch = events.stretch(400);
    List<LiveEvent> next = events.stretch(400);

    assertThat(stretch).hasSize(400);
    assertThat(accounts(stretch, LiveEvent::isProbe)).isNotEmpty();
    assertThat(stretch.stream().filter(LiveEvent::isProbe).map(LiveEvent::accountKey))
        .doesNotHaveDuplicates();
    assertThat(accounts(stretch, LiveEvent::isProbe))
        .doesNotContainAnyElementsOf(accounts(stretch, event -> !event.isProbe()))
        .doesNotContainAnyElementsOf(accounts(next, event -> !event.isProbe()));
  }

  @Test
  void aStretchWithoutProbesLeavesTheAccountsSetAsideAlone() {
    List<LiveEvent> without = events.stretchWithoutProbes(400);
    List<LiveEvent> stretch = events.stretch(400);

    assertThat(accounts(without, event -> true))
        .doesNotContainAnyElementsOf(accounts(stretch, LiveEvent::isProbe));
  }

  @Test
  void allEventsAreOfTheFirstDayThatWasNotLaid() throws UndecodableException {
    LocalDate day = WORKLOAD.history().nextDate().plusDays(LAID_DAYS);

    for (LiveEvent event : events.stretch(400)) {
      Instant occurredAt =
          Instant.ofEpochMilli(
              wireFormat.header(topicOf(event), event.record().value()).occurredAt());
      assertThat(occurredAt.atZone(ZoneOffset.UTC).toLocalDate()).isEqualTo(day);
    }
  }

  private static Set<String> accounts(List<LiveEvent> stretch, Predicate<LiveEvent> which) {
    return stretch.stream().filter(which).map(LiveEvent::accountKey).collect(Collectors.toSet());
  }

  private static EventTopic topicOf(LiveEvent event) {
    String name = event.record().topic().substring(WORKLOAD.topicPrefix().length());
    return List.of(EventTopic.values()).stream()
        .filter(topic -> topic.topicName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
