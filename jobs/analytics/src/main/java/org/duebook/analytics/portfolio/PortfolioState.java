package org.duebook.analytics.portfolio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;
import org.duebook.kpi.portfolio.PortfolioKey;

/**
 * The state of one portfolio.
 *
 * <p>Owned: the sums by day; changes that count from a day that has not begun here yet; the {@link
 * PortfolioStatus}. Sums of windowed measures are let go when they are older than the operator
 * keeps; sums of what is open stay until they are 0. What is let go can be read by no window any
 * more, so no answer gets wrong; a later change of it is passed over.
 */
final class PortfolioState {
  private final MapState<Integer, CellSums> days;
  private final MapState<Integer, CellSums> ahead;
  private final ValueState<PortfolioStatus> statuses;

  PortfolioState(RuntimeContext context) {
    CodecType<CellSums> sums = new CodecType<>(new CellSumsCodec());
    days = context.getMapState(new MapStateDescriptor<>("days", Types.INT, sums));
    ahead = context.getMapState(new MapStateDescriptor<>("ahead", Types.INT, sums));
    statuses =
        context.getState(
            new ValueStateDescriptor<>("status", new CodecType<>(new PortfolioStatusCodec())));
  }

  PortfolioStatus status(PortfolioKey key) throws Exception {
    PortfolioStatus status = statuses.value();
    return status == null ? new PortfolioStatus(key) : status;
  }

  /** The status of a portfolio that is there. */
  PortfolioStatus status() throws Exception {
    return statuses.value();
  }

  void update(PortfolioStatus status) throws Exception {
    statuses.update(status);
  }

  /** Keeps a change until its day. */
  void hold(PortfolioChange change) throws Exception {
    CellSums held = ahead.get(change.asOfEpochDay());
    if (held == null) {
      held = new CellSums();
    }
    held.addAll(change.change());
    ahead.put(change.asOfEpochDay(), held);
  }

  /** Whether there are changes that count on a day and are not in the sums yet. */
  boolean holdsChangesUntil(int epochDay) throws Exception {
    for (Integer asOf : ahead.keys()) {
      if (asOf <= epochDay) {
        return true;
      }
    }
    return false;
  }

  /** Whether changes wait for a later day. */
  boolean holdsChanges() throws Exception {
    return !ahead.isEmpty();
  }

  /** Adds the changes that count on a day to the sums. */
  void applyUntil(int epochDay, int keptFrom) throws Exception {
    List<Integer> due = new ArrayList<>();
    for (Integer asOf : ahead.keys()) {
      if (asOf <= epochDay) {
        due.add(asOf);
      }
    }
    Map<Integer, CellSums> byDay = new HashMap<>();
    for (Integer asOf : due) {
      ahead
          .get(asOf)
          .forEach(
              (measure, ofDay, detail, value) -> {
                if (!isLetGo(measure, ofDay, keptFrom)) {
                  byDay
                      .computeIfAbsent(ofDay, day -> new CellSums())
                      .add(measure, ofDay, detail, value);
                }
              });
      ahead.remove(asOf);
    }
    for (Map.Entry<Integer, CellSums> entry : byDay.entrySet()) {
      CellSums sums = days.get(entry.getKey());
      if (sums == null) {
        sums = new CellSums();
      }
      sums.addAll(entry.getValue());
      put(entry.getKey(), sums);
    }
  }

  private static boolean isLetGo(Measure measure, int epochDay, int keptFrom) {
    return measure.isWindowed() && epochDay < keptFrom;
  }

  private void put(Integer day, CellSums sums) throws Exception {
    if (sums.isEmpty()) {
      days.remove(day);
    } else {
      days.put(day, sums);
    }
  }

  /** Lets go of the windowed sums of the days before one; those before another are gone already. */
  void letGo(int before, int goneBefore) throws Exception {
    List<Integer> old = new ArrayList<>();
    if (goneBefore == PortfolioStatus.NONE) {
      for (Integer day : days.keys()) {
        if (day < before) {
          old.add(day);
        }
      }
    } else {
      // From one day to the next this is a single look-up.
      for (int day = goneBefore; day < before; day++) {
        if (days.contains(day)) {
          old.add(day);
        }
      }
    }
    for (Integer day : old) {
      CellSums sums = days.get(day).copy();
      sums.removeIf(cell -> isLetGo(cell.measure(), cell.epochDay(), before));
      put(day, sums);
    }
  }

  /** All sums, a part for each day. */
  Iterable<CellSums> sums() throws Exception {
    return days.values();
  }
}
