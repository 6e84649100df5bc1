package org.duebook.analytics.record;

import org.duebook.wire.ControlTopic;

/**
 * One record of a topic that tells the job how to judge: its place and its bytes.
 *
 * @param topic which of the control topics
 * @param origin name of the Kafka topic it came from
 * @param partition partition of the topic
 * @param offset offset in the partition
 * @param payload the bytes; empty for a Kafka tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in passing: never compared, never changed.
public record ControlRecord(
    ControlTopic topic, String origin, int partition, long offset, byte[] payload) {}
