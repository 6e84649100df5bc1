package org.duebook.local.cluster;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for other processes, which tell nobody when they are ready. */
final class Waiting {
  private static final long LOOK_NANOS = 50_000_000;

  private Waiting() {}

  /**
   * Looks again and again until something holds; fails the test if it does not in time.
   *
   * @param what is waited for, for the message
   */
  static void until(String what, Duration atMost, Callable<Boolean> holds) {
    long deadline = System.nanoTime() + atMost.toNanos();
    Exception last = null;
    while (System.nanoTime() < deadline) {
      try {
        if (holds.call()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        // Whoever starts or stops refuses connections meanwhile.
        last = e;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new AssertionError("not within %s: %s".formatted(atMost, what), last);
  }
}
