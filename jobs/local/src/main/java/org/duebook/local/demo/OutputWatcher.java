package org.duebook.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.Worklist;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;

/**
 * Reads the output topics as any dashboard would, committed records only, and keeps the view of
 * them.
 */
final class OutputWatcher implements Runnable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final List<String> TOPICS =
      List.of(
          "account-kpis",
          "portfolio-kpis",
          "patient-follow-ups",
          "worklists",
          "ledger-exceptions",
          "rejected-events");

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
  private final BookView view = new BookView();

  OutputWatcher(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  @Override
  public void run() {
    try (consumer) {
      List<TopicPartition> partitions =
          TOPICS.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(OutputWatcher::partition)
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          accept(record);
        }
      }
    } catch (WakeupException stop) {
      // The way a consumer is told to stop; there is nothing to mend.
    }
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  private void accept(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    try {
      synchronized (view) {
        switch (record.topic()) {
          case "account-kpis" -> {
            if (record.value() == null) {
              view.forget(key);
            } else {
              view.accept(key, wireFormat.decode(record.value(), AccountKpis.class));
            }
          }
          case "portfolio-kpis" ->
              view.accept(wireFormat.decode(record.value(), PortfolioKpis.class));
          case "patient-follow-ups" ->
              view.accept(
                  key,
                  record.value() == null
                      ? null
                      : wireFormat.decode(record.value(), PatientFollowUp.class));
          case "worklists" -> view.accept(wireFormat.decode(record.value(), Worklist.class));
          case "ledger-exceptions" ->
              view.accept(wireFormat.decode(record.value(), LedgerException.class));
          default -> view.accept(wireFormat.decode(record.value(), RejectedEvent.class));
        }
      }
    } catch (UndecodableException e) {
      throw new IllegalStateException(
          "%s at %d:%d: not readable: %s"
              .formatted(record.topic(), record.partition(), record.offset(), e.detail()),
          e);
    }
  }

  BookView.Totals totals() {
    synchronized (view) {
      return view.totals();
    }
  }

  void stop() {
    consumer.wakeup();
  }
}
