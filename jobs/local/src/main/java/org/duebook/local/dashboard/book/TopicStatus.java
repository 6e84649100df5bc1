package org.duebook.local.dashboard.book;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How far one topic was read.
 *
 * @param topic which
 * @param exists whether the broker has it
 * @param records read since the dashboard began
 * @param recordsPerSecond over the last ten seconds
 * @param behind records that are committed and not read yet
 * @param businessDay latest day that a record stands for; null: none was read
 * @param madeAt latest instant at which a record was made; null: none was read
 * @param unreadable records that did not decode
 * @param firstUnreadable place and reason of the first of them; null: all did
 */
public record TopicStatus(
    ReadTopic topic,
    boolean exists,
    long records,
    double recordsPerSecond,
    long behind,
    LocalDate businessDay,
    Instant madeAt,
    long unreadable,
    String firstUnreadable) {}
