package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.duebook.analytics.DuebookJob;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.local.Duebook;
import org.duebook.local.broker.LocalBroker;
import org.duebook.local.history.HistoryEvent;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ShippedModel;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.RejectionReason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Models and policies announced to a running job over Kafka, from the command line. */
class AnnouncementITCase {
  private static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

  @TempDir private static Path directory;
  private static LocalBroker broker;
  private static MiniCluster cluster;
  private static int tests;

  private String prefix;
  private RunningJob job;
  private TopicWriter writer;
  private PublishedRecords committed;
  private int accounts;

  @BeforeAll
  static void aBrokerAndACluster() throws Exception {
    broker = LocalBroker.start(directory.resolve("broker"), 0);
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(PARTITIONS)
                .build());
    cluster.start();
  }

  @AfterAll
  static void bothEnd() throws Exception {
    // The cluster is not there if the broker did not start.
    if (cluster != null) {
      cluster.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @BeforeEach
  void aRunningJob() throws Exception {
    prefix = "announced-%d-".formatted(++tests);
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      KafkaTopics.createMissing(admin, KafkaTopics.all(prefix, PARTITIONS, Optional.empty()));
    }
    writer = new TopicWriter(broker.bootstrapServers(), prefix, PARTITIONS, tests);
    committed =
        new PublishedRecords(
            broker.bootstrapServers(),
            prefix,
            PARTITIONS,
            PublishedRecords.Isolation.READ_COMMITTED);
    DuebookSettings settings =
        SettingsFile.parse(
            """
            time: {clock: EVENTS, idleness: 300ms, coalescing: 40ms, catch-up: 200ms}
            kafka:
              bootstrap-servers: %s
              topic-prefix: %s
              group-id: %s
              transactional-id-prefix: %s
            flink:
              parallelism: %d
              checkpoint-interval: 300ms
              checkpoint-directory: %s
            """
                .formatted(
                    broker.bootstrapServers(),
                    prefix,
                    prefix,
                    prefix,
                    PARTITIONS,
                    directory.resolve(prefix + "checkpoints").toUri()),
            "settings of the test",
            name -> null);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(DuebookJob.configuration(settings));
    DuebookJob.wire(environment, settings);
    job = RunningJob.start(cluster, environment, null);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    writer.close();
    committed.close();
    job.cancel();
  }

  private String announce(String... arguments) {
    List<String> all = new ArrayList<>(List.of("announce"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers(), "--topic-prefix", prefix));
    StringWriter out = new StringWriter();
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    StringWriter err = new StringWriter();
    commandLine.setErr(new PrintWriter(err, true));
    assertThat(commandLine.execute(all.toArray(String[]::new))).as(err.toString()).isZero();
    return out.toString();
  }

  /** Somebody comes for a visit and pays without insurance. */
  private void anAccountOpens() {
    String account = "account-" + ++accounts;
    writer.send(
        List.of(
            new HistoryEvent(
                "practice-1",
                account,
                new ClaimFact(
                    account + "-claim",
                    DAY.atTime(9, 0).plusMinutes(accounts).toInstant(ZoneOffset.UTC).toEpochMilli(),
                    account + "-claim",
                    account + "-submission",
                    ClaimFact.Type.SUBMITTED,
                    new ClaimTerms(DAY, 10_000, null, "USD", List.of())))));
  }

  /** Sends accounts until one is followed up as the test wants it. */
  private boolean comesTo(java.util.function.Predicate<PatientFollowUp> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      job.mustBeAlive();
      anAccountOpens();
      String newest = "account-" + accounts;
      boolean told =
          committed.readUntil(
              () -> committed.patientFollowUps().containsKey("practice-1:" + newest), PATIENCE);
      assertThat(told).as("the newest account is followed up").isTrue();
      if (wanted.test(committed.patientFollowUps().get("practice-1:" + newest))) {
        return true;
      }
    }
    return false;
  }

  private Path file(String name, byte[] content) throws Exception {
    return Files.write(directory.resolve(prefix + name), content);
  }

  @Test
  void aModelTakesOverWhileTheJobRunsAndABrokenOneDoesNot() throws Exception {
    String shipped =
        LateModel.read(ShippedModel.PATIENT.artifact(), FeatureContract.current())
            .facts()
            .modelId();
    byte[] other = ShippedModel.PATIENT_CHALLENGER.artifact();
    String otherId = LateModel.read(other, FeatureContract.current()).facts().modelId();
    assertThat(comesTo(followUp -> followUp.getModelId().equals(shipped))).isTrue();

    String said =
        announce("model", "--role", "CHAMPION", "--model", file("model", other).toString());
    assertThat(said).startsWith("announced " + otherId + " as CHAMPION for PATIENT");
    assertThat(comesTo(followUp -> followUp.getModelId().equals(otherId)))
        .as("the announced model decides")
        .isTrue();

    writer.sendModelBytes(new byte[] {1, 2, 3});
    boolean refused =
        committed.readUntil(
            () ->
                committed
                    .rejections()
                    .anyMatch(it -> it.getReason() == RejectionReason.MODEL_REFUSED),
            PATIENCE);
    assertThat(refused).isTrue();
    assertThat(comesTo(followUp -> true)).isTrue();
    assertThat(committed.patientFollowUps().get("practice-1:account-" + accounts).getModelId())
        .isEqualTo(otherId);

    announce("retire", "--model-id", otherId, "--party", "PATIENT", "--role", "CHAMPION");
    assertThat(comesTo(followUp -> followUp.getScore().getFallback())).isTrue();
  }

  @Test
  void aPolicyPlansTheAccountsThatAreThereAnew() throws Exception {
    assertThat(comesTo(followUp -> true)).isTrue();
    PatientFollowUp before = committed.patientFollowUps().get("practice-1:account-1");

    announce(
        "policy",
        "--policy",
        file("policy.yaml", "worklist: {size: 7}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .toString());
    boolean planned =
        committed.readUntil(
            () ->
                !committed
                    .patientFollowUps()
                    .get("practice-1:account-1")
                    .getPolicyId()
                    .equals(before.getPolicyId()),
            PATIENCE);
    assertThat(planned).as("the silent account is planned by the new policy").isTrue();
  }
}
