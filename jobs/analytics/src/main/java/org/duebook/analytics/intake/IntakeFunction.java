package org.duebook.analytics.intake;

import java.time.LocalDate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.duebook.analytics.finder.ClaimNotice;
import org.duebook.analytics.finder.ClaimNoticeCodec;
import org.duebook.analytics.finder.Letters;
import org.duebook.analytics.finder.SearchMessage;
import org.duebook.analytics.finder.SearchMessageCodec;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.outlet.Rejections;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.RoutedRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.JobClock;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.ledger.Fact;
import org.duebook.wire.WireFormat;

/**
 * Decodes and checks each record once and lets it go where it belongs: bad ones to {@link
 * Outlets#REJECTED}, those that name their account on to its ledger, the others to the account
 * finder. Stateless; runs chained to its source.
 */
public final class IntakeFunction extends ProcessFunction<IncomingRecord, RoutedRecord> {
  private static final long serialVersionUID = 1L;

  /** What the claim directory is told or asked. */
  public static final OutputTag<ClaimNotice> NOTICES =
      new OutputTag<>("claim-notices", new CodecType<>(new ClaimNoticeCodec()));

  /** What the searches are given. */
  public static final OutputTag<SearchMessage> SEARCHES =
      new OutputTag<>("search-messages", new CodecType<>(new SearchMessageCodec()));

  private final BusinessRules businessRules;
  private final Pace pace;
  private final WireFormat wireFormat;

  private transient PracticeRules rules;
  private transient JobClock clock;
  private transient FactReader reader;
  private transient Rejections rejections;
  private transient Counter beyondHorizon;

  /** An intake for the practices of the rules. */
  public IntakeFunction(BusinessRules businessRules, Pace pace, WireFormat wireFormat) {
    this.businessRules = businessRules;
    this.pace = pace;
    this.wireFormat = wireFormat;
  }

  @Override
  public void open(OpenContext context) {
    rules = new PracticeRules(businessRules);
    clock = new JobClock(pace);
    reader = new FactReader(wireFormat, rules);
    var group = getRuntimeContext().getMetricGroup();
    rejections = new Rejections(wireFormat, group);
    beyondHorizon = group.counter("beyondHorizon");
  }

  @Override
  public void processElement(
      IncomingRecord incoming, Context context, Collector<RoutedRecord> out) {
    TimerService time = context.timerService();
    long processingTime = time.currentProcessingTime();
    FactReader.Reading reading = reader.read(incoming, clock.latestOccurredAt(processingTime));
    if (reading instanceof FactReader.Accepted accepted) {
      route(incoming, accepted, context, out);
    } else if (reading instanceof FactReader.Refused refused) {
      context.output(
          Outlets.REJECTED,
          rejections.of(
              incoming,
              refused.reason(),
              refused.detail(),
              clock.businessDay(time, rules.calendar()),
              clock.now(processingTime)));
    }
  }

  private void route(
      IncomingRecord incoming,
      FactReader.Accepted accepted,
      Context context,
      Collector<RoutedRecord> out) {
    Fact fact = accepted.fact();
    String practiceId = accepted.practiceId();
    LocalDate day = rules.calendar(practiceId).dayOf(fact.occurredAt());
    if (clock.isBeyondHorizon(day)) {
      beyondHorizon.inc();
      return;
    }
    Letters letters;
    if (accepted.accountId() == null) {
      letters = Letters.ofSought(practiceId, fact, incoming);
    } else {
      out.collect(new RoutedRecord(practiceId, accepted.accountId(), false, incoming));
      letters = Letters.ofAddressed(practiceId, accepted.accountId(), fact);
    }
    letters.notices().forEach(notice -> context.output(NOTICES, notice));
    letters.messages().forEach(message -> context.output(SEARCHES, message));
  }
}
