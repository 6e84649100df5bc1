package org.duebook.benchmark.throughput;

/**
 * How long a job was gone that was killed under load and started from its latest checkpoint at
 * once: what a supervisor needs to notice comes on top.
 *
 * @param repetition counted from 1
 * @param checkpointBytes size of the checkpoint
 * @param uncommittedSeconds from the kill until a record was written that tells of an event sent
 *     after it
 * @param committedSeconds from the kill until a reader at read_committed had such a record
 */
record Recovery(
    int repetition, long checkpointBytes, double uncommittedSeconds, double committedSeconds) {}
