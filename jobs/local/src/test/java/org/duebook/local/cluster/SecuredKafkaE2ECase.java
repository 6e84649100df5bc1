package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.duebook.local.history.HistoryEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The job on a cluster, at a Kafka that asks for TLS, a SCRAM password and an ACL for everything.
 *
 * <p>One secret comes from an environment variable, which the job's settings take in when the job
 * is submitted; the other from a file that Kafka's clients read where they run.
 */
final class SecuredKafkaE2ECase {
  private static final Path JOB = Path.of("../analytics/target/duebook-job.jar");
  private static final String NAME = "secured";
  private static final String PREFIX = NAME + "-1-";

  @TempDir private static Path directory;
  private static SecuredBroker broker;
  private static FlinkCluster cluster;
  private static String jar;

  @BeforeAll
  static void aSecuredBrokerAndACluster() throws Exception {
    broker = SecuredBroker.start(directory.resolve("broker"));
    broker.allow(SecuredBroker.needed(PREFIX));
    cluster =
        FlinkCluster.start(
            directory.resolve("cluster"),
            1,
            // What may not be read or written is not to be had by trying again.
            Map.of("restart-strategy.type", "none"),
            Map.of("DUEBOOK_KAFKA_PASSWORD", SecuredBroker.PASSWORD));
    jar = cluster.requests().upload(JOB);
    Files.writeString(secrets(), "store=" + SecuredBroker.storePassword());
  }

  @AfterAll
  static void allEnd() {
    if (cluster != null) {
      cluster.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  private static Path secrets() {
    return directory.resolve("secrets.properties");
  }

  private static Trial trial() throws Exception {
    Trial trial = new Trial(NAME, 1, broker.ownDoor(), cluster, directory, Trial.EVENT_TIME);
    trial.connects(
        broker.bootstrapServers(),
        """
        {
          security.protocol: SASL_SSL,
          sasl.mechanism: SCRAM-SHA-512,
          sasl.jaas.config: 'org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="${DUEBOOK_KAFKA_PASSWORD}";',
          ssl.truststore.type: PKCS12,
          ssl.truststore.location: '%s',
          ssl.truststore.password: '${file:%s:store}',
          config.providers: file,
          config.providers.file.class: org.apache.kafka.common.config.provider.FileConfigProvider}"""
            .formatted(SecuredBroker.USER, broker.trustStore(), secrets()));
    return trial;
  }

  @Test
  void withTheListedPermissionsTheJobWorksAndNoSecretShows() throws Exception {
    List<HistoryEvent> history = SimulatedLog.of(3, 40, 60);
    try (Trial trial = trial()) {
      trial.start(jar, 1, null);
      trial.send(history);
      trial.close(SimulatedLog.FIRST_DAY.plusDays(61));
      String shown = cluster.requests().shown(trial.job());
      trial.stop("CANONICAL");
      trial.mustHavePublishedTheFold();

      assertThat(shown).contains("Duebook");
      assertThat(shown.contains(SecuredBroker.PASSWORD)).as("password on the web page").isFalse();
      assertThat(shown.contains(SecuredBroker.storePassword()))
          .as("store password on the web page")
          .isFalse();
      List<Path> logs = new ArrayList<>(cluster.logs());
      logs.add(broker.log());
      assertThat(holding(logs, SecuredBroker.PASSWORD)).as("logs with the password").isEmpty();
      // What a file holds is in no file of the cluster: not in its logs, not in checkpoints, not in
      // the job that high availability keeps.
      assertThat(holding(filesOfTheCluster(), SecuredBroker.storePassword())).isEmpty();
      LogCanary.mustNotSing(logs, history);
    }
  }

  private static List<Path> filesOfTheCluster() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("cluster"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<Path> holding(List<Path> files, String secret) throws IOException {
    List<Path> holding = new ArrayList<>();
    for (Path file : files) {
      if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret)) {
        holding.add(file);
      }
    }
    return holding;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "TOPIC, claims, READ, " + PREFIX + "claims",
    "TOPIC, account-kpis, WRITE, " + PREFIX + "account-kpis",
    "TOPIC, account-kpis, READ, " + PREFIX + "account-kpis",
    "GROUP, '', READ, " + PREFIX,
    "TRANSACTIONAL_ID, '', WRITE, Transactional Id authorization failed"
  })
  void withoutOneOfThePermissionsTheJobSaysWhichItLacks(
      ResourceType type, String name, AclOperation operation, String says) throws Exception {
    AclBinding binding =
        SecuredBroker.needed(PREFIX).stream()
            .filter(
                it ->
                    it.pattern().resourceType() == type
                        && it.pattern().name().equals(PREFIX + name)
                        && it.entry().operation() == operation)
            .findFirst()
            .orElseThrow();
    broker.forbid(binding);
    try (Trial trial = trial()) {
      trial.start(jar, 1, null);
      Waiting.until(
          "the job fails and names " + binding.pattern(),
          Trial.PATIENCE,
          () -> {
            String failure = cluster.requests().failure(trial.job());
            return failure.contains("AuthorizationException") && failure.contains(says);
          });
    } finally {
      broker.allow(List.of(binding));
    }
  }
}
