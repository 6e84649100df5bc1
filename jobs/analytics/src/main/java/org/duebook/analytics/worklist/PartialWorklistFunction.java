package org.duebook.analytics.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.serialization.CodecType;

/**
 * Keeps the open follow-ups of one part of a practice and tells the most pressing of them.
 *
 * <p>Owned state: the part's open follow-ups, by id; what was last told; the length of the list. A
 * follow-up leaves the state when nothing is to be done any more.
 */
public final class PartialWorklistFunction
    extends KeyedProcessFunction<String, FollowUpChange, PartialWorklist> {
  private static final long serialVersionUID = 1L;

  private final BusinessRules businessRules;
  private final WorklistPace pace;

  private transient PracticeRules rules;
  private transient JobClock clock;
  private transient MapState<String, OpenFollowUp> open;
  private transient ValueState<PartialWorklist> told;
  private transient ValueState<FollowUpChange> latest;

  /** Parts of worklists under the practices' rules. */
  public PartialWorklistFunction(BusinessRules businessRules, WorklistPace pace) {
    this.businessRules = businessRules;
    this.pace = pace;
  }

  @Override
  public void open(OpenContext context) {
    rules = new PracticeRules(businessRules);
    clock = new JobClock(pace.pace());
    open =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "open", Types.STRING, new CodecType<>(new OpenFollowUpCodec())));
    told =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("told", new CodecType<>(new PartialWorklistCodec())));
    latest =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("latest", new CodecType<>(new FollowUpChangeCodec())));
  }

  @Override
  public void processElement(FollowUpChange change, Context context, Collector<PartialWorklist> out)
      throws Exception {
    OpenFollowUp followUp = change.followUp();
    if (change.gone()) {
      open.remove(followUp.id());
    } else {
      open.put(followUp.id(), followUp);
    }
    latest.update(change);
    pace.askForOne(rules.calendar(change.practiceId()), context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PartialWorklist> out)
      throws Exception {
    FollowUpChange change = latest.value();
    if (!pace.knowsTheDay(context.timerService())) {
      // The machine's day may be one that business time is far from. Ask again.
      pace.askForOne(rules.calendar(change.practiceId()), context.timerService());
      return;
    }
    PriorityQueue<OpenFollowUp> least = new PriorityQueue<>(OpenFollowUp.ORDER.reversed());
    int openCount = 0;
    for (OpenFollowUp followUp : open.values()) {
      openCount++;
      least.add(followUp);
      if (least.size() > change.listLength()) {
        least.remove();
      }
    }
    List<OpenFollowUp> first = new ArrayList<>(least);
    first.sort(OpenFollowUp.ORDER);
    String practiceId = change.practiceId();
    PartialWorklist list =
        new PartialWorklist(
            practiceId,
            change.part(),
            Math.toIntExact(
                clock.businessDay(context.timerService(), rules.calendar(practiceId)).toEpochDay()),
            first,
            openCount,
            change.listLength());
    if (!list.showsTheSameAs(told.value())) {
      told.update(list);
      out.collect(list);
    }
  }
}
