package org.duebook.analytics.portfolio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.duebook.analytics.rules.Pace;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.PortfolioKey;

/**
 * Adds up the contributions of a subtask's accounts before they are shuffled, so that the portfolio
 * of all claims, or of a practice with most of the events, gets a few changes a second from each
 * subtask and not one for every event.
 *
 * <p>Owned: a buffer in memory, no state. It is emptied before every watermark and every checkpoint
 * barrier, when it is full, and live after the coalescing interval; so nothing is in it that a
 * checkpoint would have to keep, and a change never comes behind the end of its day.
 */
public final class ContributionCombiner extends AbstractStreamOperator<PortfolioChange>
    implements OneInputStreamOperator<Contribution, PortfolioChange>, BoundedOneInput {
  private static final long serialVersionUID = 1L;
  private static final int FULL = 10_000;

  private final Pace pace;

  private transient Map<Slot, CellSums> buffer;
  private transient boolean emptyingIsDue;

  private record Slot(PortfolioKey key, int asOfEpochDay) {}

  /** A combiner that holds nothing longer than the pace allows. */
  public ContributionCombiner(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void open() throws Exception {
    super.open();
    buffer = new HashMap<>();
  }

  // A timer that fails fails the task by itself.
  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public void processElement(StreamRecord<Contribution> element) {
    Contribution contribution = element.getValue();
    for (PortfolioKey key : keysOf(contribution)) {
      buffer
          .computeIfAbsent(new Slot(key, contribution.asOfEpochDay()), slot -> new CellSums())
          .addAll(contribution.change());
    }
    if (buffer.size() >= FULL) {
      empty();
    } else if (pace instanceof Pace.Live live && !emptyingIsDue) {
      emptyingIsDue = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      getProcessingTimeService()
          .registerTimer(now + live.coalescing().toMillis(), timestamp -> emptyOnTime());
    }
  }

  private static List<PortfolioKey> keysOf(Contribution contribution) {
    PortfolioKey practice = PortfolioKey.ofPractice(contribution.practiceId());
    String payerId = contribution.payerId();
    return payerId.equals(AccountContribution.NO_PAYER)
        ? List.of(PortfolioKey.ALL, practice)
        : List.of(
            PortfolioKey.ALL,
            practice,
            PortfolioKey.ofPayer(payerId),
            PortfolioKey.of(contribution.practiceId(), payerId));
  }

  private void emptyOnTime() {
    emptyingIsDue = false;
    empty();
  }

  private void empty() {
    buffer.forEach(
        (slot, sums) -> {
          if (!sums.isEmpty()) {
            output.collect(
                new StreamRecord<>(new PortfolioChange(slot.key(), slot.asOfEpochDay(), sums)));
          }
        });
    buffer.clear();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    empty();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    empty();
  }

  @Override
  public void endInput() {
    empty();
  }
}
