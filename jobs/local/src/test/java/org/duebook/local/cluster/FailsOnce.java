package org.duebook.local.cluster;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.duebook.analytics.record.IncomingRecord;

/** Lets every record pass, but fails at the first one after it was armed. */
final class FailsOnce implements MapFunction<IncomingRecord, IncomingRecord> {
  private static final long serialVersionUID = 1L;
  private static final AtomicBoolean ARMED = new AtomicBoolean();
  private static final AtomicInteger FAILURES = new AtomicInteger();

  /** The next record of any stream fails. */
  static void arm() {
    ARMED.set(true);
  }

  /** How often it has failed. */
  static int failures() {
    return FAILURES.get();
  }

  @Override
  public IncomingRecord map(IncomingRecord incoming) {
    if (ARMED.compareAndSet(true, false)) {
      FAILURES.incrementAndGet();
      throw new IllegalStateException("a failure that the test asked for");
    }
    return incoming;
  }
}
