package org.duebook.benchmark.throughput;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.duebook.analytics.record.AccountKey;
import org.duebook.local.simulator.SimulatedEvent;
import org.duebook.local.simulator.SimulatedHistory;
import org.duebook.schemas.ClaimEvent;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;

/**
 * How a workload's history goes on after what was laid, in stretches.
 *
 * <p>All events are dated into the first day that was not laid, from noon on, a millisecond apart:
 * the business day stays one day however long is measured, so accounts speak because of an event
 * and not because a night passed.
 *
 * <p>One account in ten is set aside for probes. In a stretch such an account gets one event at
 * most, the next of its own history; the probes are spread evenly among the events of all others,
 * which are sent in their order. So whatever is said of it follows from that one event.
 */
final class LiveEvents {
  // Every record opens with the same four fields.
  private static final int ACCOUNT_ID = 1;
  private static final int PRACTICE_ID = 2;
  private static final int OCCURRED_AT = 3;
  private static final int EVENTS_TO_A_PROBE = 10;

  private final SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
  private final String topicPrefix;
  private final SimulatedHistory history;
  private final Map<String, String> accountsOfClaims = new HashMap<>();
  private final Queue<SimulatedEvent> ordinary = new ArrayDeque<>();
  private final Map<String, Queue<SimulatedEvent>> setAside = new HashMap<>();
  private Instant next;

  /**
   * An event that is to be sent.
   *
   * @param record for Kafka
   * @param accountKey of the account that it concerns
   * @param isProbe whether it is the only one of its account in the stretch
   */
  record LiveEvent(ProducerRecord<String, byte[]> record, String accountKey, boolean isProbe) {}

  /** Plays through the days that were laid. */
  LiveEvents(Workload workload, int laidDays) {
    topicPrefix = workload.topicPrefix();
    history = workload.history();
    for (int day = 0; day < laidDays; day++) {
      history.nextDay().forEach(this::noteClaim);
    }
    next = history.nextDate().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  private void noteClaim(SimulatedEvent event) {
    if (event.record() instanceof ClaimEvent claim) {
      accountsOfClaims.put(
          AccountKey.of(claim.getPracticeId(), claim.getClaimId()),
          AccountKey.of(claim.getPracticeId(), claim.getAccountId()));
    }
  }

  /** The next events, so many of them, with probes among them. */
  List<LiveEvent> stretch(int count) {
    return stretch(count, count / EVENTS_TO_A_PROBE);
  }

  /** The next events of accounts that are not set aside. */
  List<LiveEvent> stretchWithoutProbes(int count) {
    return stretch(count, 0);
  }

  private List<LiveEvent> stretch(int count, int mostProbes) {
    while (ordinary.size() < count) {
      history.nextDay().forEach(this::sort);
    }
    Queue<SimulatedEvent> probes = probes(mostProbes);
    long probeCount = probes.size();
    List<LiveEvent> stretch = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      boolean isProbe = (index + 1) * probeCount / count > index * probeCount / count;
      stretch.add(dated(isProbe ? probes.remove() : ordinary.remove(), isProbe));
    }
    return stretch;
  }

  private void sort(SimulatedEvent event) {
    noteClaim(event);
    String account = accountOf(event);
    if (Math.floorMod(account.hashCode(), EVENTS_TO_A_PROBE) == 0) {
      setAside.computeIfAbsent(account, key -> new ArrayDeque<>()).add(event);
    } else {
      ordinary.add(event);
    }
  }

  /** The next event of some accounts that were set aside, of each at most one. */
  private Queue<SimulatedEvent> probes(int most) {
    Queue<SimulatedEvent> probes = new ArrayDeque<>();
    Iterator<Queue<SimulatedEvent>> accounts = setAside.values().iterator();
    while (probes.size() < most && accounts.hasNext()) {
      Queue<SimulatedEvent> ofAccount = accounts.next();
      probes.add(ofAccount.remove());
      if (ofAccount.isEmpty()) {
        accounts.remove();
      }
    }
    return probes;
  }

  private LiveEvent dated(SimulatedEvent event, boolean isProbe) {
    SpecificRecord dated = copy(event);
    dated.put(OCCURRED_AT, next);
    next = next.plusMillis(1);
    return new LiveEvent(
        new ProducerRecord<>(
            topicPrefix + event.topic().topicName(), event.key(), wireFormat.encode(dated)),
        accountOf(event),
        isProbe);
  }

  /** The simulator's own is not to be changed. */
  private SpecificRecord copy(SimulatedEvent event) {
    try {
      return wireFormat.decode(wireFormat.encode(event.record()), event.topic());
    } catch (UndecodableException e) {
      throw new IllegalStateException("what was just written can't be read", e);
    }
  }

  private String accountOf(SimulatedEvent event) {
    String practiceId = (String) event.record().get(PRACTICE_ID);
    String accountId = (String) event.record().get(ACCOUNT_ID);
    // What names no account has its one claim as its key.
    return accountId == null
        ? accountOfClaim(AccountKey.of(practiceId, event.key()))
        : AccountKey.of(practiceId, accountId);
  }

  /** The key of the account whose claim has this key. */
  String accountOfClaim(String claimKey) {
    String account = accountsOfClaims.get(claimKey);
    if (account == null) {
      throw new IllegalStateException("no claim was sent with the key " + claimKey);
    }
    return account;
  }
}
