package org.duebook.analytics.kafka;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.duebook.analytics.OutputTopic;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.Test;

class KafkaTopicsTest {
  private static Map<String, NewTopic> topics(String prefix, Optional<Short> replication) {
    return KafkaTopics.all(prefix, 6, replication).stream()
        .collect(toMap(NewTopic::name, topic -> topic));
  }

  @Test
  void everyTopicIsThereOnceUnderItsPrefix() {
    List<String> expected =
        Stream.of(
                Arrays.stream(EventTopic.values()).map(EventTopic::topicName),
                Arrays.stream(ControlTopic.values()).map(ControlTopic::topicName),
                Arrays.stream(OutputTopic.values()).map(OutputTopic::topicName))
            .flatMap(names -> names)
            .map(name -> "test-" + name)
            .toList();
    assertThat(KafkaTopics.all("test-", 6, Optional.empty()))
        .extracting(NewTopic::name)
        .containsExactlyInAnyOrderElementsOf(expected)
        .contains("test-claims", "test-account-kpis", "test-rejected-events");
  }

  @Test
  void everyTopicHasThePartitionsAndCopiesThatWereAskedFor() {
    assertThat(topics("", Optional.of((short) 3)).values())
        .allSatisfy(
            topic -> {
              assertThat(topic.numPartitions()).isEqualTo(isControl(topic) ? 1 : 6);
              assertThat(topic.replicationFactor()).isEqualTo((short) 3);
            });
    assertThat(topics("", Optional.empty()).values())
        .as("the broker's choice")
        .allSatisfy(topic -> assertThat(topic.replicationFactor()).isEqualTo((short) -1));
  }

  private static boolean isControl(NewTopic topic) {
    return Arrays.stream(ControlTopic.values()).anyMatch(it -> it.topicName().equals(topic.name()));
  }

  @Test
  void ofAnAnnouncementTheLatestOfItsKeyIsKeptAndAModelFitsIn() {
    Map<String, NewTopic> topics = topics("", Optional.empty());
    for (ControlTopic topic : ControlTopic.values()) {
      assertThat(topics.get(topic.topicName()).configs())
          .as(topic.topicName())
          .containsEntry("cleanup.policy", "compact")
          .containsEntry("max.message.bytes", "16777216");
    }
  }

  @Test
  void whatComesInIsKeptForEver() {
    Map<String, NewTopic> topics = topics("", Optional.empty());
    for (EventTopic topic : EventTopic.values()) {
      assertThat(topics.get(topic.topicName()).configs())
          .as(topic.topicName())
          .isEqualTo(Map.of("retention.ms", "-1"));
    }
  }

  @Test
  void upsertsAreCompactedAndTheRestIsKeptForAYear() {
    Map<String, NewTopic> topics = topics("", Optional.empty());
    assertThat(OutputTopic.ACCOUNT_KPIS.isUpsert()).isTrue();
    assertThat(OutputTopic.LEDGER_EXCEPTIONS.isUpsert()).isFalse();
    assertThat(OutputTopic.REJECTED_EVENTS.isUpsert()).isFalse();
    for (OutputTopic topic : OutputTopic.values()) {
      Map<String, String> configs = topics.get(topic.topicName()).configs();
      if (topic.isUpsert()) {
        assertThat(configs)
            .containsEntry("cleanup.policy", "compact")
            .doesNotContainKey("retention.ms");
      } else {
        assertThat(configs).containsEntry("retention.ms", "31536000000");
      }
    }
  }

  @Test
  void aRefusedRecordOfTheLargestSizeFitsItsTopic() {
    int brokersDefault = 1_048_588;
    assertThat(
            Integer.parseInt(
                topics("", Optional.empty())
                    .get("rejected-events")
                    .configs()
                    .get("max.message.bytes")))
        .isGreaterThan(brokersDefault + 10_000);
  }
}
