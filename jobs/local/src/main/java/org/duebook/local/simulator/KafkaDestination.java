package org.duebook.local.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.duebook.wire.SingleObjectWireFormat;
import picocli.CommandLine.Option;

/** Options that say which Kafka a simulation goes to, and how fast. */
final class KafkaDestination {
  private static final double MILLIS = 1000;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description =
          "Send the events to the topics of this Kafka instead of writing files: one or more"
              + " brokers, separated by commas.")
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

  @Option(
      names = "--history-days",
      defaultValue = "0",
      paramLabel = "N",
      description = "Days that are sent as fast as they go. Default: ${DEFAULT-VALUE}.")
  private int historyDays;

  @Option(
      names = "--day-seconds",
      defaultValue = "0",
      paramLabel = "N",
      description = "Then a business day takes this long. Default: ${DEFAULT-VALUE}.")
  private double daySeconds;

  /** What is wrong with the options, or null. */
  String fault() {
    if (historyDays < 0) {
      return "--history-days: " + historyDays + " (expected: 0 or more)";
    }
    return daySeconds < 0 ? "--day-seconds: " + daySeconds + " (expected: 0 or more)" : null;
  }

  /** A producer of so many days of a history. */
  HistoryProducer producer(SimulatedHistory history, int days) throws IOException {
    LocalDate start = history.nextDate();
    return new HistoryProducer(
        properties(),
        topicPrefix,
        history,
        new SingleObjectWireFormat(),
        start.plusDays(historyDays),
        Duration.ofMillis(Math.round(daySeconds * MILLIS)),
        start.plusDays(days));
  }

  private Map<String, Object> properties() throws IOException {
    Properties read = new Properties();
    if (clientProperties != null) {
      try (InputStream file = Files.newInputStream(clientProperties)) {
        read.load(file);
      }
    }
    Map<String, Object> properties = new HashMap<>();
    read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }
}
