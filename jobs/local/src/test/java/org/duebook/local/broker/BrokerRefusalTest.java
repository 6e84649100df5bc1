package org.duebook.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

final class BrokerRefusalTest {
  private static String line(Throwable failure) {
    String line = BrokerRefusal.line("broker:9092", failure);
    assertThat(line)
        .startsWith("--bootstrap-servers: broker:9092: ")
        .contains("(expected: ")
        .hasLineCount(1);
    return line;
  }

  @Test
  void aHostThatIsNotKnownIsSaidToBeSo() {
    assertThat(
            line(
                new KafkaException(
                    "Failed to create new KafkaAdminClient",
                    new ConfigException(
                        "No resolvable bootstrap urls given in bootstrap.servers"))))
        .contains("no such host");
  }

  @Test
  void silenceIsSaidToBeSilence() {
    assertThat(line(new ExecutionException(new TimeoutException("Call(callName=listTopics)"))))
        .contains("no answer in time", "a broker that runs there")
        .doesNotContain("callName");
  }

  @Test
  void whoMayNotIsToldWhereCredentialsGo() {
    assertThat(line(new SaslAuthenticationException("no such user"))).contains("--command-config");
    assertThat(line(new TopicAuthorizationException("not authorized: models")))
        .contains("not authorized: models", "--command-config");
  }

  @Test
  void aTopicThatIsNotThereIsToBeMade() {
    assertThat(line(new ExecutionException(new UnknownTopicOrPartitionException("no models"))))
        .contains("topics create");
  }

  @Test
  void ofAnythingElseKafkasOwnWordsAreTold() {
    assertThat(line(new ExecutionException(new KafkaException("leader not there"))))
        .contains("leader not there");
  }
}
