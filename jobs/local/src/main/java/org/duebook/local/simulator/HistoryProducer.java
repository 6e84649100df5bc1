package org.duebook.local.simulator;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.duebook.wire.WireFormat;

/**
 * Sends a simulated history to the input topics: the first days as fast as they go, then one day
 * every few seconds, until it is stopped or the history is to end.
 */
public final class HistoryProducer implements Runnable {
  private final Properties clientProperties;
  private final String topicPrefix;
  private final SimulatedHistory history;
  private final WireFormat wireFormat;
  private final LocalDate liveFrom;
  private final Duration liveDay;
  private final LocalDate end;
  private final LongAdder sent = new LongAdder();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile String phase = "starting";
  private volatile Exception refusal;

  /**
   * A producer that has sent nothing yet.
   *
   * @param clientProperties of Kafka's clients; bootstrap.servers at least
   * @param topicPrefix put before the name of every topic
   * @param history what is sent
   * @param wireFormat of the values
   * @param liveFrom the first day that takes its time
   * @param liveDay how long such a day takes
   * @param end the day before which the history ends; {@link LocalDate#MAX}: when it is stopped
   */
  public HistoryProducer(
      Properties clientProperties,
      String topicPrefix,
      SimulatedHistory history,
      WireFormat wireFormat,
      LocalDate liveFrom,
      Duration liveDay,
      LocalDate end) {
    this.clientProperties = new Properties();
    this.clientProperties.putAll(clientProperties);
    this.clientProperties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
    this.topicPrefix = topicPrefix;
    this.history = history;
    this.wireFormat = wireFormat;
    this.liveFrom = liveFrom;
    this.liveDay = liveDay;
    this.end = end;
  }

  /** Sends the history. Throws KafkaException if Kafka refuses an event or does not answer. */
  @Override
  public void run() {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(clientProperties, new StringSerializer(), new ByteArraySerializer())) {
      while (stopped.getCount() > 0 && history.nextDate().isBefore(end)) {
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
      if (stopped.getCount() > 0) {
        // What is late comes after the last day, so that the topics lack nothing.
        send(history.takeUndelivered(), producer);
        producer.flush();
        throwRefusal();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(List<SimulatedEvent> events, KafkaProducer<String, byte[]> producer) {
    for (SimulatedEvent event : events) {
      // Here and not once a day: a broker that does not answer is waited for with every event.
      throwRefusal();
      Future<?> unused =
          producer.send(
              new ProducerRecord<>(
                  topicPrefix + event.topic().topicName(),
                  event.key(),
                  wireFormat.encode(event.record())),
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
      throw new KafkaException("simulator: Kafka refused an event", refusal);
    }
  }

  /** Lets it end after the day that it is at. */
  public void stop() {
    stopped.countDown();
  }

  /** How many events were given to Kafka so far. */
  public long sent() {
    return sent.sum();
  }

  /** What it does, in words. */
  public String phase() {
    return phase;
  }
}
