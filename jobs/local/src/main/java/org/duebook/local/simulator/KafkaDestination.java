package org.duebook.local.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.duebook.local.broker.Connection;
import org.duebook.wire.SingleObjectWireFormat;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say which Kafka a simulation goes to, and how fast. */
final class KafkaDestination {
  private static final double MILLIS = 1000;
  private static final String ANSWER_MILLIS = "15000";

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Connection connection;

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

  /** Says in one line why Kafka did not take the events. */
  String refusal(KafkaException failure) {
    return connection.refusal(failure);
  }

  /** A producer of so many days of a history. */
  HistoryProducer producer(SimulatedHistory history, int days) throws IOException {
    LocalDate start = history.nextDate();
    Properties properties = connection.properties();
    properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS);
    return new HistoryProducer(
        properties,
        connection.topicPrefix(),
        history,
        new SingleObjectWireFormat(),
        start.plusDays(historyDays),
        Duration.ofMillis(Math.round(daySeconds * MILLIS)),
        start.plusDays(days));
  }
}
