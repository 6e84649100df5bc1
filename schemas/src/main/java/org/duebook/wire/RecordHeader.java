package org.duebook.wire;

/**
 * What can be told of an event without reading all of it.
 *
 * @param occurredAt when it took effect, in milliseconds since the epoch
 */
public record RecordHeader(long occurredAt) {}
