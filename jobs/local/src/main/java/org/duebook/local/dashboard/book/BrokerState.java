package org.duebook.local.dashboard.book;

import java.time.Instant;

/**
 * Whether the broker answers.
 *
 * @param answers whether it did when it was last asked
 * @param since when it stopped; null while it answers
 * @param reason what its clients said; null while it answers
 */
public record BrokerState(boolean answers, Instant since, String reason) {
  static BrokerState answering() {
    return new BrokerState(true, null, null);
  }

  static BrokerState silent(Instant since, String reason) {
    return new BrokerState(false, since, reason);
  }
}
