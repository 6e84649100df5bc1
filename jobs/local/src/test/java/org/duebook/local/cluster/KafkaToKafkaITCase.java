package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.duebook.analytics.DuebookJob;
import org.duebook.analytics.DuebookTopology;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.kafka.KafkaEdge;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.local.broker.LocalBroker;
import org.duebook.local.cluster.PublishedRecords.Isolation;
import org.duebook.local.history.AwkwardHistory;
import org.duebook.local.history.BadRecord;
import org.duebook.local.history.ClosingEvents;
import org.duebook.local.history.Deliveries;
import org.duebook.local.history.HistoryEvent;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.LedgerExceptionKind;
import org.duebook.schemas.RejectionReason;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole job between a real Kafka and a cluster, both in this process, against a plain fold. */
final class KafkaToKafkaITCase {
  private static final int PARTITIONS = 2;

  /** Outputs lie beside those of another job that reads the same inputs. */
  private static final String OUTPUTS = "rebuilt-";

  private static final int SLOTS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 9, 30);

  private static final String KEY = "practice-1:quiet-account";
  private static final long CHARGE_CENTS = 12_345;

  /** Checkpoints come only when a test asks for them. */
  private static final String ON_REQUEST = "5min";

  @TempDir private static Path directory;
  private static LocalBroker broker;
  private static MiniCluster cluster;
  private static int tests;

  private Set<Thread> clientsBefore;
  private String prefix;
  private RunningJob job;
  private TopicWriter writer;
  private PublishedRecords committed;

  @BeforeAll
  static void aBrokerAndACluster() throws Exception {
    broker = LocalBroker.start(directory.resolve("broker"), 0);
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
    cluster.start();
  }

  @AfterAll
  static void bothEnd() throws Exception {
    cluster.close();
    broker.close();
  }

  @BeforeEach
  void topicsOfItsOwn() throws Exception {
    clientsBefore = threadsOfClients();
    prefix = "test-%d-".formatted(++tests);
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      KafkaTopics.createMissing(admin, KafkaTopics.all(prefix, PARTITIONS, Optional.empty()));
      KafkaTopics.createMissing(
          admin, KafkaTopics.all(prefix + OUTPUTS, PARTITIONS, Optional.empty()));
    }
    writer = new TopicWriter(broker.bootstrapServers(), prefix, PARTITIONS, tests);
    committed = reader(Isolation.READ_COMMITTED);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    writer.close();
    committed.close();
    if (job != null) {
      job.cancel();
    }
    Waiting.until(
        "the job has given back every client of Kafka's",
        PATIENCE,
        () -> clientsBefore.containsAll(threadsOfClients()));
  }

  /** Whatever a job leaves here at its end, a TaskManager gathers with each restart. */
  private static Set<Thread> threadsOfClients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread.getName().startsWith("kafka-admin-client-thread")
                    || thread.getName().startsWith("kafka-producer-network-thread"))
        .collect(Collectors.toSet());
  }

  private PublishedRecords reader(Isolation isolation) {
    return new PublishedRecords(broker.bootstrapServers(), prefix + OUTPUTS, PARTITIONS, isolation);
  }

  /** A history is played back: every partition has its part in business time, however slow. */
  private DuebookSettings settings(
      int parallelism, String stateBackend, String checkpointInterval) {
    return settings(
        "clock: EVENTS, idleness: 1h, catch-up: 200ms",
        parallelism,
        stateBackend,
        checkpointInterval);
  }

  private DuebookSettings settings(
      String time, int parallelism, String stateBackend, String checkpointInterval) {
    String yaml =
        """
        time: {%s, coalescing: 40ms}
        kafka:
          bootstrap-servers: %s
          topic-prefix: %s
          output-topic-prefix: %s
          group-id: %s
          transactional-id-prefix: %s
        flink:
          parallelism: %d
          state-backend: %s
          checkpoint-interval: %s
          checkpoint-directory: %s
        """
            .formatted(
                time,
                broker.bootstrapServers(),
                prefix,
                OUTPUTS,
                prefix,
                prefix,
                parallelism,
                stateBackend,
                checkpointInterval,
                directory.resolve(prefix + "checkpoints").toUri());
    return SettingsFile.parse(yaml, "settings of the test", name -> null);
  }

  private static StreamExecutionEnvironment environment(DuebookSettings settings) {
    Configuration configuration = DuebookJob.configuration(settings);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
  }

  private static RunningJob start(DuebookSettings settings, String restoreFrom) throws Exception {
    StreamExecutionEnvironment environment = environment(settings);
    DuebookJob.wire(environment, settings);
    return RunningJob.start(cluster, environment, restoreFrom);
  }

  /** As the job wires itself, but for a fault behind its sources. */
  private static RunningJob startWithFault(DuebookSettings settings) throws Exception {
    StreamExecutionEnvironment environment = environment(settings);
    SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
    KafkaEdge kafka = new KafkaEdge(settings, wireFormat);
    Map<EventTopic, DataStream<IncomingRecord>> events = new EnumMap<>(EventTopic.class);
    kafka
        .sources(environment)
        .forEach(
            (topic, stream) ->
                events.put(
                    topic,
                    stream
                        .map(new FailsOnce())
                        .returns(stream.getType())
                        .uid("fault-in-" + topic.topicName())));
    kafka.write(
        new DuebookTopology(
                settings.businessRules(), Guidance.of(settings), settings.pace(), wireFormat)
            .wire(events, kafka.controls(environment)));
    return RunningJob.start(cluster, environment, null);
  }

  /** Sends events and closes the day behind them. */
  private void send(List<HistoryEvent> events, LocalDate closedDay, Outcome outcome) {
    writer.send(events);
    List<HistoryEvent> closings = ClosingEvents.of(closedDay);
    closings.forEach(writer::sendToAllPartitions);
    List<HistoryEvent> sent = new ArrayList<>(events);
    sent.addAll(closings);
    outcome.add(sent, closedDay);
  }

  /**
   * A checkpoint is complete before every sink has committed, and what comes after accounts, such
   * as portfolios, may be written after it.
   */
  private void waitUntilAllIsCommitted(PublishedRecords uncommitted) {
    Waiting.until(
        "all that is written is committed",
        PATIENCE,
        () -> {
          job.checkpoint();
          uncommitted.readToTheEnd();
          committed.readToTheEnd();
          return committed.count() == uncommitted.count();
        });
  }

  private void waitFor(Outcome outcome, PublishedRecords reader) {
    boolean reached =
        reader.readUntil(
            () -> {
              job.mustBeAlive();
              return outcome.isReachedBy(reader);
            },
            PATIENCE);
    assertThat(reached ? List.of() : outcome.missingFrom(reader))
        .as("what was not published within %s", PATIENCE)
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}, parallelism {1}")
  @CsvSource({"hashmap, 1", "rocksdb, 2"})
  void aDisorderedLogWithBadRecordsComesToItsPlainFold(String stateBackend, int parallelism)
      throws Exception {
    DuebookSettings settings = settings(parallelism, stateBackend, "300ms");
    Outcome outcome = new Outcome(settings);
    List<HistoryEvent> history =
        Deliveries.disordered(AwkwardHistory.of(parallelism, 60, FIRST_DAY, LAST_DAY), 5);
    job = start(settings, null);

    for (BadRecord bad : BadRecord.all()) {
      outcome.add(bad, writer.sendBytes(bad.topic(), bad.payload()));
    }
    sendWithOneIdTwice(history.subList(0, history.size() / 2), outcome);
    for (BadRecord bad : BadRecord.all()) {
      outcome.add(bad, writer.sendBytes(bad.topic(), bad.payload()));
    }
    send(history, LAST_DAY.plusDays(40), outcome);
    waitFor(outcome, committed);

    job.stopWithSavepoint(directory);
    committed.readToTheEnd();
    outcome.mustBeAllOf(committed);
    assertThat(committed.exceptions().map(LedgerException::getKind))
        .containsOnlyOnce(LedgerExceptionKind.EVENT_ID_REUSED);
  }

  /** Another claim under an event id that was there before, in the same partition. */
  private void sendWithOneIdTwice(List<HistoryEvent> events, Outcome outcome) {
    writer.send(events);
    HistoryEvent first =
        events.stream()
            .filter(event -> event.fact() instanceof ClaimFact claim && claim.terms() != null)
            .findFirst()
            .orElseThrow();
    ClaimFact claim = (ClaimFact) first.fact();
    ClaimTerms terms = claim.terms();
    ClaimFact other =
        new ClaimFact(
            claim.eventId(),
            claim.occurredAt(),
            claim.claimId(),
            claim.submissionId(),
            claim.type(),
            new ClaimTerms(
                terms.serviceDate(), terms.billedCents() + 1, null, "USD", terms.coverages()));
    // Whatever partition the first lies in, it is there once more before the other.
    for (int partition = 0; partition < PARTITIONS; partition++) {
      writer.send(first, partition);
    }
    HistoryEvent reused = new HistoryEvent(first.practiceId(), first.accountId(), other);
    RecordMetadata place = writer.send(reused, 0);
    outcome.add(place, RejectionReason.EVENT_ID_REUSED, writer.bytes(reused));
  }

  @Test
  void stoppedWithASavepointAndStartedAtAnotherParallelismTheJobGoesOn() throws Exception {
    List<HistoryEvent> history = AwkwardHistory.of(77, 50, FIRST_DAY, LAST_DAY);
    List<HistoryEvent> disordered = Deliveries.disordered(history, 6);
    int half = disordered.size() / 2;
    DuebookSettings one = settings(1, "hashmap", "300ms");
    Outcome outcome = new Outcome(one);

    job = start(one, null);
    send(disordered.subList(0, half), LAST_DAY.plusDays(5), outcome);
    waitFor(outcome, committed);
    String savepoint = job.stopWithSavepoint(directory);

    job = start(settings(2, "hashmap", "300ms"), savepoint);
    send(disordered.subList(half, disordered.size()), LAST_DAY.plusDays(70), outcome);
    waitFor(outcome, committed);

    job.stopWithSavepoint(directory);
    committed.readToTheEnd();
    outcome.mustBeAllOf(committed);
  }

  @Test
  void aFailureBetweenTwoCheckpointsRepeatsNothingForReadersOfWhatIsCommitted() throws Exception {
    List<HistoryEvent> history =
        Deliveries.disordered(AwkwardHistory.of(9, 40, FIRST_DAY, LAST_DAY), 7);
    int third = history.size() / 3;
    DuebookSettings settings = settings(2, "hashmap", ON_REQUEST);
    Outcome outcome = new Outcome(settings);
    int failuresBefore = FailsOnce.failures();

    try (PublishedRecords uncommitted = reader(Isolation.READ_UNCOMMITTED)) {
      job = startWithFault(settings);
      send(history.subList(0, third), LAST_DAY.plusDays(1), outcome);
      waitFor(outcome, uncommitted);
      waitUntilAllIsCommitted(uncommitted);
      waitFor(outcome, committed);
      int committedBefore = committed.count();

      for (BadRecord bad : BadRecord.all()) {
        outcome.add(bad, writer.sendBytes(bad.topic(), bad.payload()));
      }
      send(history.subList(third, 2 * third), LAST_DAY.plusDays(2), outcome);
      waitFor(outcome, uncommitted);
      FailsOnce.arm();
      send(history.subList(2 * third, history.size()), LAST_DAY.plusDays(3), outcome);
      waitFor(outcome, uncommitted);
      assertThat(FailsOnce.failures()).isEqualTo(failuresBefore + 1);
      committed.readToTheEnd();
      assertThat(committed.count()).isEqualTo(committedBefore);

      job.checkpoint();
      waitFor(outcome, committed);
      job.stopWithSavepoint(directory);
      committed.readToTheEnd();
      outcome.mustBeAllOf(committed);
      uncommitted.readToTheEnd();
      // What the failed run had written is there, and no reader of committed records sees it.
      assertThat(uncommitted.count()).isGreaterThan(committed.count());
    }
  }

  /** Nobody has spoken of these days before, and each day of a portfolio is told once. */
  @Test
  void aFirstStartOnALongHistoryAndARestartInItTellEachDayAsAReplayDoes() throws Exception {
    List<HistoryEvent> history = SimulatedLog.of(12, 60, 200);
    int half = history.size() / 2;
    LocalDate last = SimulatedLog.FIRST_DAY.plusDays(201);
    DuebookSettings settings =
        settings("clock: EVENTS, idleness: 1h, catch-up: 10s", 2, "hashmap", "300ms");
    BatchFold fold = new BatchFold(settings, directory.resolve(prefix + "replay"));
    List<HistoryEvent> closings = ClosingEvents.of(last);
    writer.send(history.subList(0, half));

    job = start(settings, null);
    waitUntilDaysAreTold();
    String savepoint = job.stopWithSavepoint(directory);
    writer.send(history.subList(half, history.size()));
    closings.forEach(writer::sendToAllPartitions);
    job = start(settings, savepoint);
    List<HistoryEvent> all = new ArrayList<>(history);
    all.addAll(closings);
    fold.add(all, last);
    String lastDay = "@" + last.minusDays(1);
    Waiting.until(
        "the last day is told",
        PATIENCE,
        () -> {
          committed.readToTheEnd();
          return committed.keys(OutputTopic.PORTFOLIO_KPIS_DAILY).stream()
              .anyMatch(key -> key.endsWith(lastDay));
        });
    job.stopWithSavepoint(directory);
    committed.readToTheEnd();
    fold.mustHaveToldEveryDay(committed);
  }

  private void waitUntilDaysAreTold() {
    Waiting.until(
        "days are told",
        PATIENCE,
        () -> {
          committed.readToTheEnd();
          return committed.keys(OutputTopic.PORTFOLIO_KPIS_DAILY).size() > 1_000;
        });
  }

  @Test
  void aQuietAccountReachesEachBandOfAgeOnItsDayByTheTrafficOfOthers() throws Exception {
    // History is told day by day.
    DuebookSettings settings =
        settings("clock: EVENTS, idleness: 1h, catch-up: 0s", 2, "hashmap", "300ms");
    Outcome outcome = new Outcome(settings);
    HistoryEvent claim = claimServedOn(FIRST_DAY);
    job = start(settings, null);

    send(List.of(claim), FIRST_DAY.plusDays(30), outcome);
    waitFor(outcome, committed);
    send(List.of(), FIRST_DAY.plusDays(200), outcome);
    waitFor(outcome, committed);

    // At the end of all input nothing ages any more.
    job.drain(directory);
    committed.readToTheEnd();
    outcome.mustBeAllOf(committed);
    List<AccountKpis> said = committed.accountKpis().get(KEY);
    List<AccountKpis> aged = said.subList(said.size() - 4, said.size());
    assertThat(aged)
        .extracting(AccountKpis::getAsOf)
        .containsExactly(
            FIRST_DAY.plusDays(31),
            FIRST_DAY.plusDays(61),
            FIRST_DAY.plusDays(91),
            FIRST_DAY.plusDays(121));
    assertThat(aged)
        .extracting(kpis -> kpis.getPatient().getOldestDays())
        .containsExactly(31, 61, 91, 121);
  }

  @Test
  void whenAllTopicsAreSilentTheMachinesClockCarriesAgesOn() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    HistoryEvent claim = claimServedOn(today.minusDays(100));
    job = start(settings("clock: MACHINE, idleness: 500ms", 1, "hashmap", "300ms"), null);

    writer.send(List.of(claim));
    boolean aged =
        committed.readUntil(
            () -> {
              job.mustBeAlive();
              AccountKpis kpis = committed.lastAccountKpis().get(KEY);
              return kpis != null && kpis.getPatient().getAging().getDays91To120Cents() > 0;
            },
            PATIENCE);

    assertThat(aged).as("an account of 100 days ago is in band 91 to 120").isTrue();
    AccountKpis kpis = committed.lastAccountKpis().get(KEY);
    // The band's own day if the claim came before the clock; where the clock had already come to
    // today, the claim is first told of today, at once in its band.
    assertThat(kpis.getAsOf()).isIn(today.minusDays(9), today, today.plusDays(1));
    assertThat(kpis.getPatient().getAging().getDays91To120Cents()).isEqualTo(CHARGE_CENTS);
  }

  private static HistoryEvent claimServedOn(LocalDate day) {
    return new HistoryEvent(
        "practice-1",
        "quiet-account",
        new ClaimFact(
            "quiet-claim",
            day.atTime(9, 0).toInstant(ZoneOffset.UTC).toEpochMilli(),
            "claim",
            "submission",
            ClaimFact.Type.SUBMITTED,
            new ClaimTerms(day, CHARGE_CENTS, null, "USD", List.of())));
  }
}
