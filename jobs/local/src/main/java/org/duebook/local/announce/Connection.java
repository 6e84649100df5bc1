package org.duebook.local.announce;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import picocli.CommandLine.Option;

/** Options that say which Kafka to talk to. */
final class Connection {
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

  Announcer announcer() throws IOException {
    Properties properties = new Properties();
    if (clientProperties != null) {
      try (InputStream file = Files.newInputStream(clientProperties)) {
        properties.load(file);
      }
    }
    properties.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new Announcer(properties, topicPrefix);
  }

  String bootstrapServers() {
    return bootstrapServers;
  }
}
