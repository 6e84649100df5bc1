package org.duebook.local.dashboard.book;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;

/**
 * Reads the topics from their beginning on, committed records only, without a consumer group:
 * nothing is left behind on the broker. A topic that is not there yet is read once it is; a broker
 * that goes away is waited for.
 */
public final class TopicReader implements Runnable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final long MILLIS_PER_SECOND = 1_000;

  private final Book book;
  private final String topicPrefix;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long lookedAt;

  /**
   * A reader that has not begun.
   *
   * @param book what is read goes here
   * @param clientProperties of Kafka's clients, bootstrap servers among them
   * @param topicPrefix before the name of every topic
   */
  public TopicReader(Book book, Properties clientProperties, String topicPrefix) {
    this.book = book;
    this.topicPrefix = topicPrefix;
    Properties properties = new Properties();
    properties.putAll(clientProperties);
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Asks the broker for its topics.
   *
   * @throws KafkaException if it does not answer; the reader is closed then
   */
  public void connect() {
    try {
      lookForTopics(FIRST_ANSWER);
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
  }

  @Override
  public void run() {
    try (consumer) {
      while (stopped.getCount() > 0) {
        readOn();
      }
    } catch (WakeupException stop) {
      // The way a consumer is told to stop; there is nothing to mend.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readOn() throws InterruptedException {
    try {
      if (System.nanoTime() - lookedAt > LOOK_AGAIN.toNanos()) {
        lookForTopics(ANSWER);
        book.broker(BrokerState.answering());
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        accept(record);
      }
      noteBehind();
    } catch (WakeupException stop) {
      throw stop;
    } catch (KafkaException e) {
      // Not the end: the pages say it, and what was read stays on them.
      lookedAt = System.nanoTime();
      BrokerState before = book.broker();
      book.broker(
          BrokerState.silent(before.answers() ? Instant.now() : before.since(), e.getMessage()));
      stopped.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void lookForTopics(Duration answer) {
    List<TopicPartition> all = new ArrayList<>();
    Set<ReadTopic> existing = EnumSet.noneOf(ReadTopic.class);
    for (Map.Entry<String, List<PartitionInfo>> topic : consumer.listTopics(answer).entrySet()) {
      Optional<ReadTopic> read = topicOf(topic.getKey());
      if (read.isPresent()) {
        existing.add(read.get());
        for (PartitionInfo partition : topic.getValue()) {
          all.add(new TopicPartition(partition.topic(), partition.partition()));
        }
      }
    }
    lookedAt = System.nanoTime();
    book.existing(existing);
    List<TopicPartition> added =
        all.stream().filter(partition -> !consumer.assignment().contains(partition)).toList();
    if (!added.isEmpty()) {
      // Partitions that were assigned before keep their positions.
      consumer.assign(all);
      consumer.seekToBeginning(added);
    }
  }

  private Optional<ReadTopic> topicOf(String name) {
    return name.startsWith(topicPrefix)
        ? ReadTopic.named(name.substring(topicPrefix.length()))
        : Optional.empty();
  }

  private void accept(ConsumerRecord<byte[], byte[]> record) {
    ReadTopic topic = topicOf(record.topic()).orElseThrow();
    try {
      book.accept(
          topic,
          record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
          record.value() == null ? null : wireFormat.decode(record.value(), topic.recordClass()),
          System.currentTimeMillis() / MILLIS_PER_SECOND);
    } catch (UndecodableException e) {
      book.unreadable(
          topic,
          "%s at %d:%d: %s"
              .formatted(record.topic(), record.partition(), record.offset(), e.detail()));
    }
  }

  private void noteBehind() {
    Map<ReadTopic, Long> behind = new EnumMap<>(ReadTopic.class);
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(partition);
      behind.merge(topicOf(partition.topic()).orElseThrow(), lag.orElse(0), Long::sum);
    }
    behind.forEach(book::behind);
  }

  /** Asks it to end; it does so within moments. */
  public void stop() {
    stopped.countDown();
    consumer.wakeup();
  }
}
