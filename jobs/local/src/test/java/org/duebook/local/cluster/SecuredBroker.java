package org.duebook.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.duebook.analytics.OutputTopic;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.EventTopic;

/**
 * A broker in a process of its own that lets nobody in without TLS, a SCRAM password and an ACL.
 * Only the test comes in by a door of its own, on loopback, to make topics and ACLs.
 */
final class SecuredBroker implements AutoCloseable {
  /** The user of the job. */
  static final String USER = "duebook";

  /** The password of the user; a word that is found again wherever it leaks to. */
  static final String PASSWORD = "swordfish-of-the-canary";

  private static final String STORE_PASSWORD = "store-of-the-canary";
  private static final int ITERATIONS = 4096;

  private final BrokerProcess process;
  private final Admin admin;
  private final Path trustStore;
  private final int securedPort;

  private SecuredBroker(BrokerProcess process, Admin admin, Path trustStore, int securedPort) {
    this.process = process;
    this.admin = admin;
    this.trustStore = trustStore;
    this.securedPort = securedPort;
  }

  /** Starts it, with a certificate made for it and the job's user. */
  static SecuredBroker start(Path directory) throws Exception {
    Files.createDirectories(directory);
    Path keyStore = directory.resolve("broker.p12");
    Path trustStore = directory.resolve("trusted.p12");
    Path certificate = directory.resolve("broker.crt");
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-validity",
        "2",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1,dns:localhost",
        "-storetype",
        "PKCS12",
        "-keystore",
        keyStore.toString(),
        "-storepass",
        STORE_PASSWORD);
    keytool(
        "-exportcert",
        "-alias",
        "broker",
        "-keystore",
        keyStore.toString(),
        "-storepass",
        STORE_PASSWORD,
        "-file",
        certificate.toString());
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "broker",
        "-file",
        certificate.toString(),
        "-storetype",
        "PKCS12",
        "-keystore",
        trustStore.toString(),
        "-storepass",
        STORE_PASSWORD);
    int securedPort = BrokerProcess.freePort();
    int controllerPort = BrokerProcess.freePort();
    BrokerProcess process =
        BrokerProcess.start(
            directory.resolve("broker"),
            port ->
                Map.ofEntries(
                    Map.entry(
                        "listeners",
                        "CLIENTS://127.0.0.1:%d,SECURED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                            .formatted(port, securedPort, controllerPort)),
                    Map.entry(
                        "advertised.listeners",
                        "CLIENTS://127.0.0.1:%d,SECURED://127.0.0.1:%d"
                            .formatted(port, securedPort)),
                    Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                    Map.entry(
                        "listener.security.protocol.map",
                        "CLIENTS:PLAINTEXT,SECURED:SASL_SSL,CONTROLLER:PLAINTEXT"),
                    Map.entry("listener.name.secured.sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                    Map.entry(
                        "listener.name.secured.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                    Map.entry("listener.name.secured.ssl.keystore.type", "PKCS12"),
                    Map.entry("listener.name.secured.ssl.keystore.location", keyStore.toString()),
                    Map.entry("listener.name.secured.ssl.keystore.password", STORE_PASSWORD),
                    Map.entry(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                    Map.entry("super.users", "User:ANONYMOUS")));
    Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, process.bootstrapServers()));
    SecuredBroker broker = new SecuredBroker(process, admin, trustStore, securedPort);
    admin
        .alterUserScramCredentials(
            List.of(
                new UserScramCredentialUpsertion(
                    USER,
                    new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                    PASSWORD)))
        .all()
        .get();
    return broker;
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("keytool: " + said);
    }
  }

  /**
   * What the job's user must be allowed, and no more (the list of docs/security.md).
   *
   * @param prefix of topics, group and transactions
   */
  static List<AclBinding> needed(String prefix) {
    List<AclBinding> needed = new ArrayList<>();
    for (EventTopic topic : EventTopic.values()) {
      needed.add(allow(ResourceType.TOPIC, prefix + topic.topicName(), AclOperation.READ));
    }
    for (ControlTopic topic : ControlTopic.values()) {
      needed.add(allow(ResourceType.TOPIC, prefix + topic.topicName(), AclOperation.READ));
    }
    for (OutputTopic topic : OutputTopic.values()) {
      needed.add(allow(ResourceType.TOPIC, prefix + topic.topicName(), AclOperation.WRITE));
      // After a failure a sink looks up whose transactions are open in its topic.
      needed.add(allow(ResourceType.TOPIC, prefix + topic.topicName(), AclOperation.READ));
    }
    needed.add(allow(ResourceType.GROUP, prefix, AclOperation.READ));
    needed.add(
        new AclBinding(
            new ResourcePattern(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED),
            entry(AclOperation.WRITE)));
    needed.add(allow(ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE_CONFIGS));
    return needed;
  }

  private static AclBinding allow(ResourceType type, String name, AclOperation operation) {
    return new AclBinding(new ResourcePattern(type, name, PatternType.LITERAL), entry(operation));
  }

  private static AccessControlEntry entry(AclOperation operation) {
    return new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.ALLOW);
  }

  /** Allows what the bindings say. */
  void allow(Collection<AclBinding> bindings) throws ExecutionException, InterruptedException {
    admin.createAcls(bindings).all().get();
  }

  /** Takes a binding back. */
  void forbid(AclBinding binding) throws ExecutionException, InterruptedException {
    admin.deleteAcls(List.of(binding.toFilter())).all().get();
  }

  /** Where the test comes in. */
  String ownDoor() {
    return process.bootstrapServers();
  }

  /** Where everybody else comes in. */
  String bootstrapServers() {
    return "127.0.0.1:" + securedPort;
  }

  /** The certificates that clients trust. */
  Path trustStore() {
    return trustStore;
  }

  static String storePassword() {
    return STORE_PASSWORD;
  }

  /** Where the broker prints to. */
  Path log() {
    return process.log();
  }

  @Override
  public void close() {
    admin.close();
    process.close();
  }
}
