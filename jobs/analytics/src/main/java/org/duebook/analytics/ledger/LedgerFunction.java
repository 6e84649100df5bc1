package org.duebook.analytics.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.guidance.GuidanceInForce;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.latepayment.ScoredExample;
import org.duebook.analytics.latepayment.ScoredExampleCodec;
import org.duebook.analytics.order.InTurn;
import org.duebook.analytics.outlet.Exceptions;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.outlet.Rejections;
import org.duebook.analytics.portfolio.Contribution;
import org.duebook.analytics.portfolio.ContributionCodec;
import org.duebook.analytics.portfolio.PortfolioFunction;
import org.duebook.analytics.record.ControlRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.record.RoutedRecord;
import org.duebook.analytics.record.RoutedRecordCodec;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.analytics.worklist.FollowUpChange;
import org.duebook.analytics.worklist.FollowUpChangeCodec;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.Fact;
import org.duebook.ledger.Finding;
import org.duebook.ledger.LedgerRules;
import org.duebook.schemas.RejectionReason;
import org.duebook.wire.ControlTopic;
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
 * <p>Timers: {@link AccountTimers}.
 */
public final class LedgerFunction
    extends KeyedBroadcastProcessFunction<String, RoutedRecord, ControlRecord, OutputRecord>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** What accounts add to portfolios, whenever that changes. */
  public static final OutputTag<Contribution> CONTRIBUTIONS =
      new OutputTag<>("contributions", new CodecType<>(new ContributionCodec()));

  /** Records for {@code patient-follow-ups}. */
  public static final OutputTag<OutputRecord> PATIENT_FOLLOW_UPS =
      new OutputTag<>("patient-follow-ups", Outlets.OUTPUT);

  /** Records for {@code payer-follow-ups}. */
  public static final OutputTag<OutputRecord> PAYER_FOLLOW_UPS =
      new OutputTag<>("payer-follow-ups", Outlets.OUTPUT);

  /** What came to, changed on or left worklists. */
  public static final OutputTag<FollowUpChange> FOLLOW_UP_CHANGES =
      new OutputTag<>("follow-up-changes", new CodecType<>(new FollowUpChangeCodec()));

  /** Records for {@code training-examples}. */
  public static final OutputTag<OutputRecord> TRAINING_EXAMPLES =
      new OutputTag<>("training-examples", Outlets.OUTPUT);

  /** What models said of shares whose outcome is known now. */
  public static final OutputTag<ScoredExample> SCORED_EXAMPLES =
      new OutputTag<>("scored-examples", new CodecType<>(new ScoredExampleCodec()));

  private final BusinessRules businessRules;
  private final Guidance start;
  private final Pace pace;
  private final WireFormat wireFormat;

  private transient PracticeRules rules;
  private transient JobClock clock;
  private transient FactReader reader;
  private transient Rejections rejections;
  private transient Exceptions exceptions;
  private transient LedgerMetrics metrics;
  private transient GuidanceInForce guidance;
  private transient boolean guidanceIsRestored;
  private transient TimerService timers;
  private transient Telling telling;
  private transient AccountTimers accountTimers;
  private transient Accounts accounts;
  private transient InTurn<RoutedRecord> foundLater;
  private transient ListState<Long> openAccounts;
  private transient long openAccountsHere;

  /**
   * A ledger under the practices' rules.
   *
   * @param businessRules the practices' rules
   * @param start what it judges by until something else is announced
   * @param pace when the ledger speaks
   * @param wireFormat of what comes in and goes out
   */
  public LedgerFunction(
      BusinessRules businessRules, Guidance start, Pace pace, WireFormat wireFormat) {
    this.businessRules = businessRules;
    this.start = start;
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
    guidance = new GuidanceInForce(start, wireFormat);
    guidanceIsRestored = false;
    telling = new Telling(businessRules, start, pace, exceptions, wireFormat);
    accountTimers = new AccountTimers(pace, rules);
    metrics = new LedgerMetrics(group, () -> openAccountsHere);
    ValueState<AccountState> kept = getRuntimeContext().getState(accountsDescriptor());
    // A replay writes no checkpoints and ends when it has read its history: nobody rests.
    accounts = pace instanceof Pace.Replay ? Accounts.allAwake(kept) : Accounts.someAwake(kept);
    foundLater =
        new InTurn<>(getRuntimeContext(), "found-later", new CodecType<>(new RoutedRecordCodec()));
  }

  private static ValueStateDescriptor<AccountState> accountsDescriptor() {
    return new ValueStateDescriptor<>("account", new CodecType<>(new AccountStateCodec()));
  }

  @Override
  public void processElement(
      RoutedRecord routed, ReadOnlyContext context, Collector<OutputRecord> out) throws Exception {
    TimerService time = context.timerService();
    timers = time;
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
      accountTimers.onArrival(
          context.timestamp(), routed.practiceId(), routed.accountKey(), null, time);
      return;
    }
    AccountState state = accounts.get(routed.accountKey());
    if (state == null) {
      state = new AccountState(routed.practiceId(), routed.accountId());
    }
    if (take(routed, fact, state, context, time.currentWatermark())) {
      accountTimers.onArrival(
          fact.occurredAt(), routed.practiceId(), routed.accountKey(), state, time);
      accounts.put(routed.accountKey(), state);
    }
  }

  /**
   * A model or a policy is announced. A model judges from the next time each account speaks. A
   * policy protects patients, so every account is planned anew by it at once.
   */
  @Override
  public void processBroadcastElement(
      ControlRecord record, Context context, Collector<OutputRecord> out) throws Exception {
    BroadcastState<String, ControlRecord> announced =
        context.getBroadcastState(GuidanceInForce.ANNOUNCED);
    restoreGuidance(announced);
    try {
      guidance.accept(record, announced);
    } catch (GuidanceInForce.RefusedException e) {
      refuse(record, e.getMessage(), context);
      return;
    }
    if (record.topic() == ControlTopic.POLICIES) {
      tellAll(context, out);
    }
  }

  /** Every subtask refuses alike; the first says so. */
  private void refuse(ControlRecord record, String reason, Context context) {
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() != 0) {
      return;
    }
    long watermark = context.currentWatermark();
    boolean known = watermark != Long.MIN_VALUE && watermark != Long.MAX_VALUE;
    LocalDate asOf = rules.calendar().dayOf(known ? watermark : context.currentProcessingTime());
    context.output(
        Outlets.REJECTED,
        rejections.of(record, reason, asOf, clock.now(context.currentProcessingTime())));
  }

  private void tellAll(Context context, Collector<OutputRecord> out) throws Exception {
    long watermark = context.currentWatermark();
    if (timers == null || watermark == Long.MIN_VALUE || watermark == Long.MAX_VALUE) {
      // No account has spoken since the start; whoever does is planned by the new policy.
      return;
    }
    accounts.forgetAwake();
    context.applyToKeyedState(
        accountsDescriptor(),
        (key, accountState) -> {
          AccountState state = accountState.value();
          LocalDate day = rules.calendar(state.practiceId).dayOf(watermark);
          if (day.toEpochDay() < state.lastDay) {
            day = LocalDate.ofEpochDay(state.lastDay);
          }
          // The backend stands at this key, so a timer that is set here is this account's.
          tell(day, state, key, timers, context::output, out);
          // All of them awake at once would not find room.
          state.rest();
          accountState.update(state);
        });
  }

  private void restoreGuidance(ReadOnlyBroadcastState<String, ControlRecord> announced)
      throws Exception {
    if (!guidanceIsRestored) {
      guidance.restore(announced);
      guidanceIsRestored = true;
    }
  }

  /** Takes a record into the ledger, or out of it; answers whether the ledger is another now. */
  private boolean take(
      RoutedRecord routed,
      Fact fact,
      AccountState state,
      ReadOnlyContext context,
      long businessTime) {
    if (routed.withdrawal()) {
      return state.withdraw(fact);
    }
    switch (state.record(fact)) {
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
  private AccountState withFoundUntil(long timestamp, AccountState before, ReadOnlyContext context)
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

  private void reject(
      RoutedRecord routed, RejectionReason reason, String detail, ReadOnlyContext context) {
    TimerService time = context.timerService();
    LocalDate asOf = clock.businessDay(time, rules.calendar(routed.practiceId()));
    Instant now = clock.now(time.currentProcessingTime());
    context.output(Outlets.REJECTED, rejections.of(routed.record(), reason, detail, asOf, now));
  }

  private void reportReuse(RoutedRecord routed, Fact fact, ReadOnlyContext context) {
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
  private void reportTooOld(
      Fact fact, AccountState state, ReadOnlyContext context, long businessTime) {
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

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    timers = context.timerService();
    long watermark = timers.currentWatermark();
    if (pace instanceof Pace.Live && watermark == Long.MAX_VALUE) {
      // The end of all input is beyond every day; nothing ages by that.
      return;
    }
    AccountState state = accounts.get(context.getCurrentKey());
    if (pace instanceof Pace.Replay) {
      state = withFoundUntil(timestamp, state, context);
    }
    BusinessCalendar calendar = rules.calendar(state.practiceId);
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME && watermark == Long.MIN_VALUE) {
      // Business time has not begun: not every source has spoken yet. Ask again.
      AccountTimers.onTurn(timestamp, state);
      accountTimers.scheduleTurn(state, timers);
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
    restoreGuidance(context.getBroadcastState(GuidanceInForce.ANNOUNCED));
    if (!isBusinessTime) {
      AccountTimers.onTurn(timestamp, state);
    }
    if (isBusinessTime && accountTimers.isCatchingUp(timestamp, timers)) {
      catchUp(day, state, context.getCurrentKey(), timers, context::output);
    } else {
      tell(day, state, context.getCurrentKey(), timers, context::output, out);
    }
    accounts.put(context.getCurrentKey(), state);
  }

  /** Says whatever is new about the account as of a day. */
  private void tell(
      LocalDate day,
      AccountState state,
      String key,
      TimerService time,
      Sides sides,
      Collector<OutputRecord> out) {
    boolean wasOpen = state.open;
    Reading reading = reading(day, state, key, time);
    telling.tell(reading, guidance, sides, out);
    if (state.open != wasOpen) {
      openAccountsHere += state.open ? 1 : -1;
    }
    if (accountTimers.isCatchingUp(time.currentWatermark(), time)) {
      accountTimers.scheduleNextWhileCatchingUp(reading, time);
    } else {
      accountTimers.scheduleNext(state, time);
    }
  }

  private Reading reading(LocalDate day, AccountState state, String key, TimerService time) {
    state.lastDay = day.toEpochDay();
    LedgerRules ledgerRules = rules.ledger(state.practiceId);
    Instant now =
        pace instanceof Pace.Live
            ? clock.now(time.currentProcessingTime())
            : Instant.ofEpochMilli(ledgerRules.calendar().endOf(day));
    return Reading.of(state, key, ledgerRules, day, now);
  }

  /**
   * A day of history is over: portfolios learn of it, so that their records of the day are right.
   * The account itself speaks when it is its turn.
   */
  private void catchUp(
      LocalDate day, AccountState state, String key, TimerService time, Sides sides) {
    Reading reading = reading(day, state, key, time);
    telling.contribute(reading, guidance, sides);
    accountTimers.scheduleNextWhileCatchingUp(reading, time);
  }
}
