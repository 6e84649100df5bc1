package org.duebook.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker that is its own controller, on loopback, with its log in a directory. The same
 * directory can be started again later.
 */
public final class LocalBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String CLIENTS = "CLIENTS";
  private static final String CONTROLLER = "CONTROLLER";
  private static final int NODE_ID = 1;
  private static final long BUFFER_BYTES = 2L << 20;
  private static final int NO_PORT = 0;

  private final KafkaRaftServer server;
  private final int port;

  private LocalBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker.
   *
   * @param directory of its log; made and formatted if it is not there
   * @param port for clients; 0 takes a free one
   */
  public static LocalBroker start(Path directory, int port) throws Exception {
    return start(directory, port, Map.of());
  }

  /** Starts a broker with further properties of Kafka's. */
  public static LocalBroker start(Path directory, int port, Map<String, String> further)
      throws Exception {
    int clientPort = port == 0 ? freePortBeside(NO_PORT) : port;
    Map<String, String> properties = properties(directory, clientPort, freePortBeside(clientPort));
    properties.putAll(further);
    if (!Files.exists(directory.resolve("meta.properties"))) {
      format(directory);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    server.startup();
    return new LocalBroker(server, clientPort);
  }

  /** A port that nobody listens on now, other than one that is free as well but spoken for. */
  private static int freePortBeside(int spokenFor) throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      if (socket.getLocalPort() != spokenFor) {
        return socket.getLocalPort();
      }
      // As long as the first socket holds that port, the system gives another.
      try (ServerSocket other = new ServerSocket(0)) {
        return other.getLocalPort();
      }
    }
  }

  private static void format(Path directory) throws Exception {
    Files.createDirectories(directory);
    new Formatter()
        .setNodeId(NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(CONTROLLER)
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static Map<String, String> properties(Path directory, int port, int controllerPort) {
    Map<String, String> properties = new HashMap<>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", String.valueOf(NODE_ID));
    properties.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
    properties.put("controller.listener.names", CONTROLLER);
    properties.put(
        "listeners",
        "%s://%s:%d,%s://%s:%d".formatted(CLIENTS, HOST, port, CONTROLLER, HOST, controllerPort));
    properties.put("advertised.listeners", "%s://%s:%d".formatted(CLIENTS, HOST, port));
    properties.put(
        "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    properties.put("inter.broker.listener.name", CLIENTS);
    properties.put("log.dirs", directory.toString());
    // One broker: nothing is copied. Threads are as many as Kafka's own default: two for requests
    // were kept waiting by a job that began again on ten transactional topics after a failure.
    properties.put("default.replication.factor", "1");
    properties.put("min.insync.replicas", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(BUFFER_BYTES));
    // A topic that nobody made is a mistake that should show.
    properties.put("auto.create.topics.enable", "false");
    return properties;
  }

  /** Where clients find it. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** What a client of Kafka is to be told to find it. */
  public Properties clientProperties() {
    Properties properties = new Properties();
    properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    return properties;
  }

  /** Stops it; the log stays. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
