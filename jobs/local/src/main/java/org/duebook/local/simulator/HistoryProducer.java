package org.duebook.local.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.duebook.local.simulator.SimulatedEvent;
import org.duebook.local.simulator.SimulatedHistory;
import org.duebook.wire.WireFormat;

/**
 * Sends a simulated history to the input topics: the first days as fast as they go, then one day
 * every few seconds.
 */
final class HistoryProducer implements Runnable {
  private final String bootstrapServers;
  private final SimulatedHistory history;
  private final WireFormat wireFormat;
  private final LocalDate liveFrom;
  private final Duration liveDay;
  private final LongAdder sent = new LongAdder();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile String phase = "starting";
  private volatile Exception refusal;

  HistoryProducer(
      String bootstrapServers,
      SimulatedHistory history,
      WireFormat wireFormat,
      LocalDate liveFrom,
      Duration liveDay) {
    this.bootstrapServers = bootstrapServers;
    this.history = history;
    this.wireFormat = wireFormat;
    this.liveFrom = liveFrom;
    this.liveDay = liveDay;
  }

  @Override
  public void run() {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                20),
            new StringSerializer(),
            new ByteArraySerializer())) {
      while (stopped.getCount() > 0) {
        LocalDate day = history.nextDate();
        boolean live = !day.isBefore(liveFrom);
        phase =
            live ? "live, a day every " + liveDay.toMillis() / 1000.0 + " s" : "loading history";
        send(history.nextDay(), producer);
        throwRefusal();
        if (live) {
          producer.flush();
          stopped.await(liveDay.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(List<SimulatedEvent> events, KafkaProducer<String, byte[]> producer) {
    for (SimulatedEvent event : events) {
      Future<?> unused =
          producer.send(
              new ProducerRecord<>(
                  event.topic().topicName(), event.key(), wireFormat.encode(event.record())),
              (place, refused) -> keepFirst(refused));
      sent.increment();
    }
  }

  private void keepFirst(Exception refused) {
    if (refused != null && refusal == null) {
      refusal = refused;
    }
  }

  private void throwRefusal() {
    if (refusal != null) {
      throw new IllegalStateException("simulator: Kafka refused an event", refusal);
    }
  }

  void stop() {
    stopped.countDown();
  }

  long sent() {
    return sent.sum();
  }

  String phase() {
    return phase;
  }
}
