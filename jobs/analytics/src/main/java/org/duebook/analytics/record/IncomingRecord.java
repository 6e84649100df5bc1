package org.duebook.analytics.record;

import org.duebook.wire.EventTopic;

/**
 * One record as it came in: its place and its bytes, which stay bytes until an operator needs them.
 *
 * @param topic which of the five kinds of event
 * @param origin name of the Kafka topic or file it came from
 * @param partition partition of the topic; 0 for a file
 * @param offset offset in the partition; for a file the line, counted from 1
 * @param occurredAt event time in milliseconds since the epoch, or {@link #UNKNOWN_TIME} if the
 *     bytes do not tell
 * @param payload the bytes; empty for a Kafka tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in passing: never compared, never changed.
public record IncomingRecord(
    EventTopic topic, String origin, int partition, long offset, long occurredAt, byte[] payload) {

  /** Event time of a record whose bytes do not tell it. */
  public static final long UNKNOWN_TIME = Long.MIN_VALUE;
}
