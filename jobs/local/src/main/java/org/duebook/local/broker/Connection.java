package org.duebook.local.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;

/** Options that say which Kafka a command talks to, the same for every command. */
public final class Connection {
  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "One or more brokers, separated by commas.")
  private String bootstrapServers;

  @Option(
      names = "--topic-prefix",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "Put before every name, as kafka.topic-prefix in the settings.")
  private String topicPrefix;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Properties of Kafka's clients, such as security.protocol.")
  private Path clientProperties;

  /** Made by the command line. */
  public Connection() {}

  /** Put before the name of every topic. */
  public String topicPrefix() {
    return topicPrefix;
  }

  /**
   * Properties of Kafka's clients, the brokers among them.
   *
   * @throws IOException if the file of --command-config is not there or can't be read
   */
  public Properties properties() throws IOException {
    Properties properties = new Properties();
    if (clientProperties != null) {
      try (InputStream file = Files.newInputStream(clientProperties)) {
        properties.load(file);
      }
    }
    properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /** Says in one line why this Kafka did not do what was asked, and what to do. */
  public String refusal(Throwable failure) {
    return BrokerRefusal.line(bootstrapServers, failure);
  }
}
