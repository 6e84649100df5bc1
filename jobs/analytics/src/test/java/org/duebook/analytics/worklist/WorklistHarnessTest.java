package org.duebook.analytics.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.duebook.analytics.Events;
import org.duebook.analytics.Harnesses;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.record.OutputRecordCodec;
import org.duebook.analytics.rules.Pace;
import org.duebook.schemas.FollowUpKind;
import org.duebook.schemas.Worklist;
import org.duebook.schemas.WorklistItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A practice's worklist through both of its operators. */
class WorklistHarnessTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final int LENGTH = 3;

  private KeyedOneInputStreamOperatorTestHarness<String, FollowUpChange, PartialWorklist> parts;
  private KeyedOneInputStreamOperatorTestHarness<String, PartialWorklist, OutputRecord> lists;

  @BeforeEach
  void liveOnADay() throws Exception {
    open(new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofDays(1)));
    businessTimeIs(Events.at("2026-03-02"));
  }

  private void open(Pace pace) throws Exception {
    WorklistPace worklistPace = new WorklistPace(pace, INTERVAL);
    parts =
        Harnesses.restored(
            new PartialWorklistFunction(Events.RULES, worklistPace),
            FollowUpChange::partKey,
            new PartialWorklistCodec(),
            null);
    lists =
        Harnesses.restored(
            new WorklistFunction(Events.RULES, worklistPace, Events.WIRE),
            PartialWorklist::practiceId,
            new OutputRecordCodec(),
            null);
  }

  @AfterEach
  void close() {
    Harnesses.close(parts);
    Harnesses.close(lists);
  }

  private void businessTimeIs(long watermark) throws Exception {
    parts.processWatermark(watermark);
    handOver();
    lists.processWatermark(watermark);
  }

  private void handOver() throws Exception {
    for (PartialWorklist part : Harnesses.take(parts)) {
      lists.processElement(part, 0);
    }
  }

  private void someSecondsPass() throws Exception {
    parts.setProcessingTime(parts.getProcessingTime() + INTERVAL.toMillis());
    handOver();
    lists.setProcessingTime(lists.getProcessingTime() + INTERVAL.toMillis());
  }

  private void opens(String practice, String key, long priorityCents, LocalDate deadline)
      throws Exception {
    change(practice, key, priorityCents, deadline, false, LENGTH);
  }

  private void change(
      String practice, String key, long priority, LocalDate deadline, boolean gone, int length)
      throws Exception {
    int epochDay =
        deadline == null ? OpenFollowUp.NO_DEADLINE : Math.toIntExact(deadline.toEpochDay());
    OpenFollowUp followUp =
        new OpenFollowUp(key, FollowUpKind.PATIENT, "CALL_PATIENT", priority, epochDay);
    parts.processElement(new FollowUpChange(practice, followUp, gone, length), 0);
  }

  private void isDone(String practice, String key) throws Exception {
    change(practice, key, 0, null, true, LENGTH);
  }

  private List<Worklist> told() {
    return Harnesses.take(lists).stream()
        .map(record -> Events.decoded(record.value(), Worklist.class))
        .toList();
  }

  private static List<String> keys(Worklist worklist) {
    return worklist.getItems().stream().map(WorklistItem::getKey).toList();
  }

  @Test
  void theMostPressingComeFirstAndTheListIsNoLongerThanThePolicySays() throws Exception {
    opens("p", "p:a", 100, null);
    opens("p", "p:b", 400, null);
    opens("p", "p:c", 300, null);
    opens("p", "p:d", 200, null);
    someSecondsPass();

    Worklist worklist = told().get(0);
    assertThat(keys(worklist)).containsExactly("p:b", "p:c", "p:d");
    assertThat(worklist.getItems()).extracting(WorklistItem::getRank).containsExactly(1, 2, 3);
    assertThat(worklist.getOpenCount()).isEqualTo(4);
    assertThat(worklist.getAsOf()).isEqualTo("2026-03-02");
  }

  @Test
  void rightAfterAStartAListWaitsUntilItsDayIsKnown() throws Exception {
    close();
    open(new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofDays(1)));
    parts.setProcessingTime(Events.at("2026-08-01"));
    lists.setProcessingTime(Events.at("2026-08-01"));
    opens("p", "p:a", 100, null);
    someSecondsPass();
    assertThat(told()).isEmpty();

    businessTimeIs(Events.at("2026-03-02"));
    someSecondsPass();
    assertThat(told()).singleElement().extracting(Worklist::getAsOf).hasToString("2026-03-02");
  }

  @Test
  void amongEqualPrioritiesTheNearerDeadlineAndThenTheKeyDecide() throws Exception {
    opens("p", "p:c", 100, null);
    opens("p", "p:b", 100, null);
    opens("p", "p:a", 100, LocalDate.of(2026, 4, 1));
    opens("p", "p:d", 100, LocalDate.of(2026, 3, 20));
    someSecondsPass();

    assertThat(keys(told().get(0))).containsExactly("p:d", "p:a", "p:b");
  }

  @Test
  void aListThatShowsTheSameIsNotToldAgain() throws Exception {
    opens("p", "p:a", 100, null);
    someSecondsPass();
    assertThat(told()).hasSize(1);

    opens("p", "p:a", 100, null);
    someSecondsPass();
    assertThat(told()).isEmpty();
  }

  @Test
  void manyChangesInAnIntervalAreOneList() throws Exception {
    for (int priority = 1; priority <= 50; priority++) {
      opens("p", "p:a", priority, null);
    }
    someSecondsPass();

    assertThat(told())
        .singleElement()
        .satisfies(list -> assertThat(list.getItems().get(0).getPriorityCents()).isEqualTo(50));
  }

  @Test
  void whatIsDoneMakesRoomForTheNext() throws Exception {
    opens("p", "p:a", 400, null);
    opens("p", "p:b", 300, null);
    opens("p", "p:c", 200, null);
    opens("p", "p:d", 100, null);
    someSecondsPass();
    told();

    isDone("p", "p:b");
    someSecondsPass();
    assertThat(keys(told().get(0))).containsExactly("p:a", "p:c", "p:d");
  }

  @Test
  void whenNothingIsLeftTheListIsEmpty() throws Exception {
    opens("p", "p:a", 400, null);
    someSecondsPass();
    isDone("p", "p:a");
    someSecondsPass();

    Worklist last = told().get(1);
    assertThat(last.getItems()).isEmpty();
    assertThat(last.getOpenCount()).isZero();
  }

  @Test
  void eachPracticeHasAListOfItsOwn() throws Exception {
    opens("p", "p:a", 100, null);
    opens("q", "q:a", 200, null);
    someSecondsPass();

    assertThat(told()).extracting(Worklist::getPracticeId).containsExactlyInAnyOrder("p", "q");
  }

  @Test
  void aLongerListOfANewPolicyShowsMoreWithTheNextChange() throws Exception {
    for (char account = 'a'; account <= 'f'; account++) {
      opens("p", "p:" + account, 100, null);
    }
    someSecondsPass();
    told();
    businessTimeIs(Events.at("2026-03-03"));
    for (char account = 'a'; account <= 'f'; account++) {
      change("p", "p:" + account, 100, null, false, 5);
    }
    someSecondsPass();

    assertThat(told().get(0).getItems()).hasSize(5);
  }

  @Test
  void aHugePracticeReachesTheListInShortPartsOnly() throws Exception {
    for (int account = 0; account < 5_000; account++) {
      opens("p", "p:" + account, account, null);
    }
    parts.setProcessingTime(parts.getProcessingTime() + INTERVAL.toMillis());
    List<PartialWorklist> told = Harnesses.take(parts);

    assertThat(told).hasSize(FollowUpChange.PARTS);
    assertThat(told).allSatisfy(part -> assertThat(part.first()).hasSize(LENGTH));
    assertThat(told.stream().mapToInt(PartialWorklist::openCount).sum()).isEqualTo(5_000);
    for (PartialWorklist part : told) {
      lists.processElement(part, 0);
    }
    lists.setProcessingTime(lists.getProcessingTime() + INTERVAL.toMillis());
    assertThat(keys(told().get(0))).containsExactly("p:4999", "p:4998", "p:4997");
  }

  @Test
  void aReplayTellsTheListOfItsLastDayAlone() throws Exception {
    close();
    LocalDate horizon = LocalDate.of(2026, 3, 31);
    open(new Pace.Replay(horizon, Long.MAX_VALUE, false));
    opens("p", "p:a", 100, null);
    businessTimeIs(Events.at("2026-03-05"));
    opens("p", "p:b", 200, null);
    businessTimeIs(Events.at("2026-03-30"));
    assertThat(told()).isEmpty();

    businessTimeIs(Long.MAX_VALUE);
    assertThat(told())
        .singleElement()
        .satisfies(
            list -> {
              assertThat(keys(list)).containsExactly("p:b", "p:a");
              assertThat(list.getAsOf()).isEqualTo(horizon);
            });
  }
}
