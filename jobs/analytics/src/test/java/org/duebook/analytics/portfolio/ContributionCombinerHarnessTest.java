package org.duebook.analytics.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.analytics.portfolio.PortfolioHarness.epochDay;
import static org.duebook.analytics.portfolio.PortfolioHarness.sums;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.serialization.CodecSerializer;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.kpi.portfolio.Cell;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;
import org.duebook.kpi.portfolio.PortfolioKey;
import org.junit.jupiter.api.Test;

/** Contributions leave combined, all of them, and never behind the end of their day. */
final class ContributionCombinerHarnessTest {
  private static final String DAY = "2026-02-05";
  private static final Pace REPLAY =
      new Pace.Replay(LocalDate.parse("2026-12-31"), Long.MAX_VALUE, false);

  /** The operator by itself. */
  private static final class Combiner
      extends OneInputStreamOperatorTestHarness<Contribution, PortfolioChange> {
    Combiner(Pace pace) throws Exception {
      super(new ContributionCombiner(pace));
      setup(new CodecSerializer<>(new PortfolioChangeCodec()));
      open();
    }

    @Override
    public void close() {
      try {
        super.close();
      } catch (Exception e) {
        throw new AssertionError("an operator that does not end", e);
      }
    }
  }

  private static Contribution cash(String practiceId, String payerId, long cents) {
    return new Contribution(practiceId, payerId, epochDay(DAY), sums(Measure.CASH, DAY, cents));
  }

  private static List<PortfolioChange> take(Combiner harness) {
    List<PortfolioChange> changes = harness.extractOutputValues();
    harness.getOutput().clear();
    return changes;
  }

  private static Map<PortfolioKey, CellSums> byKey(List<PortfolioChange> changes) {
    Map<PortfolioKey, CellSums> sums = new HashMap<>();
    changes.forEach(
        change ->
            sums.computeIfAbsent(change.key(), key -> new CellSums()).addAll(change.change()));
    return sums;
  }

  @Test
  void contributionsOfManyAccountsLeaveAsOneChangeOfEachPortfolio() throws Exception {
    try (Combiner combiner = new Combiner(REPLAY)) {
      for (int i = 0; i < 50; i++) {
        combiner.processElement(cash("north", "acme", 100), 0);
        combiner.processElement(cash("south", "acme", 10), 0);
      }
      assertThat(take(combiner)).isEmpty();

      combiner.processWatermark(1);

      assertThat(take(combiner))
          .containsExactlyInAnyOrder(
              change(PortfolioKey.ALL, 5_500),
              change(PortfolioKey.ofPractice("north"), 5_000),
              change(PortfolioKey.ofPractice("south"), 500),
              change(PortfolioKey.ofPayer("acme"), 5_500),
              change(PortfolioKey.of("north", "acme"), 5_000),
              change(PortfolioKey.of("south", "acme"), 500));
    }
  }

  private static PortfolioChange change(PortfolioKey key, long cents) {
    return new PortfolioChange(key, epochDay(DAY), sums(Measure.CASH, DAY, cents));
  }

  @Test
  void whatBelongsToTheAccountAsAWholeCountsForNoPayer() throws Exception {
    try (Combiner combiner = new Combiner(REPLAY)) {
      combiner.processElement(cash("north", AccountContribution.NO_PAYER, 100), 0);
      combiner.endInput();

      assertThat(take(combiner))
          .extracting(PortfolioChange::key)
          .containsExactlyInAnyOrder(PortfolioKey.ALL, PortfolioKey.ofPractice("north"));
    }
  }

  @Test
  void changesOfTwoDaysStayApart() throws Exception {
    try (Combiner combiner = new Combiner(REPLAY)) {
      CellSums cents = sums(Measure.CASH, DAY, 100);
      combiner.processElement(new Contribution("north", "", epochDay(DAY), cents), 0);
      combiner.processElement(new Contribution("north", "", epochDay(DAY) + 1, cents), 0);
      combiner.endInput();

      assertThat(take(combiner))
          .filteredOn(change -> change.key().equals(PortfolioKey.ALL))
          .extracting(PortfolioChange::asOfEpochDay)
          .containsExactlyInAnyOrder(epochDay(DAY), epochDay(DAY) + 1);
    }
  }

  @Test
  void changesLeaveBeforeTheWatermarkThatMayEndTheirDay() throws Exception {
    try (Combiner combiner = new Combiner(REPLAY)) {
      combiner.processElement(cash("north", "", 100), 0);
      combiner.processWatermark(7);

      List<Object> output = new ArrayList<>(combiner.getOutput());

      assertThat(output).hasSize(3);
      assertThat(output.subList(0, 2)).allMatch(StreamRecord.class::isInstance);
      assertThat(output.get(2)).isEqualTo(new Watermark(7));
    }
  }

  @Test
  void nothingIsHeldOverACheckpoint() throws Exception {
    try (Combiner combiner = new Combiner(REPLAY)) {
      combiner.processElement(cash("north", "acme", 100), 0);
      combiner.prepareSnapshotPreBarrier(1);
      var snapshot = combiner.snapshot(1, 1);

      assertThat(byKey(take(combiner)))
          .containsEntry(PortfolioKey.ALL, sums(Measure.CASH, DAY, 100))
          .hasSize(4);
      assertThat(snapshot.getStateSize()).isZero();
      // And nothing leaves a second time after it.
      combiner.processElement(cash("north", "acme", 30), 0);
      combiner.endInput();
      assertThat(byKey(take(combiner)))
          .containsEntry(PortfolioKey.ALL, sums(Measure.CASH, DAY, 30));
    }
  }

  @Test
  void aBufferWithTenThousandPortfoliosIsEmptiedAndNotOneWithFewer() throws Exception {
    try (Combiner combiner = new Combiner(REPLAY)) {
      // All and the practice, and two for each payer.
      for (int payer = 0; payer < 4_998; payer++) {
        combiner.processElement(cash("north", "payer-" + payer, 1), 0);
      }
      assertThat(take(combiner)).isEmpty();

      combiner.processElement(cash("north", "payer-4998", 1), 0);

      assertThat(take(combiner)).hasSize(10_000);
    }
  }

  @Test
  void liveWhatIsHeldLeavesAfterTheInterval() throws Exception {
    try (Combiner combiner = new Combiner(PortfolioHarness.LIVE)) {
      combiner.setProcessingTime(5_000);
      combiner.processElement(cash("north", "", 100), 0);
      combiner.setProcessingTime(5_000 + PortfolioHarness.INTERVAL - 1);
      assertThat(take(combiner)).isEmpty();

      combiner.setProcessingTime(5_000 + PortfolioHarness.INTERVAL);
      assertThat(take(combiner)).hasSize(2);

      combiner.processElement(cash("north", "", 100), 0);
      combiner.setProcessingTime(5_000 + 2 * PortfolioHarness.INTERVAL);
      assertThat(take(combiner)).hasSize(2);
    }
  }

  @Test
  void inAReplayTheMachinesClockMovesNothing() throws Exception {
    try (Combiner combiner = new Combiner(REPLAY)) {
      combiner.processElement(cash("north", "", 100), 0);
      combiner.setProcessingTime(1_000_000);

      assertThat(take(combiner)).isEmpty();
    }
  }

  @Test
  void whatCancelsOutIsNotSent() throws Exception {
    try (Combiner combiner = new Combiner(REPLAY)) {
      combiner.processElement(cash("north", "acme", 100), 0);
      combiner.processElement(cash("north", "acme", -100), 0);
      combiner.endInput();

      assertThat(take(combiner)).isEmpty();
    }
  }

  /**
   * The spread: one practice brings 90 % of 100,000 contributions, on two subtasks that are emptied
   * every 5,000 of them. No portfolio, not even that of all claims, gets more changes than there
   * were emptyings, and every cent arrives.
   */
  @Test
  void aPracticeWithMostOfTheEventsGetsAChangeForEachEmptyingAndNotForEachEvent() throws Exception {
    int contributions = 100_000;
    int untilEmptied = 5_000;
    Random random = new Random(1);
    List<Measure> measures = List.of(Measure.values());
    Map<PortfolioKey, CellSums> expected = new HashMap<>();
    Map<PortfolioKey, Integer> changes = new HashMap<>();
    Map<PortfolioKey, CellSums> arrived = new HashMap<>();
    int emptyings = 0;
    try (Combiner one = new Combiner(REPLAY);
        Combiner other = new Combiner(REPLAY)) {
      List<Combiner> subtasks = List.of(one, other);
      for (int i = 0; i < contributions; i++) {
        boolean large = random.nextInt(10) > 0;
        String practice = large ? "large" : "small-" + random.nextInt(20);
        String payer = "payer-" + random.nextInt(5);
        CellSums change = new CellSums();
        Measure measure = measures.get(random.nextInt(measures.size()));
        change.add(new Cell(measure, epochDay(DAY) - random.nextInt(90), 0), 1);
        subtasks.get(i % 2).processElement(new Contribution(practice, payer, 0, change), 0);
        for (PortfolioKey key :
            List.of(
                PortfolioKey.ALL,
                PortfolioKey.ofPractice(practice),
                PortfolioKey.ofPayer(payer),
                PortfolioKey.of(practice, payer))) {
          expected.computeIfAbsent(key, k -> new CellSums()).addAll(change);
        }
        if ((i + 1) % untilEmptied == 0) {
          emptyings += 2;
          for (Combiner subtask : subtasks) {
            subtask.processWatermark(i);
            for (PortfolioChange sent : take(subtask)) {
              changes.merge(sent.key(), 1, Integer::sum);
              arrived.computeIfAbsent(sent.key(), k -> new CellSums()).addAll(sent.change());
            }
          }
        }
      }
    }

    assertThat(arrived).isEqualTo(expected);
    assertThat(emptyings).isEqualTo(40);
    assertThat(changes).containsEntry(PortfolioKey.ALL, emptyings);
    assertThat(changes).containsEntry(PortfolioKey.ofPractice("large"), emptyings);
    assertThat(changes.values()).allMatch(count -> count <= 40);
  }
}
