package org.duebook.analytics.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.order.InTurn;
import org.duebook.analytics.outlet.Exceptions;
import org.duebook.analytics.outlet.Fingerprints;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.outlet.Rejections;
import org.duebook.analytics.portfolio.Contribution;
import org.duebook.analytics.portfolio.ContributionCodec;
import org.duebook.analytics.portfolio.PortfolioFunction;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.record.RoutedRecord;
import org.duebook.analytics.record.RoutedRecordCodec;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.kpi.AccountFigures;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.Fact;
import org.duebook.ledger.Finding;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.RejectionReason;
import org.duebook.wire.WireFormat;

/**
 * Keeps the ledger of one account per key and says its figures when they change.
 *
 * <p>Owned state: {@link AccountState}, one value per account, never cleared (its Javadoc says
 * why), and one count of open accounts per subtask. In a replay also what found the account later
 * than it took effect, until then.
 *
 * <p>Business day: the day of the watermark in the practice's zone. Facts dated later lie in the
 * ledger and are not known before their day, so every record is right as of its {@code asOf},
 * whatever came early.
 *
 * <p>Timers: an arrival asks for one emission (at most one per coalescing interval live, one at the
 * end of the business day in a replay). Beside it an account has one event-time timer, at the next
 * day on which its figures change by the passing of time.
 */
public final class LedgerFunction extends KeyedProcessFunction<String, RoutedRecord, OutputRecord>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** What accounts add to portfolios, whenever that changes. */
  public static final OutputTag<Contribution> CONTRIBUTIONS =
      new OutputTag<>("contributions", new CodecType<>(new ContributionCodec()));

  private final BusinessRules businessRules;
  private final Pace pace;
  private final WireFormat wireFormat;

  private transient PracticeRules rules;
  private transient JobClock clock;
  private transient FactReader reader;
  private transient Rejections rejections;
  private transient Exceptions exceptions;
  private transient LedgerMetrics metrics;
  private transient Fingerprints.OfFigures fingerprints;
  private transient ValueState<AccountState> accounts;
  private transient InTurn<RoutedRecord> foundLater;
  private transient ListState<Long> openAccounts;
  private transient long openAccountsHere;

  /**
   * A ledger under the practices' rules.
   *
   * @param businessRules the practices' rules
   * @param pace when the ledger speaks
   * @param wireFormat of what comes in and goes out
   */
  public LedgerFunction(BusinessRules businessRules, Pace pace, WireFormat wireFormat) {
    this.businessRules = businessRules;
    this.pace = pace;
    this.wireFormat = wireFormat;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    openAccounts =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("open-accounts", Types.LONG));
    openAccountsHere = 0;
    for (long count : openAccounts.get()) {
      openAccountsHere += count;
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    // One entry per subtask: after a change of parallelism the entries move, and their sum stays
    // right.
    openAccounts.update(List.of(openAccountsHere));
  }

  @Override
  public void open(OpenContext context) {
    rules = new PracticeRules(businessRules);
    clock = new JobClock(pace);
    reader = new FactReader(wireFormat, rules);
    var group = getRuntimeContext().getMetricGroup();
    rejections = new Rejections(wireFormat, group);
    exceptions = new Exceptions(wireFormat, group);
    fingerprints = new Fingerprints.OfFigures(AccountKpis.getClassSchema());
    metrics = new LedgerMetrics(group, () -> openAccountsHere);
    accounts =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("account", new CodecType<>(new AccountStateCodec())));
    foundLater =
        new InTurn<>(getRuntimeContext(), "found-later", new CodecType<>(new RoutedRecordCodec()));
  }

  @Override
  public void processElement(RoutedRecord routed, Context context, Collector<OutputRecord> out)
      throws Exception {
    TimerService time = context.timerService();
    // The intake has checked the rules; here the record is only made a fact again.
    FactReader.Reading reading = reader.read(routed.record(), Long.MAX_VALUE);
    if (reading instanceof FactReader.Refused refused) {
      reject(routed, refused.reason(), refused.detail(), context);
      return;
    }
    Fact fact = ((FactReader.Accepted) reading).fact();
    if (pace instanceof Pace.Replay && context.timestamp() > fact.occurredAt()) {
      // It found its account, or another one, later than it took effect: until then it is not here.
      foundLater.hold(context.timestamp(), routed);
      scheduleEmission(context.timestamp(), routed.practiceId(), time);
      return;
    }
    AccountState state = accounts.value();
    if (state == null) {
      state = new AccountState(routed.practiceId(), routed.accountId());
    }
    if (take(routed, fact, state, context, time.currentWatermark())) {
      scheduleEmission(fact.occurredAt(), routed.practiceId(), time);
      accounts.update(state);
    }
  }

  /** Takes a record into the ledger, or out of it; answers whether the ledger is another now. */
  private boolean take(
      RoutedRecord routed, Fact fact, AccountState state, Context context, long businessTime) {
    if (routed.withdrawal()) {
      return state.ledger.withdraw(fact);
    }
    switch (state.ledger.record(fact)) {
      case NEW -> {
        metrics.countNew(fact);
        reportTooOld(fact, state, context, businessTime);
        return true;
      }
      case DUPLICATE -> metrics.countDuplicate();
      case EVENT_ID_REUSED -> reportReuse(routed, fact, context);
    }
    return false;
  }

  /**
   * The account with what has found it by now, or null if nothing was here before and nothing did.
   */
  private AccountState withFoundUntil(long timestamp, AccountState before, Context context)
      throws Exception {
    AccountState state = before;
    for (RoutedRecord found : foundLater.take(timestamp)) {
      if (state == null) {
        state = new AccountState(found.practiceId(), found.accountId());
      }
      FactReader.Reading reading = reader.read(found.record(), Long.MAX_VALUE);
      take(found, ((FactReader.Accepted) reading).fact(), state, context, timestamp);
    }
    return state;
  }

  private void reject(RoutedRecord routed, RejectionReason reason, String detail, Context context) {
    TimerService time = context.timerService();
    LocalDate asOf = clock.businessDay(time, rules.calendar(routed.practiceId()));
    Instant now = clock.now(time.currentProcessingTime());
    context.output(Outlets.REJECTED, rejections.of(routed.record(), reason, detail, asOf, now));
  }

  private void reportReuse(RoutedRecord routed, Fact fact, Context context) {
    String detail = "eventId: came before with other content (expected: a new id for a new event)";
    reject(routed, RejectionReason.EVENT_ID_REUSED, detail, context);
    TimerService time = context.timerService();
    context.output(
        Outlets.EXCEPTIONS,
        exceptions.of(
            routed.practiceId(),
            routed.accountId(),
            new Finding(Finding.Kind.EVENT_ID_REUSED, null, null, fact.eventId(), detail),
            clock.businessDay(time, rules.calendar(routed.practiceId())),
            clock.now(time.currentProcessingTime())));
  }

  /** Balances are made of all facts, however old; windows keep three years. */
  private void reportTooOld(Fact fact, AccountState state, Context context, long businessTime) {
    if (businessTime == Long.MIN_VALUE || businessTime == Long.MAX_VALUE) {
      return;
    }
    BusinessCalendar calendar = rules.calendar(state.practiceId);
    LocalDate today = calendar.dayOf(businessTime);
    LocalDate keptFrom = today.minusDays(PortfolioFunction.KEPT_DAYS);
    LocalDate day = calendar.dayOf(fact.occurredAt());
    if (day.isBefore(keptFrom)) {
      Finding finding =
          new Finding(
              Finding.Kind.TOO_OLD_FOR_WINDOWS,
              null,
              null,
              fact.eventId(),
              "took effect on %s (windows keep from %s on): balances change, windows and cohorts of that time do not"
                  .formatted(day, keptFrom));
      context.output(
          Outlets.EXCEPTIONS,
          exceptions.of(
              state.practiceId,
              state.accountId,
              finding,
              today,
              clock.now(context.timerService().currentProcessingTime())));
    }
  }

  private void scheduleEmission(long knownFrom, String practiceId, TimerService time) {
    BusinessCalendar calendar = rules.calendar(practiceId);
    if (pace instanceof Pace.Live live) {
      long interval = live.coalescing().toMillis();
      long now = time.currentProcessingTime();
      time.registerProcessingTimeTimer(now - Math.floorMod(now, interval) + interval);
      if (time.currentWatermark() != Long.MIN_VALUE) {
        // What came just before the day is over still belongs to it.
        time.registerEventTimeTimer(calendar.endOf(calendar.dayOf(time.currentWatermark())));
      }
      return;
    }
    long business = Math.max(time.currentWatermark(), knownFrom);
    time.registerEventTimeTimer(calendar.endOf(calendar.dayOf(business)));
    time.registerEventTimeTimer(calendar.endOf(((Pace.Replay) pace).horizon()));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    if (pace instanceof Pace.Live && watermark == Long.MAX_VALUE) {
      // The end of all input is beyond every day; nothing ages by that.
      return;
    }
    AccountState state = accounts.value();
    if (pace instanceof Pace.Replay) {
      state = withFoundUntil(timestamp, state, context);
    }
    BusinessCalendar calendar = rules.calendar(state.practiceId);
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME && watermark == Long.MIN_VALUE) {
      // Business time has not begun: not every source has spoken yet. Ask again.
      long interval = ((Pace.Live) pace).coalescing().toMillis();
      context.timerService().registerProcessingTimeTimer(timestamp + interval);
      return;
    }
    boolean isBusinessTime = context.timeDomain() == TimeDomain.EVENT_TIME;
    LocalDate day = calendar.dayOf(isBusinessTime ? timestamp : watermark);
    if (clock.isBeyondHorizon(day)) {
      return;
    }
    if (day.toEpochDay() < state.lastDay) {
      // The first watermarks after a restart may be older than what was said before it.
      day = LocalDate.ofEpochDay(state.lastDay);
    }
    emit(day, state, context, out);
    accounts.update(state);
  }

  private void emit(
      LocalDate day, AccountState state, OnTimerContext context, Collector<OutputRecord> out) {
    TimerService time = context.timerService();
    BusinessCalendar calendar = rules.calendar(state.practiceId);
    AccountPosition position = state.ledger.position(day, rules.ledger(state.practiceId));
    AccountFigures figures = AccountFigures.of(position, rules.ageingClock());
    Instant now =
        pace instanceof Pace.Live
            ? clock.now(time.currentProcessingTime())
            : Instant.ofEpochMilli(calendar.endOf(day));
    state.lastDay = day.toEpochDay();

    for (Finding finding : figures.findings()) {
      if (state.reported.add(Fingerprints.of(finding))) {
        context.output(
            Outlets.EXCEPTIONS,
            exceptions.of(state.practiceId, state.accountId, finding, day, now));
      }
    }
    contribute(position, day, state, context);
    // Nothing to tell: not yet (facts dated ahead, or waiting for their claim), or not any more
    // (what was here belonged to another account, or bounced).
    boolean nothing = position.claims().isEmpty() && position.unappliedCents() == 0;
    AccountKpis kpis =
        nothing ? null : AccountKpisRecord.of(state.practiceId, state.accountId, figures, now);
    long fingerprint = nothing ? AccountState.NOTHING : fingerprints.of(kpis);
    if (fingerprint != state.emitted) {
      state.emitted = fingerprint;
      byte[] value = nothing ? null : wireFormat.encode(kpis);
      out.collect(new OutputRecord(context.getCurrentKey(), value));
    }
    if (figures.isOpen() != state.open) {
      state.open = figures.isOpen();
      openAccountsHere += state.open ? 1 : -1;
    }
    scheduleNextChange(figures.changesOn(), state, calendar, time);
  }

  /** Tells the portfolios by how much the account adds something else than before. */
  private void contribute(
      AccountPosition position, LocalDate day, AccountState state, OnTimerContext context) {
    AccountContribution contribution = AccountContribution.of(position, rules.ageingClock());
    contribution
        .minus(state.contributed)
        .byPayer()
        .forEach(
            (payer, change) ->
                context.output(
                    CONTRIBUTIONS,
                    new Contribution(
                        state.practiceId, payer, Math.toIntExact(day.toEpochDay()), change)));
    state.contributed = contribution;
  }

  private void scheduleNextChange(
      LocalDate changesOn, AccountState state, BusinessCalendar calendar, TimerService time) {
    long next = AccountState.NO_TIMER;
    if (changesOn != null) {
      // A replay speaks at the end of a day, so that what else happens on it is in the same record.
      next = pace instanceof Pace.Live ? calendar.startOf(changesOn) : calendar.endOf(changesOn);
    }
    if (next == state.nextChange) {
      return;
    }
    // In a replay the same timer may wait for an arrival's emission as well; one that finds nothing
    // new says nothing.
    if (state.nextChange != AccountState.NO_TIMER && pace instanceof Pace.Live) {
      time.deleteEventTimeTimer(state.nextChange);
    }
    if (next != AccountState.NO_TIMER) {
      time.registerEventTimeTimer(next);
    }
    state.nextChange = next;
  }
}
