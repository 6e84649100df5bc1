package org.duebook.local.broker;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Says in one line why a Kafka did not do what was asked, and what to do. */
final class BrokerRefusal {
  private BrokerRefusal() {}

  /**
   * The line, without its end.
   *
   * @param bootstrapServers that were asked
   * @param failure what Kafka's client threw
   */
  static String line(String bootstrapServers, Throwable failure) {
    return "--bootstrap-servers: " + bootstrapServers + ": " + reason(failure);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof ConfigException) {
        // Its message has the configuration's own names, and where a name is not resolved no host.
        return cause.getMessage().contains("bootstrap")
            ? "no such host, or not HOST:PORT (expected: brokers that this machine can find)"
            : cause.getMessage() + " (expected: what --command-config may say)";
      }
      if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
        return cause.getMessage() + " (expected: who may do this; see --command-config)";
      }
      if (cause instanceof UnknownTopicOrPartitionException) {
        return cause.getMessage() + " (expected: a topic that is there; topics create makes them)";
      }
      if (cause instanceof TimeoutException) {
        return "no answer in time (expected: a broker that runs there; is TLS asked for?)";
      }
      cause = cause.getCause();
    }
    Throwable said = failure instanceof ExecutionException ? failure.getCause() : failure;
    return said.getMessage() + " (expected: a broker that answers and allows it)";
  }
}
