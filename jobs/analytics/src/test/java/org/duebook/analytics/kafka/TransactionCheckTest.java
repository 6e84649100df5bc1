package org.duebook.analytics.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.analytics.settings.SettingsFile;
import org.junit.jupiter.api.Test;

class TransactionCheckTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @Test
  void aTransactionOutlivesTwoCheckpoints() {
    assertThatCode(() -> TransactionCheck.checkInterval(Duration.ofMillis(20_001), INTERVAL))
        .doesNotThrowAnyException();
    assertThatCode(() -> TransactionCheck.checkInterval(Duration.ofSeconds(20), INTERVAL))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> TransactionCheck.checkInterval(Duration.ofMillis(19_999), INTERVAL))
        .withMessageStartingWith(
            "kafka.transaction-timeout: 19999 ms (expected: at least twice flink.checkpoint-interval, 10000 ms");
  }

  @Test
  void theBrokerHasToAllowIt() {
    Config broker = new Config(List.of(new ConfigEntry("transaction.max.timeout.ms", "900000")));
    assertThatCode(() -> TransactionCheck.checkLimit(Duration.ofMillis(899_999), broker))
        .doesNotThrowAnyException();
    assertThatCode(() -> TransactionCheck.checkLimit(Duration.ofMinutes(15), broker))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> TransactionCheck.checkLimit(Duration.ofMillis(900_001), broker))
        .withMessage(
            "kafka.transaction-timeout: 900001 ms (expected: at most the broker's transaction.max.timeout.ms, 900000 ms)");
  }

  @Test
  void aBrokerThatDoesNotTellIsNotHeldAgainstIt() {
    assertThatCode(() -> TransactionCheck.checkLimit(Duration.ofDays(1), new Config(List.of())))
        .doesNotThrowAnyException();
    Config untold = new Config(List.of(new ConfigEntry("transaction.max.timeout.ms", null)));
    assertThatCode(() -> TransactionCheck.checkLimit(Duration.ofDays(1), untold))
        .doesNotThrowAnyException();
  }

  @Test
  void theIntervalIsCheckedBeforeAnyBrokerIsAsked() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () ->
                TransactionCheck.check(
                    SettingsFile.parse(
                        "flink: {checkpoint-interval: 8min}", "test.yaml", name -> null)))
        .withMessageStartingWith("kafka.transaction-timeout: 900000 ms");
  }

  @Test
  void propertiesOfWhichNoClientCanBeMadeAreRefused() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () ->
                TransactionCheck.check(
                    SettingsFile.parse(
                        "kafka: {properties: {security.protocol: PLAIN}}",
                        "test.yaml",
                        name -> null)))
        .withMessageStartingWith("kafka: no client can be made of these settings: ")
        .withMessageContaining("security.protocol");
  }
}
