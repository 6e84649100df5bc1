package org.duebook.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.duebook.analytics.guidance.Controls;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.IncomingRecordCodec;
import org.duebook.analytics.serialization.CodecSerializer;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.Test;

/** The wiring, built but not run: every type has a codec and every operator a name of its own. */
class DuebookTopologyTest {
  private static final CodecType<IncomingRecord> INCOMING =
      new CodecType<>(new IncomingRecordCodec());

  private static StreamExecutionEnvironment environment() {
    Configuration strict = DuebookJob.strict();
    assertThat(strict.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(strict.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    return StreamExecutionEnvironment.getExecutionEnvironment(strict);
  }

  private static DataStream<IncomingRecord> oneRecord(
      StreamExecutionEnvironment environment, String uid) {
    IncomingRecord empty = new IncomingRecord(EventTopic.CLAIMS, "claims", 0, 0, 0, new byte[0]);
    return environment.fromData(List.of(empty), INCOMING).uid(uid);
  }

  /** The uids of a job, of which each has to be there once. */
  private static List<String> uids(StreamExecutionEnvironment environment) {
    StreamGraph graph = environment.getStreamGraph(false);
    // Asks every operator for a uid, and every type for a serializer.
    assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
    return graph.getStreamNodes().stream().map(StreamNode::getTransformationUID).toList();
  }

  private static void wire(
      StreamExecutionEnvironment environment, List<EventTopic> topics, boolean withClock) {
    Map<EventTopic, DataStream<IncomingRecord>> events = new EnumMap<>(EventTopic.class);
    topics.forEach(topic -> events.put(topic, oneRecord(environment, OperatorIds.source(topic))));
    DuebookTopology topology =
        new DuebookTopology(
            SettingsFile.defaults().businessRules(),
            Events.GUIDANCE,
            SettingsFile.defaults().pace(),
            Events.WIRE);
    DuebookTopology.Outputs outputs =
        withClock
            ? topology.wire(
                events,
                Controls.none(environment),
                oneRecord(environment, OperatorIds.CLOCK_SOURCE))
            : topology.wire(events, Controls.none(environment));
    assertThat(outputs.byTopic()).containsOnlyKeys(OutputTopic.values());
    outputs
        .byTopic()
        .forEach(
            (topic, records) ->
                records.sinkTo(new DiscardingSink<>()).uid(OperatorIds.sink(topic.topicName())));
  }

  @Test
  void theWholeJobBuildsAndEveryOperatorHasAUidOfItsOwn() {
    StreamExecutionEnvironment environment = environment();
    wire(environment, Arrays.asList(EventTopic.values()), true);
    assertThat(uids(environment))
        .doesNotContainNull()
        .doesNotHaveDuplicates()
        .allSatisfy(uid -> assertThat(uid).matches("[a-z]+(-[a-z]+)*"))
        .contains(
            "claims-intake",
            "eobs-intake",
            "payments-intake",
            "adjustments-intake",
            "activities-intake",
            "clock-intake",
            "claim-directory",
            "account-search",
            "account-ledger",
            "worklist",
            "model-quality")
        .isSubsetOf(allUids());
  }

  @Test
  void everyRecordBetweenOperatorsHasACodec() {
    StreamExecutionEnvironment environment = environment();
    wire(environment, Arrays.asList(EventTopic.values()), true);
    for (StreamNode node : environment.getStreamGraph(false).getStreamNodes()) {
      assertThat(node.getTypeSerializersIn())
          .as(node.getOperatorName())
          .allSatisfy(serializer -> assertThat(serializer).isInstanceOf(CodecSerializer.class));
      if (node.getStateKeySerializer() != null) {
        assertThat(node.getStateKeySerializer()).isInstanceOf(StringSerializer.class);
      }
    }
  }

  @Test
  void oneTopicAloneIsAJobToo() {
    for (EventTopic topic : EventTopic.values()) {
      StreamExecutionEnvironment environment = environment();
      wire(environment, List.of(topic), false);
      assertThat(uids(environment))
          .contains(OperatorIds.intake(topic), OperatorIds.ACCOUNT_LEDGER)
          .doesNotContain(OperatorIds.CLOCK_INTAKE);
    }
  }

  @Test
  void fromKafkaToKafkaEveryUidIsOneOfTheFile() {
    StreamExecutionEnvironment environment = environment();
    DuebookJob.wire(environment, SettingsFile.defaults());
    List<String> uids = uids(environment);
    // Flink derives the committer's uid from the sink's.
    List<String> ours = uids.stream().filter(uid -> !uid.startsWith("Sink Committer: ")).toList();
    assertThat(uids).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(ours).isSubsetOf(allUids());
    assertThat(ours)
        .contains(
            "claims-source",
            "eobs-source",
            "payments-source",
            "adjustments-source",
            "activities-source",
            "clock-source",
            "clock-only-time");
  }

  @Test
  void aJobThatOnlyEventsMoveHasNoClock() {
    StreamExecutionEnvironment environment = environment();
    DuebookJob.wire(
        environment, SettingsFile.parse("time: {clock: EVENTS}", "test.yaml", name -> null));
    assertThat(uids(environment)).noneMatch(uid -> uid.startsWith("clock"));
  }

  /** All that {@link OperatorIds} can give. */
  private static Set<String> allUids() {
    Set<String> uids = new TreeSet<>();
    for (var field : OperatorIds.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && field.getType() == String.class) {
        try {
          uids.add((String) field.get(null));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    for (EventTopic topic : EventTopic.values()) {
      uids.add(OperatorIds.source(topic));
      uids.add(OperatorIds.intake(topic));
    }
    for (ControlTopic topic : ControlTopic.values()) {
      uids.add(OperatorIds.source(topic));
    }
    for (OutputTopic topic : OutputTopic.values()) {
      uids.add(OperatorIds.sink(topic.topicName()));
    }
    return uids;
  }

  @Test
  void theUidsThatWereReleasedAreNeverChanged() {
    assertThat(allUids())
        .contains(
            "account-ledger",
            "account-search",
            "activities-intake",
            "activities-source",
            "adjustments-intake",
            "adjustments-source",
            "claim-directory",
            "claims-intake",
            "claims-source",
            "clock-intake",
            "clock-only-time",
            "clock-source",
            "eobs-intake",
            "eobs-source",
            "payments-intake",
            "payments-source",
            "account-kpis-sink",
            "ledger-exceptions-sink",
            "rejected-events-sink");
  }
}
