package org.duebook.benchmark.throughput;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events at an even pace, and notes when each probe was due.
 *
 * <p>Latency counts from when an event was due to be sent, not from when it was: a sender that is
 * held up must not hide how long events then take.
 */
final class PacedFeed implements AutoCloseable {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final double perSecond;
  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<Exception> refusal = new AtomicReference<>();
  private final Map<String, Long> probesDue = new ConcurrentHashMap<>();
  private final Set<String> accounts = ConcurrentHashMap.newKeySet();

  PacedFeed(String bootstrapServers, double perSecond) {
    this.perSecond = perSecond;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Sends them, and comes back when all are with Kafka. */
  void send(List<LiveEvents.LiveEvent> events) {
    long start = System.nanoTime();
    for (int index = 0; index < events.size(); index++) {
      LiveEvents.LiveEvent event = events.get(index);
      long due = start + Math.round(index / perSecond * NANOS);
      waitUntil(due);
      accounts.add(event.accountKey());
      if (event.isProbe()) {
        probesDue.putIfAbsent(event.accountKey(), due);
      }
      Future<?> unused =
          producer.send(event.record(), (place, refused) -> refusal.compareAndSet(null, refused));
    }
    producer.flush();
    if (refusal.get() != null) {
      throw new IllegalStateException("Kafka refused an event", refusal.get());
    }
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** All accounts that were sent anything so far. */
  Set<String> accounts() {
    return accounts;
  }

  /** When the first probe of each account was due. */
  Map<String, Long> probesDue() {
    return probesDue;
  }

  @Override
  public void close() {
    producer.close();
  }
}
