package org.duebook.analytics.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.duebook.analytics.outlet.Fingerprints;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.schemas.Worklist;
import org.duebook.schemas.WorklistItem;
import org.duebook.wire.WireFormat;

/**
 * Merges the parts of a practice into its worklist.
 *
 * <p>Owned state: the latest list of each part, at most {@link FollowUpChange#PARTS} times the
 * length of the list whatever the size of the practice; the fingerprint of what was last told.
 */
public final class WorklistFunction
    extends KeyedProcessFunction<String, PartialWorklist, OutputRecord> {
  private static final long serialVersionUID = 1L;

  private final BusinessRules businessRules;
  private final WorklistPace pace;
  private final WireFormat wireFormat;

  private transient PracticeRules rules;
  private transient JobClock clock;
  private transient MapState<Integer, PartialWorklist> parts;
  private transient ValueState<Long> told;
  private transient Fingerprints.OfFigures fingerprints;

  /** Worklists under the practices' rules. */
  public WorklistFunction(BusinessRules businessRules, WorklistPace pace, WireFormat wireFormat) {
    this.businessRules = businessRules;
    this.pace = pace;
    this.wireFormat = wireFormat;
  }

  @Override
  public void open(OpenContext context) {
    rules = new PracticeRules(businessRules);
    clock = new JobClock(pace.pace());
    parts =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "parts", Types.INT, new CodecType<>(new PartialWorklistCodec())));
    told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", Types.LONG));
    fingerprints = new Fingerprints.OfFigures(Worklist.getClassSchema());
  }

  @Override
  public void processElement(PartialWorklist part, Context context, Collector<OutputRecord> out)
      throws Exception {
    parts.put(part.part(), part);
    pace.askForOne(rules.calendar(part.practiceId()), context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    List<OpenFollowUp> all = new ArrayList<>();
    long openCount = 0;
    int listLength = 0;
    int asOf = Integer.MIN_VALUE;
    for (PartialWorklist part : parts.values()) {
      all.addAll(part.first());
      openCount += part.openCount();
      if (part.asOfEpochDay() > asOf) {
        // A new policy may have changed the length; the newest parts know.
        asOf = part.asOfEpochDay();
        listLength = part.listLength();
      } else if (part.asOfEpochDay() == asOf) {
        listLength = Math.max(listLength, part.listLength());
      }
    }
    all.sort(OpenFollowUp.ORDER);
    String practiceId = context.getCurrentKey();
    Worklist worklist = new Worklist();
    worklist.setPracticeId(practiceId);
    worklist.setAsOf(LocalDate.ofEpochDay(asOf));
    worklist.setUpdatedAt(updatedAt(context));
    worklist.setItems(items(all.subList(0, Math.min(listLength, all.size()))));
    worklist.setOpenCount(openCount);
    long fingerprint = fingerprints.of(worklist);
    Long before = told.value();
    if (before == null || before != fingerprint) {
      told.update(fingerprint);
      out.collect(new OutputRecord(practiceId, wireFormat.encode(worklist)));
    }
  }

  private Instant updatedAt(OnTimerContext context) {
    return clock.now(context.timerService().currentProcessingTime());
  }

  private static List<WorklistItem> items(List<OpenFollowUp> followUps) {
    List<WorklistItem> items = new ArrayList<>(followUps.size());
    for (OpenFollowUp followUp : followUps) {
      WorklistItem item = new WorklistItem();
      item.setRank(items.size() + 1);
      item.setKey(followUp.key());
      item.setKind(followUp.kind());
      item.setAction(followUp.action());
      item.setPriorityCents(followUp.priorityCents());
      item.setDeadlineOn(
          followUp.deadline() == OpenFollowUp.NO_DEADLINE
              ? null
              : LocalDate.ofEpochDay(followUp.deadline()));
      items.add(item);
    }
    return items;
  }
}
