package org.duebook.analytics.finder;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.duebook.analytics.finder.SearchMessage.Sought;
import org.duebook.analytics.order.InTurn;
import org.duebook.analytics.outlet.Exceptions;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.record.RoutedRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.Finding;
import org.duebook.wire.WireFormat;

/**
 * Holds records that do not name their account and sends each to the account that the answers point
 * to, taking it back from an earlier one if a better answer comes.
 *
 * <p>A payment and the reversals that name it lie under one key, so that a reversal without a claim
 * goes where the payment went. A reversal of a reversal is not followed: it has no effect anyway,
 * waits here and is reported.
 *
 * <p>Owned state: {@link Search}, the bytes of the records and the answers, never cleared. One
 * event-time timer a record that waits, for the report that it does. In a replay also the messages
 * that came early, with a timer each.
 */
public final class AccountSearchFunction
    extends KeyedProcessFunction<String, SearchMessage, RoutedRecord> {
  private static final long serialVersionUID = 1L;

  private final BusinessRules businessRules;
  private final Pace pace;
  private final WireFormat wireFormat;

  private transient PracticeRules rules;
  private transient JobClock clock;
  private transient Exceptions exceptions;
  private transient ValueState<Search> searches;
  private transient InTurn<SearchMessage> messages;

  /** A search for the practices of the rules. */
  public AccountSearchFunction(BusinessRules businessRules, Pace pace, WireFormat wireFormat) {
    this.businessRules = businessRules;
    this.pace = pace;
    this.wireFormat = wireFormat;
  }

  @Override
  public void open(OpenContext context) {
    rules = new PracticeRules(businessRules);
    clock = new JobClock(pace);
    exceptions = new Exceptions(wireFormat, getRuntimeContext().getMetricGroup());
    searches =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("search", new CodecType<>(new SearchCodec())));
    messages =
        new InTurn<>(
            getRuntimeContext(), "messages-to-come", new CodecType<>(new SearchMessageCodec()));
  }

  @Override
  public void processElement(SearchMessage message, Context context, Collector<RoutedRecord> out)
      throws Exception {
    if (pace instanceof Pace.Replay) {
      messages.hold(context.timestamp(), message);
      context.timerService().registerEventTimeTimer(context.timestamp());
    } else {
      take(message, context, out);
    }
  }

  private void take(SearchMessage message, Context context, Collector<RoutedRecord> out)
      throws Exception {
    Search search = searches.value();
    if (search == null) {
      search = new Search(message.practiceId());
    }
    if (message.sought() != null) {
      Search.Entry held = search.holding(message.sought());
      if (held != null) {
        repeat(message, held, out);
        return;
      }
      search.add(message.sought());
      context.timerService().registerEventTimeTimer(reportAt(search, message.sought()));
    } else if (message.located() != null) {
      search.add(message.located());
    } else {
      search.add(message.payment());
    }
    for (Search.Entry entry : search.entries) {
      send(search.accountOf(entry), entry, search.practiceId, out);
    }
    searches.update(search);
  }

  private static void send(
      String accountId, Search.Entry entry, String practiceId, Collector<RoutedRecord> out) {
    if (accountId == null || accountId.equals(entry.sentTo)) {
      return;
    }
    if (entry.sentTo != null) {
      out.collect(new RoutedRecord(practiceId, entry.sentTo, true, entry.sought.record()));
    }
    out.collect(new RoutedRecord(practiceId, accountId, false, entry.sought.record()));
    entry.sentTo = accountId;
  }

  /** A redelivery goes where the first delivery went, to be counted there. */
  private static void repeat(
      SearchMessage message, Search.Entry held, Collector<RoutedRecord> out) {
    if (held.sentTo != null) {
      out.collect(
          new RoutedRecord(message.practiceId(), held.sentTo, false, message.sought().record()));
    }
  }

  private long reportAt(Search search, Sought sought) {
    BusinessCalendar calendar = rules.calendar(search.practiceId);
    LocalDate due =
        calendar
            .dayOf(sought.moment().occurredAt())
            .plusDays(rules.ledger(search.practiceId).waitingReportDays());
    return calendar.startOf(due);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RoutedRecord> out)
      throws Exception {
    Search search = searches.value();
    if (search != null) {
      reportLongWaits(timestamp, search, context);
    }
    if (pace instanceof Pace.Replay) {
      // What comes at the very start of a day comes after the report of that day.
      for (SearchMessage message : messages.take(timestamp)) {
        take(message, context, out);
      }
    }
  }

  private void reportLongWaits(long timestamp, Search search, OnTimerContext context)
      throws Exception {
    LocalDate day = rules.calendar(search.practiceId).dayOf(timestamp);
    boolean endOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (clock.isBeyondHorizon(day) || (endOfInput && pace instanceof Pace.Live)) {
      return;
    }
    Instant now =
        pace instanceof Pace.Live
            ? clock.now(context.timerService().currentProcessingTime())
            : Instant.ofEpochMilli(timestamp);
    for (Search.Entry entry : search.entries) {
      if (entry.sentTo == null
          && !entry.waitReported
          && reportAt(search, entry.sought) <= timestamp) {
        entry.waitReported = true;
        context.output(
            Outlets.EXCEPTIONS,
            exceptions.of(search.practiceId, null, longWait(entry.sought), day, now));
      }
    }
    searches.update(search);
  }

  private static Finding longWait(Sought sought) {
    if (sought.claimIds().isEmpty() && sought.reversal()) {
      return new Finding(
          Finding.Kind.WAITING_FOR_ORIGINAL,
          null,
          null,
          sought.eventId(),
          "a reversal without account waits for the payment it names");
    }
    return new Finding(
        Finding.Kind.WAITING_FOR_CLAIM,
        sought.claimIds().stream().findFirst().orElse(null),
        null,
        sought.eventId(),
        "a record without account waits for a claim that tells it");
  }
}
