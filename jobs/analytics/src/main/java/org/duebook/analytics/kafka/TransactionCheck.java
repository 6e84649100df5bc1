package org.duebook.analytics.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks at start what would otherwise lose records later: a transaction must outlast the time
 * between two checkpoints, and the broker must allow it.
 */
public final class TransactionCheck {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionCheck.class);
  private static final String BROKER_LIMIT = "transaction.max.timeout.ms";

  private TransactionCheck() {}

  /**
   * Refuses settings under which transactions would be aborted.
   *
   * @throws SettingsException if the timeout does not fit the checkpoint interval or the broker's
   *     limit
   */
  public static void check(DuebookSettings settings) {
    Duration timeout = settings.kafka().transactionTimeout();
    checkInterval(timeout, settings.flink().checkpointInterval());
    Properties properties = new Properties();
    settings.kafka().properties().forEach(properties::setProperty);
    properties.setProperty(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      checkBroker(admin, timeout);
    } catch (KafkaException e) {
      throw new SettingsException(
          "kafka: no client can be made of these settings: " + rootMessage(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SettingsException("interrupted while asking the broker for its limits", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        LOG.warn(
            "{} of the broker may not be read: kafka.transaction-timeout is not checked against it",
            BROKER_LIMIT);
        return;
      }
      throw new SettingsException(
          "kafka.bootstrap-servers: %s: no answer (expected: a running broker): %s"
              .formatted(settings.kafka().bootstrapServers(), e.getCause().getMessage()),
          e);
    }
  }

  static void checkInterval(Duration timeout, Duration interval) {
    if (timeout.compareTo(interval.multipliedBy(2)) < 0) {
      throw new SettingsException(
          "kafka.transaction-timeout: %d ms (expected: at least twice flink.checkpoint-interval, %d ms: an open"
                  .formatted(timeout.toMillis(), interval.toMillis())
              + " transaction must live until the next checkpoint and a restart)");
    }
  }

  private static String rootMessage(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  private static void checkBroker(Admin admin, Duration timeout)
      throws ExecutionException, InterruptedException {
    Node broker = admin.describeCluster().nodes().get().iterator().next();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
    Map<ConfigResource, Config> configs = admin.describeConfigs(List.of(resource)).all().get();
    checkLimit(timeout, configs.get(resource));
  }

  static void checkLimit(Duration timeout, Config broker) {
    ConfigEntry limit = broker.get(BROKER_LIMIT);
    if (limit != null
        && limit.value() != null
        && timeout.toMillis() > Long.parseLong(limit.value())) {
      throw new SettingsException(
          "kafka.transaction-timeout: %d ms (expected: at most the broker's %s, %s ms)"
              .formatted(timeout.toMillis(), BROKER_LIMIT, limit.value()));
    }
  }
}
