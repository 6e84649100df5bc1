package org.duebook.analytics.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.duebook.analytics.outlet.Fingerprints;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.rules.PortfolioCalendar;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.kpi.portfolio.PortfolioFigures;
import org.duebook.kpi.portfolio.PortfolioKey;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.wire.WireFormat;

/**
 * Keeps the sums of one portfolio per key and says its figures as of the business day.
 *
 * <p>Owned state: {@link PortfolioState}. Its size is bounded by days, not by claims. A day with
 * activity holds about 20 single sums and one for each duration that occurred (at most some 100 to
 * 400 of those), at about 8 bytes serialized and 100 on the heap; {@value #KEPT_DAYS} days are
 * kept. Reckoned from that, not measured: a practice with a payer comes to some 20 kB serialized,
 * the portfolio of all claims to 1 to 3 MB, whether it has a thousand claims or a hundred million.
 *
 * <p>Let go: sums of windows older than {@value #KEPT_DAYS} days, which no window reads any more.
 * Never cleared: a portfolio whose last claim is settled goes on to be told, with zeros.
 *
 * <p>Timers: one event-time timer at the end of the business day, for the day's record in {@code
 * portfolio-kpis-daily} and the ageing overnight; live one processing-time timer while changes wait
 * to be told. A change that comes from a faster subtask before this one has reached its day waits
 * in the state.
 */
public final class PortfolioFunction
    extends KeyedProcessFunction<String, PortfolioChange, OutputRecord> {
  private static final long serialVersionUID = 1L;

  /** Three years: windows may look back that far, and an event that is older changes no window. */
  public static final int KEPT_DAYS = 1096;

  /** Records for {@code portfolio-kpis-daily}. */
  public static final OutputTag<OutputRecord> DAILY =
      new OutputTag<>("portfolio-kpis-daily", Outlets.OUTPUT);

  private final BusinessRules businessRules;
  private final Pace pace;
  private final WireFormat wireFormat;

  private transient PracticeRules rules;
  private transient JobClock clock;
  private transient PortfolioState state;
  private transient List<Integer> windows;
  private transient Fingerprints.OfFigures fingerprints;

  /** Portfolios under the practices' rules. */
  public PortfolioFunction(BusinessRules businessRules, Pace pace, WireFormat wireFormat) {
    this.businessRules = businessRules;
    this.pace = pace;
    this.wireFormat = wireFormat;
  }

  @Override
  public void open(OpenContext context) {
    rules = new PracticeRules(businessRules);
    clock = new JobClock(pace);
    state = new PortfolioState(getRuntimeContext());
    windows = businessRules.windows();
    fingerprints = new Fingerprints.OfFigures(PortfolioKpis.getClassSchema());
  }

  @Override
  public void processElement(PortfolioChange change, Context context, Collector<OutputRecord> out)
      throws Exception {
    PortfolioStatus status = state.status(change.key());
    state.hold(change);
    state.update(status);
    TimerService time = context.timerService();
    if (status.closedDay() == PortfolioStatus.NONE) {
      // The first day to end begins the chain of days; the earliest of several is the first to
      // fire.
      time.registerEventTimeTimer(calendar(status).endOf(day(change.asOfEpochDay())));
    }
    if (pace instanceof Pace.Live live) {
      registerEmission(live, time);
    }
  }

  private static void registerEmission(Pace.Live live, TimerService time) {
    long now = time.currentProcessingTime();
    boolean isBehind = live.isBehind(time.currentWatermark(), now);
    long interval = (isBehind ? live.catchUp() : live.coalescing()).toMillis();
    time.registerProcessingTimeTimer(now - Math.floorMod(now, interval) + interval);
  }

  private PortfolioCalendar calendar(PortfolioStatus status) {
    return rules.portfolioCalendar(status.key().practiceId());
  }

  private static LocalDate day(int epochDay) {
    return LocalDate.ofEpochDay(epochDay);
  }

  private static int epochDay(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    PortfolioStatus status = state.status();
    switch (context.timeDomain()) {
      case EVENT_TIME -> {
        LocalDate day = calendar(status).dayOf(timestamp);
        boolean endOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
        boolean isOver = !(endOfInput && pace instanceof Pace.Live) && !clock.isBeyondHorizon(day);
        if (isOver
            && (status.closedDay() == PortfolioStatus.NONE || epochDay(day) > status.closedDay())) {
          close(day, status, context, out);
        }
      }
      case PROCESSING_TIME -> tell(status, context.timerService(), out);
    }
  }

  /** The day is over: its record is made, and the next day begins. */
  private void close(
      LocalDate day, PortfolioStatus status, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    int epochDay = epochDay(day);
    int keptFrom = epochDay - KEPT_DAYS;
    state.applyUntil(epochDay, keptFrom);
    state.letGo(keptFrom, status.keptFrom());
    PortfolioStatus closed = status.withKeptFrom(keptFrom).withClosedDay(epochDay);
    TimerService time = context.timerService();
    Instant now =
        pace instanceof Pace.Live
            ? clock.now(time.currentProcessingTime())
            : Instant.ofEpochMilli(calendar(closed).endOf(day));
    PortfolioKpis kpis = figures(closed.key(), day, now);
    context.output(
        DAILY,
        new OutputRecord(
            closed.key().text() + '@' + day, wireFormat.encode(PortfolioRecord.daily(kpis))));
    time.registerEventTimeTimer(calendar(closed).endAfter(day));
    if (pace instanceof Pace.Live live) {
      // Overnight everything has aged by a day. It is told at the pace of all changes: after an
      // outage many days may end at once.
      registerEmission(live, time);
      state.update(closed);
    } else {
      state.update(emitIfNew(kpis, closed, out));
    }
  }

  /** Live, in the course of a day. */
  private void tell(PortfolioStatus status, TimerService time, Collector<OutputRecord> out)
      throws Exception {
    Pace.Live live = (Pace.Live) pace;
    long watermark = time.currentWatermark();
    if (watermark == Long.MIN_VALUE) {
      // Business time has not begun here: a faster subtask was first. Ask again.
      registerEmission(live, time);
      return;
    }
    if (watermark == Long.MAX_VALUE) {
      return;
    }
    LocalDate day = calendar(status).dayOf(watermark);
    PortfolioStatus begun = status;
    if (status.closedDay() != PortfolioStatus.NONE) {
      // The first watermarks after a restart may be older than what was said before it.
      day = day(Math.max(epochDay(day), status.closedDay() + 1));
    } else if (state.holdsChangesUntil(epochDay(day))) {
      // What is told of a day is never told of an earlier one after it.
      begun = status.withClosedDay(epochDay(day) - 1);
      time.registerEventTimeTimer(calendar(status).endOf(day));
    } else {
      registerEmission(live, time);
      return;
    }
    state.applyUntil(epochDay(day), begun.keptFrom());
    PortfolioKpis kpis = figures(begun.key(), day, clock.now(time.currentProcessingTime()));
    state.update(emitIfNew(kpis, begun, out));
    if (state.holdsChanges()) {
      registerEmission(live, time);
    }
  }

  private PortfolioKpis figures(PortfolioKey key, LocalDate day, Instant updatedAt)
      throws Exception {
    return PortfolioRecord.of(key, PortfolioFigures.of(state.sums(), day, windows), updatedAt);
  }

  private PortfolioStatus emitIfNew(
      PortfolioKpis kpis, PortfolioStatus status, Collector<OutputRecord> out) {
    long fingerprint = fingerprints.of(kpis);
    if (fingerprint == status.emitted()) {
      return status;
    }
    out.collect(new OutputRecord(status.key().text(), wireFormat.encode(kpis)));
    return status.withEmitted(fingerprint);
  }
}
