package org.duebook.analytics.kafka;

import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.duebook.analytics.DuebookTopology;
import org.duebook.analytics.OperatorIds;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.guidance.Controls;
import org.duebook.analytics.intake.EventTimes;
import org.duebook.analytics.record.ControlRecord;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.DuebookSettings.Start;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.EventTopic;
import org.duebook.wire.WireFormat;

/**
 * Reads the five topics and writes the outputs, exactly once from Kafka to Kafka: read positions
 * lie in the checkpoints, outputs leave in transactions that a checkpoint commits. Readers must be
 * at read_committed.
 */
public final class KafkaEdge {
  private final DuebookSettings settings;
  private final WireFormat wireFormat;
  private final boolean endless;

  /** An edge to the Kafka of the settings. */
  public KafkaEdge(DuebookSettings settings, WireFormat wireFormat) {
    this(settings, wireFormat, true);
  }

  private KafkaEdge(DuebookSettings settings, WireFormat wireFormat, boolean endless) {
    this.settings = settings;
    this.wireFormat = wireFormat;
    this.endless = endless;
  }

  /**
   * The same edge, but reading ends with what the topics hold when the job starts; so does the job,
   * all of its output committed.
   */
  public KafkaEdge endingWithWhatIsThere() {
    return new KafkaEdge(settings, wireFormat, false);
  }

  /** A stream for each input topic, with event times and watermarks. */
  public Map<EventTopic, DataStream<IncomingRecord>> sources(
      StreamExecutionEnvironment environment) {
    Map<EventTopic, DataStream<IncomingRecord>> streams = new EnumMap<>(EventTopic.class);
    for (EventTopic topic : EventTopic.values()) {
      streams.put(
          topic,
          environment
              .fromSource(
                  source(topic),
                  EventTimes.strategy(
                      settings.pace(),
                      settings.time().outOfOrderness(),
                      settings.time().idleness()),
                  "read " + topic.topicName())
              .uid(OperatorIds.source(topic)));
    }
    return streams;
  }

  /** What is announced on the control topics, from their beginning. It does not move time. */
  public DataStream<ControlRecord> controls(StreamExecutionEnvironment environment) {
    DataStream<ControlRecord> all = null;
    for (ControlTopic topic : ControlTopic.values()) {
      DataStream<ControlRecord> stream =
          environment
              .fromSource(controlSource(topic), Controls.TIMELESS, "read " + topic.topicName())
              .uid(OperatorIds.source(topic))
              .setParallelism(1);
      all = all == null ? stream : all.union(stream);
    }
    return all;
  }

  private KafkaSource<ControlRecord> controlSource(ControlTopic topic) {
    Properties properties = clientProperties();
    properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return this.<ControlRecord>reading()
        .setTopics(settings.kafka().topicPrefix() + topic.topicName())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new ControlRecordReader(topic))
        .setProperties(properties)
        .build();
  }

  @SuppressWarnings("deprecation") // The connector knows no other way to say "else the earliest".
  private KafkaSource<IncomingRecord> source(EventTopic topic) {
    OffsetsInitializer start =
        settings.kafka().start() == Start.EARLIEST
            ? OffsetsInitializer.earliest()
            : OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    Properties properties = clientProperties();
    // What a producer took back was never sent.
    properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return this.<IncomingRecord>reading()
        .setTopics(settings.kafka().topicPrefix() + topic.topicName())
        .setStartingOffsets(start)
        .setDeserializer(new IncomingRecordReader(topic, wireFormat))
        .setProperties(properties)
        .build();
  }

  private <T> KafkaSourceBuilder<T> reading() {
    KafkaSourceBuilder<T> builder =
        KafkaSource.<T>builder()
            .setBootstrapServers(settings.kafka().bootstrapServers())
            .setGroupId(settings.kafka().groupId());
    return endless ? builder : builder.setBounded(OffsetsInitializer.latest());
  }

  /** Sends each output to its topic. */
  public void write(DuebookTopology.Outputs outputs) {
    outputs
        .byTopic()
        .forEach(
            (topic, records) ->
                records
                    .sinkTo(sink(topic))
                    .uid(OperatorIds.sink(topic.topicName()))
                    .name("write " + topic.topicName()));
  }

  private Sink<OutputRecord> sink(OutputTopic topic) {
    String topicName =
        settings.kafka().topicPrefix() + settings.kafka().outputTopicPrefix() + topic.topicName();
    Properties properties = clientProperties();
    properties.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        String.valueOf(settings.kafka().transactionTimeout().toMillis()));
    properties.putIfAbsent(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(KafkaTopics.MOST_OUTPUT_BYTES));
    KafkaSink<OutputRecord> sink =
        KafkaSink.<OutputRecord>builder()
            .setBootstrapServers(settings.kafka().bootstrapServers())
            .setKafkaProducerConfig(properties)
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            // After a failure it asks the broker which of its transactions are open, and aborts
            // them; the other way guesses.
            .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
            // Sinks that shared a prefix would abort each other's transactions.
            .setTransactionalIdPrefix(
                settings.kafka().transactionalIdPrefix() + "-" + topic.topicName())
            .setRecordSerializer(new OutputRecordWriter(topicName))
            .build();
    Properties admin = clientProperties();
    admin.setProperty(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
    return new ReleasingKafkaSink<>(sink, admin);
  }

  private Properties clientProperties() {
    Properties properties = new Properties();
    settings.kafka().properties().forEach(properties::setProperty);
    return properties;
  }
}
