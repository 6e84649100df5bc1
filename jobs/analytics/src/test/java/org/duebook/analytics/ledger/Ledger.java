package org.duebook.analytics.ledger;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.duebook.analytics.Events;
import org.duebook.analytics.Harnesses;
import org.duebook.analytics.KeyedBroadcastHarness;
import org.duebook.analytics.Meters;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.guidance.GuidanceInForce;
import org.duebook.analytics.latepayment.ScoredExample;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.portfolio.Contribution;
import org.duebook.analytics.record.ControlRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.record.OutputRecordCodec;
import org.duebook.analytics.record.RoutedRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.serialization.CodecSerializer;
import org.duebook.analytics.worklist.FollowUpChange;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.ModelAnnouncement;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.TrainingExample;
import org.duebook.wire.ControlTopic;

/** The ledger operator as a test sees it: events and time in, records out. */
final class Ledger implements AutoCloseable {
  private final BusinessRules rules;
  private final Guidance guidance;
  private final Pace pace;
  private final StateBackend backend;
  private Meters meters;
  private long heard;
  private KeyedBroadcastHarness<RoutedRecord, ControlRecord, OutputRecord> operator;

  Ledger(Pace pace) throws Exception {
    this(Events.RULES, pace, null);
  }

  Ledger(BusinessRules rules, Pace pace, OperatorSubtaskState snapshot) throws Exception {
    this(rules, Events.GUIDANCE, pace, snapshot);
  }

  Ledger(BusinessRules rules, Guidance guidance, Pace pace, OperatorSubtaskState snapshot)
      throws Exception {
    this(rules, guidance, pace, snapshot, new HashMapStateBackend());
  }

  Ledger(
      BusinessRules rules,
      Guidance guidance,
      Pace pace,
      OperatorSubtaskState snapshot,
      StateBackend backend)
      throws Exception {
    this.rules = rules;
    this.guidance = guidance;
    this.pace = pace;
    this.backend = backend;
    open(snapshot);
  }

  private void open(OperatorSubtaskState snapshot) throws Exception {
    meters = new Meters();
    operator =
        KeyedBroadcastHarness.of(
            new LedgerFunction(rules, guidance, pace, Events.WIRE),
            RoutedRecord::accountKey,
            GuidanceInForce.ANNOUNCED,
            new CodecSerializer<>(new OutputRecordCodec()),
            snapshot,
            backend,
            meters);
  }

  /** What a savepoint would hold. */
  OperatorSubtaskState snapshot() throws Exception {
    return operator.snapshot(1, 1);
  }

  /** Stops with a snapshot and starts from it; the machine's clock goes on. */
  void restart() throws Exception {
    OperatorSubtaskState snapshot = snapshot();
    long now = operator.getProcessingTime();
    close();
    open(snapshot);
    operator.setProcessingTime(now);
  }

  /** An event comes in that names its account. */
  void gets(SpecificRecord event) throws Exception {
    gets(event.get(event.getSchema().getField("accountId").pos()).toString(), event);
  }

  /** An event comes in for an account. */
  void gets(String accountId, SpecificRecord event) throws Exception {
    process(accountId, false, event);
  }

  /** An event turns out to be another account's. */
  void losesAgain(String accountId, SpecificRecord event) throws Exception {
    process(accountId, true, event);
  }

  /** A model or a policy is announced, on its topic. */
  void hears(SpecificRecord announcement) throws Exception {
    boolean isModel = announcement instanceof ModelAnnouncement;
    ControlTopic topic = isModel ? ControlTopic.MODELS : ControlTopic.POLICIES;
    operator.processBroadcast(
        new ControlRecord(topic, topic.topicName(), 0, heard++, Events.WIRE.encode(announcement)));
  }

  /** Anything may stand on the topic of models. */
  void hearsBytes(byte[] payload) throws Exception {
    operator.processBroadcast(
        new ControlRecord(ControlTopic.MODELS, "models", 0, heard++, payload));
  }

  /** Follow-ups with patients since they were last asked for; a tombstone has a null value. */
  List<OutputRecord> patientFollowUps() {
    return Harnesses.takeSide(operator, LedgerFunction.PATIENT_FOLLOW_UPS);
  }

  /** Follow-ups with payers since they were last asked for; a tombstone has a null value. */
  List<OutputRecord> payerFollowUps() {
    return Harnesses.takeSide(operator, LedgerFunction.PAYER_FOLLOW_UPS);
  }

  /** What came to or left worklists since it was last asked for. */
  List<FollowUpChange> followUpChanges() {
    return Harnesses.takeSide(operator, LedgerFunction.FOLLOW_UP_CHANGES);
  }

  /** Training examples since they were last asked for. */
  List<TrainingExample> trainingExamples() {
    return Harnesses.takeSide(operator, LedgerFunction.TRAINING_EXAMPLES).stream()
        .map(record -> Events.decoded(record.value(), TrainingExample.class))
        .toList();
  }

  /** What models said since it was last asked for. */
  List<ScoredExample> scored() {
    return Harnesses.takeSide(operator, LedgerFunction.SCORED_EXAMPLES);
  }

  private void process(String accountId, boolean withdrawal, SpecificRecord event)
      throws Exception {
    String practiceId = event.get(event.getSchema().getField("practiceId").pos()).toString();
    operator.processElement(
        new RoutedRecord(practiceId, accountId, withdrawal, Events.incoming(event)), 0);
  }

  /** The watermark, in milliseconds since the epoch. */
  void businessTimeIs(long watermark) throws Exception {
    operator.processWatermark(watermark);
  }

  /** The watermark at 08:00 UTC of a day. */
  void businessDayIs(String day) throws Exception {
    businessTimeIs(Events.at(day));
  }

  /** The machine's clock, in milliseconds since the epoch. */
  void clockIs(long now) throws Exception {
    operator.setProcessingTime(now);
  }

  /** The machine's clock goes on beyond the coalescing interval that runs. */
  void aMomentPasses() throws Exception {
    clockIs(operator.getProcessingTime() + 500);
  }

  /** Records of accounts since they were last asked for; a tombstone has a null value. */
  List<OutputRecord> takeOutput() {
    return Harnesses.take(operator);
  }

  /** Figures since they were last asked for; a tombstone is null. */
  List<AccountKpis> figures() {
    List<AccountKpis> figures = new ArrayList<>();
    for (OutputRecord record : takeOutput()) {
      figures.add(
          record.value() == null ? null : Events.decoded(record.value(), AccountKpis.class));
    }
    return figures;
  }

  /** What was told to the portfolios since it was last asked for. */
  List<Contribution> contributions() {
    return Harnesses.takeSide(operator, LedgerFunction.CONTRIBUTIONS);
  }

  /** Exceptions since they were last asked for. */
  List<LedgerException> exceptions() {
    return Harnesses.takeSide(operator, Outlets.EXCEPTIONS).stream()
        .map(record -> Events.decoded(record.value(), LedgerException.class))
        .toList();
  }

  /** Rejects since they were last asked for. */
  List<RejectedEvent> rejects() {
    return Harnesses.takeSide(operator, Outlets.REJECTED).stream()
        .map(record -> Events.decoded(record.value(), RejectedEvent.class))
        .toList();
  }

  /** A counter or gauge by the end of its name. */
  long meter(String name) {
    return meters.read(name);
  }

  int businessTimers() {
    return operator.numEventTimeTimers();
  }

  int clockTimers() {
    return operator.numProcessingTimeTimers();
  }

  @Override
  public void close() {
    Harnesses.close(operator);
    meters.close();
  }
}
