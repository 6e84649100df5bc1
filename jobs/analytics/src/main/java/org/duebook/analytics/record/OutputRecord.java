package org.duebook.analytics.record;

/**
 * One record for an output topic, ready to be written.
 *
 * @param key text key of the topic
 * @param value the record in the wire format, or null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way out: never compared, never changed.
public record OutputRecord(String key, byte[] value) {}
