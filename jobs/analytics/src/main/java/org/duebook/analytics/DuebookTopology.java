package org.duebook.analytics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.duebook.analytics.finder.AccountSearchFunction;
import org.duebook.analytics.finder.ClaimDirectoryFunction;
import org.duebook.analytics.finder.ClaimNotice;
import org.duebook.analytics.finder.SearchMessage;
import org.duebook.analytics.finder.SearchMessageCodec;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.guidance.GuidanceInForce;
import org.duebook.analytics.intake.IntakeFunction;
import org.duebook.analytics.latepayment.ModelQualityFunction;
import org.duebook.analytics.latepayment.ScoredExample;
import org.duebook.analytics.ledger.LedgerFunction;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.policy.PolicyFile;
import org.duebook.analytics.portfolio.ContributionCombiner;
import org.duebook.analytics.portfolio.PortfolioChange;
import org.duebook.analytics.portfolio.PortfolioChangeCodec;
import org.duebook.analytics.portfolio.PortfolioFunction;
import org.duebook.analytics.record.ControlRecord;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.record.RoutedRecord;
import org.duebook.analytics.record.RoutedRecordCodec;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.analytics.worklist.FollowUpChange;
import org.duebook.analytics.worklist.PartialWorklist;
import org.duebook.analytics.worklist.PartialWorklistCodec;
import org.duebook.analytics.worklist.PartialWorklistFunction;
import org.duebook.analytics.worklist.WorklistFunction;
import org.duebook.analytics.worklist.WorklistPace;
import org.duebook.wire.EventTopic;
import org.duebook.wire.WireFormat;

/**
 * Wires the job: streams in, streams out. The cluster, the demo, replay and the tests call this one
 * method; where the streams come from and go to is theirs.
 *
 * <pre>
 * claims ──────┐
 * eobs ────────┤                    names its account
 * payments ────┼─► intake ─────────────────────────────────────────► account ledger ─► account-kpis
 * adjustments ─┤     │ │ └─ claim notices ─► claim directory ─┐         ▲ ▲ │
 * activities ──┤     │ └─── search messages ──────────────────┴► account│ │ ├─► ledger-exceptions
 * clock ───────┘     └─► rejected-events                         search ┘ │ │   rejected-events
 *                                                                         │ ├─► portfolios
 * models, policies ───────────────────────────────────────── broadcast ───┘ ├─► follow-ups, worklists
 *                                                                           └─► examples, model quality
 * </pre>
 */
public final class DuebookTopology {
  private static final CodecType<RoutedRecord> ROUTED = new CodecType<>(new RoutedRecordCodec());
  private static final CodecType<PortfolioChange> CHANGE =
      new CodecType<>(new PortfolioChangeCodec());
  private static final CodecType<SearchMessage> SEARCH = new CodecType<>(new SearchMessageCodec());

  private static final CodecType<PartialWorklist> PARTIAL_WORKLIST =
      new CodecType<>(new PartialWorklistCodec());

  private final BusinessRules rules;
  private final Guidance guidance;
  private final Pace pace;
  private final WireFormat wireFormat;

  /**
   * A job for the practices of the rules.
   *
   * @param rules the practices' rules
   * @param guidance the models and the policy of the start
   * @param pace how business time passes
   * @param wireFormat of the payloads that come in, and of the values that go out
   */
  public DuebookTopology(BusinessRules rules, Guidance guidance, Pace pace, WireFormat wireFormat) {
    this.rules = rules;
    this.guidance = guidance;
    this.pace = pace;
    this.wireFormat = wireFormat;
  }

  /**
   * What leaves the job.
   *
   * @param byTopic a stream for each output topic
   */
  public record Outputs(Map<OutputTopic, DataStream<OutputRecord>> byTopic) {
    /** Keeps its own copy of the map. */
    public Outputs {
      byTopic = Map.copyOf(byTopic);
    }
  }

  /**
   * Wires the job without a clock: only events move time.
   *
   * @param events a stream for each input topic that there is, with event times and watermarks
   * @param controls what is announced, without time
   */
  public Outputs wire(
      Map<EventTopic, DataStream<IncomingRecord>> events, DataStream<ControlRecord> controls) {
    return wire(events, controls, null);
  }

  /**
   * Wires the job.
   *
   * @param events a stream for each input topic that there is, with event times and watermarks
   * @param controls what is announced, without time
   * @param clock a stream that has no records but carries the watermark on when the topics are
   *     silent, or null
   */
  public Outputs wire(
      Map<EventTopic, DataStream<IncomingRecord>> events,
      DataStream<ControlRecord> controls,
      DataStream<IncomingRecord> clock) {
    List<SingleOutputStreamOperator<RoutedRecord>> intakes = new ArrayList<>();
    events.forEach(
        (topic, stream) ->
            intakes.add(intake(stream, OperatorIds.intake(topic), topic.topicName())));
    if (clock != null) {
      intakes.add(intake(clock, OperatorIds.CLOCK_INTAKE, "clock"));
    }

    DataStream<ClaimNotice> notices =
        union(intakes.stream().map(i -> i.getSideOutput(IntakeFunction.NOTICES)).toList());
    SingleOutputStreamOperator<SearchMessage> answers =
        notices
            .keyBy(ClaimNotice::key, Types.STRING)
            .process(new ClaimDirectoryFunction(rules, pace, wireFormat), SEARCH)
            .uid(OperatorIds.CLAIM_DIRECTORY)
            .name("know the accounts of claims");

    DataStream<SearchMessage> searches =
        union(intakes.stream().map(i -> i.getSideOutput(IntakeFunction.SEARCHES)).toList());
    SingleOutputStreamOperator<RoutedRecord> found =
        searches
            .union(answers)
            .keyBy(SearchMessage::searchKey, Types.STRING)
            .process(new AccountSearchFunction(rules, pace, wireFormat), ROUTED)
            .uid(OperatorIds.ACCOUNT_SEARCH)
            .name("find the account");

    List<DataStream<RoutedRecord>> addressed = new ArrayList<>(intakes);
    addressed.add(found);
    SingleOutputStreamOperator<OutputRecord> ledger =
        union(addressed)
            .keyBy(RoutedRecord::accountKey, Types.STRING)
            .connect(controls.broadcast(GuidanceInForce.ANNOUNCED))
            .process(new LedgerFunction(rules, guidance, pace, wireFormat), Outlets.OUTPUT)
            .uid(OperatorIds.ACCOUNT_LEDGER)
            .name("account ledger");

    SingleOutputStreamOperator<OutputRecord> portfolios =
        ledger
            .getSideOutput(LedgerFunction.CONTRIBUTIONS)
            .transform("combine contributions", CHANGE, new ContributionCombiner(pace))
            .uid(OperatorIds.CONTRIBUTION_COMBINER)
            .keyBy(change -> change.key().text(), Types.STRING)
            .process(new PortfolioFunction(rules, pace, wireFormat), Outlets.OUTPUT)
            .uid(OperatorIds.PORTFOLIO)
            .name("portfolios");

    List<DataStream<OutputRecord>> rejected = new ArrayList<>();
    intakes.forEach(intake -> rejected.add(intake.getSideOutput(Outlets.REJECTED)));
    rejected.add(ledger.getSideOutput(Outlets.REJECTED));
    Map<OutputTopic, DataStream<OutputRecord>> outputs = new EnumMap<>(OutputTopic.class);
    outputs.put(OutputTopic.ACCOUNT_KPIS, ledger);
    outputs.put(OutputTopic.PORTFOLIO_KPIS, portfolios);
    outputs.put(
        OutputTopic.PORTFOLIO_KPIS_DAILY, portfolios.getSideOutput(PortfolioFunction.DAILY));
    outputs.put(
        OutputTopic.PATIENT_FOLLOW_UPS, ledger.getSideOutput(LedgerFunction.PATIENT_FOLLOW_UPS));
    outputs.put(
        OutputTopic.PAYER_FOLLOW_UPS, ledger.getSideOutput(LedgerFunction.PAYER_FOLLOW_UPS));
    outputs.put(OutputTopic.WORKLISTS, worklists(ledger));
    outputs.put(
        OutputTopic.TRAINING_EXAMPLES, ledger.getSideOutput(LedgerFunction.TRAINING_EXAMPLES));
    outputs.put(OutputTopic.MODEL_QUALITY, modelQuality(ledger));
    outputs.put(
        OutputTopic.LEDGER_EXCEPTIONS,
        union(
            List.of(
                ledger.getSideOutput(Outlets.EXCEPTIONS),
                answers.getSideOutput(Outlets.EXCEPTIONS),
                found.getSideOutput(Outlets.EXCEPTIONS))));
    outputs.put(OutputTopic.REJECTED_EVENTS, union(rejected));
    return new Outputs(outputs);
  }

  /** Sorted in two steps: parts of practices, then practices. */
  private DataStream<OutputRecord> worklists(SingleOutputStreamOperator<OutputRecord> ledger) {
    WorklistPace worklistPace =
        new WorklistPace(pace, PolicyFile.parse(guidance.policy()).common().worklist().interval());
    return ledger
        .getSideOutput(LedgerFunction.FOLLOW_UP_CHANGES)
        .keyBy(FollowUpChange::partKey, Types.STRING)
        .process(new PartialWorklistFunction(rules, worklistPace), PARTIAL_WORKLIST)
        .uid(OperatorIds.PARTIAL_WORKLIST)
        .name("worklists of parts")
        .keyBy(PartialWorklist::practiceId, Types.STRING)
        .process(new WorklistFunction(rules, worklistPace, wireFormat), Outlets.OUTPUT)
        .uid(OperatorIds.WORKLIST)
        .name("worklists");
  }

  private DataStream<OutputRecord> modelQuality(SingleOutputStreamOperator<OutputRecord> ledger) {
    return ledger
        .getSideOutput(LedgerFunction.SCORED_EXAMPLES)
        .keyBy(ScoredExample::key, Types.STRING)
        .process(
            new ModelQualityFunction(rules, pace, guidance.driftLimit(), wireFormat),
            Outlets.OUTPUT)
        .uid(OperatorIds.MODEL_QUALITY)
        .name("model quality");
  }

  private SingleOutputStreamOperator<RoutedRecord> intake(
      DataStream<IncomingRecord> events, String uid, String what) {
    return events
        .process(new IntakeFunction(rules, pace, wireFormat), ROUTED)
        .uid(uid)
        .name("decode and check " + what);
  }

  private static <T> DataStream<T> union(List<? extends DataStream<T>> streams) {
    DataStream<T> first = streams.get(0);
    for (DataStream<T> next : streams.subList(1, streams.size())) {
      first = first.union(next);
    }
    return first;
  }
}
