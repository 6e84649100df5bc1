package org.duebook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.duebook.schemas.Contracts;
import org.junit.jupiter.api.Test;

class TopicsTest {
  @Test
  void everyTopicIsTheOneThatItsContractNames() {
    for (EventTopic topic : EventTopic.values()) {
      assertNamed(topic.schema(), topic.topicName());
    }
    for (ControlTopic topic : ControlTopic.values()) {
      assertNamed(topic.schema(), topic.topicName());
    }
  }

  private static void assertNamed(Schema contract, String topicName) {
    assertThat(contract.getDoc()).containsPattern("Topic\\s" + topicName + "[.,]");
  }

  @Test
  void everyContractThatComesInHasItsTopic() {
    List<String> records =
        Stream.concat(
                Arrays.stream(EventTopic.values()).map(EventTopic::schema),
                Arrays.stream(ControlTopic.values()).map(ControlTopic::schema))
            .map(Schema::getName)
            .toList();
    assertThat(records).containsExactlyElementsOf(Contracts.comingIn());
  }
}
