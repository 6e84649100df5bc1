package org.duebook.analytics.outlet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.ledger.Finding;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.LedgerExceptionKind;
import org.duebook.wire.WireFormat;

/** Makes the records of {@code ledger-exceptions} and counts them by kind. */
public final class Exceptions {
  private final WireFormat wireFormat;
  private final Map<LedgerExceptionKind, Counter> counters =
      new EnumMap<>(LedgerExceptionKind.class);

  /**
   * Counts under the operator's group, one counter a kind: {@code kind.<KIND>.exceptions}, which
   * Prometheus sees as one metric with a label.
   */
  public Exceptions(WireFormat wireFormat, MetricGroup metrics) {
    this.wireFormat = wireFormat;
    for (LedgerExceptionKind kind : LedgerExceptionKind.values()) {
      counters.put(kind, metrics.addGroup("kind", kind.name()).counter("exceptions"));
    }
  }

  /**
   * The record that tells of a finding.
   *
   * @param accountId the account, or null if it is not known
   */
  public OutputRecord of(
      String practiceId, String accountId, Finding finding, LocalDate asOf, Instant updatedAt) {
    LedgerExceptionKind kind = LedgerExceptionKind.valueOf(finding.kind().name());
    counters.get(kind).inc();
    LedgerException exception = new LedgerException();
    exception.setPracticeId(practiceId);
    exception.setAccountId(accountId);
    exception.setClaimId(finding.claimId());
    exception.setAsOf(asOf);
    exception.setUpdatedAt(updatedAt);
    exception.setKind(kind);
    exception.setAmountCents(finding.amountCents());
    exception.setDetail(finding.detail());
    exception.setEventId(finding.eventId());
    // Without an account, the exceptions of a practice's claim lie together.
    String owner = accountId != null ? accountId : finding.claimId();
    return new OutputRecord(
        AccountKey.of(practiceId, owner == null ? "" : owner), wireFormat.encode(exception));
  }
}
