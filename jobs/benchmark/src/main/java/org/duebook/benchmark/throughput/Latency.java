package org.duebook.benchmark.throughput;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.IsolationLevel;
import org.duebook.analytics.OutputTopic;

/**
 * How long it took from an event to what the job then said, over one stretch of events.
 *
 * <p>Which record tells of which event: output records name accounts and claims, not events. So
 * only probes count, events that are the only one of their account in the stretch ({@link
 * LiveEvents}). When the stretch begins the job has said all that follows from earlier events
 * ({@link Progress#awaitAllIsSaid}); within it the business day does not change and nothing is
 * announced. Whatever is said of that account after the probe was sent therefore follows from it,
 * and the first such record is its answer. The stretch is read until the job has said everything
 * again, so a slow answer is late and not missing; a probe without an answer changed nothing that
 * the topic tells.
 *
 * @param topic of the answer; on {@code payer-follow-ups} the first about any claim of the account
 * @param isolation at read_uncommitted it is the job's own time; at read_committed the wait for the
 *     next checkpoint comes on top
 * @param repetition counted from 1
 * @param probes how many were sent
 * @param millis of those that were answered, from when the probe was due to be sent to when a
 *     reader had the record
 */
record Latency(
    OutputTopic topic, IsolationLevel isolation, int repetition, int probes, Sample millis) {
  private static final double NANOS_OF_A_MILLISECOND = 1e6;

  /** What a reader heard of a feed, by topic; a topic that said nothing is left out. */
  static List<Latency> of(PacedFeed feed, OutputReader reader, LiveEvents events, int repetition) {
    Map<String, Long> due = feed.probesDue();
    List<Latency> latencies = new ArrayList<>();
    for (OutputTopic topic : OutputReader.TOPICS) {
      Map<String, Long> answered = firstByAccount(topic, reader.firstSeen(topic), events);
      checkOnlyEventsSpeak(answered.keySet(), feed.accounts());
      List<Double> millis =
          answered.entrySet().stream()
              .filter(answer -> due.containsKey(answer.getKey()))
              .map(answer -> millis(due.get(answer.getKey()), answer.getValue()))
              .toList();
      if (!millis.isEmpty()) {
        latencies.add(
            new Latency(topic, reader.isolation(), repetition, due.size(), new Sample(millis)));
      }
    }
    return latencies;
  }

  private static Map<String, Long> firstByAccount(
      OutputTopic topic, Map<String, Long> firstByKey, LiveEvents events) {
    if (topic != OutputTopic.PAYER_FOLLOW_UPS) {
      return firstByKey;
    }
    Map<String, Long> first = new HashMap<>();
    firstByKey.forEach((claim, seen) -> first.merge(events.accountOfClaim(claim), seen, Math::min));
    return first;
  }

  private static void checkOnlyEventsSpeak(Set<String> answered, Set<String> sent) {
    if (!sent.containsAll(answered)) {
      throw new IllegalStateException(
          "an account spoke that was sent nothing: answers can't be told from others");
    }
  }

  private static double millis(long due, long seen) {
    if (seen < due) {
      throw new IllegalStateException("an answer came before its event");
    }
    return (seen - due) / NANOS_OF_A_MILLISECOND;
  }
}
