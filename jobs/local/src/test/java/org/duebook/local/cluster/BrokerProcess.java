package org.duebook.local.cluster;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.duebook.local.broker.LocalBroker;

/**
 * A Kafka broker in a process of its own. It can be killed and started again on the same log and
 * port.
 *
 * <p>Not a test: its {@link #main} is what the other process runs.
 */
final class BrokerProcess implements AutoCloseable {
  private static final String STARTED = "the broker answers";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path directory;
  private final int port;
  private final Map<String, String> properties;
  private OwnProcess process;

  private BrokerProcess(Path directory, int port, Map<String, String> properties) {
    this.directory = directory;
    this.port = port;
    this.properties = properties;
  }

  /** Runs a broker until the process is killed. Arguments: directory, port, property file. */
  public static void main(String[] arguments) throws Exception {
    Properties further = new Properties();
    try (java.io.Reader reader = Files.newBufferedReader(Path.of(arguments[2]))) {
      further.load(reader);
    }
    Map<String, String> properties = new HashMap<>();
    further.stringPropertyNames().forEach(n -> properties.put(n, further.getProperty(n)));
    try (LocalBroker broker =
        LocalBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), properties)) {
      System.out.println(STARTED + " at " + broker.bootstrapServers());
      new CountDownLatch(1).await();
    }
  }

  /** A port that nobody listens on now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts a broker on a free port and waits until it answers.
   *
   * @param properties of Kafka's for a broker on a port, beside those of {@link LocalBroker}
   */
  static BrokerProcess start(Path directory, IntFunction<Map<String, String>> properties)
      throws IOException {
    int port = freePort();
    BrokerProcess broker = new BrokerProcess(directory, port, properties.apply(port));
    broker.startAgain();
    return broker;
  }

  /** Starts a broker that was killed, with what it had written by then. */
  void startAgain() throws IOException {
    Files.createDirectories(directory);
    Properties further = new Properties();
    further.putAll(properties);
    Path file = directory.resolve("further.properties");
    try (java.io.Writer writer = Files.newBufferedWriter(file)) {
      further.store(writer, null);
    }
    Path log = directory.resolve("broker.out");
    int before = process == null ? 0 : process.said().length();
    if (process != null && Without.BROKER_LOG.isTakenAway()) {
      Files.move(logDirectory(), directory.resolve("lost"));
    }
    process =
        OwnProcess.start(
            "broker",
            new OwnProcess.Program(
                BrokerProcess.class.getName(),
                List.of(logDirectory().toString(), String.valueOf(port), file.toString()),
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dduebook.log.level=INFO"),
                List.of(
                    System.getProperty("java.class.path")
                        .split(Pattern.quote(File.pathSeparator), -1)),
                Map.of()),
            log);
    Waiting.until(
        "the broker answers",
        PATIENCE,
        () -> {
          process.mustBeAlive();
          return process.said().indexOf(STARTED, before) >= 0;
        });
  }

  private Path logDirectory() {
    return directory.resolve("log");
  }

  /** Kills it (SIGKILL). */
  void kill() {
    process.kill();
  }

  /** Where clients find it. */
  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Where it prints to. */
  Path log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }
}
