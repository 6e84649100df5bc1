package org.duebook.analytics.latepayment;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ModelRefusedException;
import org.duebook.schemas.ModelQuality;
import org.duebook.wire.WireFormat;

/**
 * Tells at the end of each business week how a model did on the shares whose outcome became known
 * in it, and how far the shares have moved from those it was trained on.
 *
 * <p>Owned state, by model and role: the scored examples of the running week, let go when it is
 * told; the model itself, for its picture of the training data; the last week told. A week is told
 * once: what reaches this operator for a week that was told counts in the running one.
 */
public final class ModelQualityFunction
    extends KeyedProcessFunction<String, ScoredExample, OutputRecord> {
  private static final long serialVersionUID = 1L;
  private static final int NO_WEEK = Integer.MIN_VALUE;

  private final BusinessRules businessRules;
  private final Pace pace;
  private final double driftLimit;
  private final WireFormat wireFormat;

  private transient BusinessCalendar calendar;
  private transient JobClock clock;
  private transient ModelMetrics metrics;
  private transient ListState<ScoredExample> examples;
  private transient ValueState<byte[]> artifact;
  private transient ValueState<Integer> lastTold;

  /**
   * Watches the models.
   *
   * @param driftLimit population stability index of a feature above which, and above what chance
   *     makes of few examples, its model is marked
   */
  public ModelQualityFunction(
      BusinessRules businessRules, Pace pace, double driftLimit, WireFormat wireFormat) {
    this.businessRules = businessRules;
    this.pace = pace;
    this.driftLimit = driftLimit;
    this.wireFormat = wireFormat;
  }

  @Override
  public void open(OpenContext context) {
    calendar = new PracticeRules(businessRules).calendar();
    clock = new JobClock(pace);
    var state = getRuntimeContext();
    metrics = new ModelMetrics(state.getMetricGroup());
    examples =
        state.getListState(
            new ListStateDescriptor<>("examples", new CodecType<>(new ScoredExampleCodec())));
    artifact =
        state.getState(
            new ValueStateDescriptor<>(
                "artifact", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    lastTold = state.getState(new ValueStateDescriptor<>("last-told", Types.INT));
  }

  private static LocalDate weekOf(LocalDate day) {
    return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
  }

  @Override
  public void processElement(ScoredExample example, Context context, Collector<OutputRecord> out)
      throws Exception {
    if (example.artifact() != null && artifact.value() == null) {
      artifact.update(example.artifact());
    }
    examples.add(example.withoutArtifact());
    LocalDate week = weekOf(LocalDate.ofEpochDay(example.epochDay()));
    Integer told = lastTold.value();
    if (told != null && week.toEpochDay() <= told) {
      week = LocalDate.ofEpochDay(told).plusWeeks(1);
    }
    context.timerService().registerEventTimeTimer(calendar.endOf(week));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    boolean endOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (endOfInput && pace instanceof Pace.Live) {
      return;
    }
    LocalDate week = calendar.dayOf(timestamp);
    List<ScoredExample> ofTheWeek = new ArrayList<>();
    List<ScoredExample> later = new ArrayList<>();
    for (ScoredExample example : examples.get()) {
      boolean isLater = LocalDate.ofEpochDay(example.epochDay()).isAfter(week);
      (isLater ? later : ofTheWeek).add(example);
    }
    if (ofTheWeek.isEmpty()) {
      return;
    }
    // Sums of fractions depend on their order, and subtasks come in any.
    ofTheWeek.sort(
        Comparator.comparingDouble(ScoredExample::probability).thenComparing(ScoredExample::late));
    examples.update(later);
    Integer told = lastTold.value();
    lastTold.update(Math.max(told == null ? NO_WEEK : told, Math.toIntExact(week.toEpochDay())));
    LocalDate asOf =
        pace instanceof Pace.Replay replay && week.isAfter(replay.horizon())
            ? replay.horizon()
            : week;
    Instant now =
        pace instanceof Pace.Live
            ? clock.now(context.timerService().currentProcessingTime())
            : Instant.ofEpochMilli(calendar.endOf(asOf));
    ModelQuality quality = ModelQualityRecord.of(ofTheWeek, model(), week, driftLimit, asOf, now);
    metrics.count(quality);
    out.collect(new OutputRecord(context.getCurrentKey() + '@' + week, wireFormat.encode(quality)));
  }

  private LateModel model() throws Exception {
    try {
      return LateModel.read(artifact.value(), FeatureContract.current());
    } catch (ModelRefusedException e) {
      // It was read before its first score, by this very release or an earlier one.
      throw new IllegalStateException("a model that has given scores", e);
    }
  }
}
