package org.duebook.analytics.outlet;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.duebook.analytics.record.ControlRecord;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.RejectionReason;
import org.duebook.wire.WireFormat;

/** Makes the records of {@code rejected-events} and counts them by reason. */
public final class Rejections {
  private final WireFormat wireFormat;
  private final Map<RejectionReason, Counter> counters = new EnumMap<>(RejectionReason.class);

  /**
   * Counts under the operator's group, one counter a reason: {@code reason.<REASON>.rejected},
   * which Prometheus sees as one metric with a label.
   */
  public Rejections(WireFormat wireFormat, MetricGroup metrics) {
    this.wireFormat = wireFormat;
    for (RejectionReason reason : RejectionReason.values()) {
      counters.put(reason, metrics.addGroup("reason", reason.name()).counter("rejected"));
    }
  }

  /**
   * The record that says where a bad record was, what is wrong with it, and what its bytes are.
   *
   * @param asOf the business day on which it was refused
   * @param receivedAt when the job took it in and refused it
   */
  public OutputRecord of(
      IncomingRecord incoming,
      RejectionReason reason,
      String detail,
      LocalDate asOf,
      Instant receivedAt) {
    return of(
        incoming.origin(),
        incoming.partition(),
        incoming.offset(),
        incoming.payload(),
        reason,
        detail,
        asOf,
        receivedAt);
  }

  /** The same for an announcement. */
  public OutputRecord of(
      ControlRecord announcement, String detail, LocalDate asOf, Instant receivedAt) {
    return of(
        announcement.origin(),
        announcement.partition(),
        announcement.offset(),
        announcement.payload(),
        switch (announcement.topic()) {
          case MODELS -> RejectionReason.MODEL_REFUSED;
          case POLICIES -> RejectionReason.POLICY_REFUSED;
        },
        detail,
        asOf,
        receivedAt);
  }

  private OutputRecord of(
      String origin,
      int partition,
      long offset,
      byte[] payload,
      RejectionReason reason,
      String detail,
      LocalDate asOf,
      Instant receivedAt) {
    counters.get(reason).inc();
    RejectedEvent rejected = new RejectedEvent();
    rejected.setTopic(origin);
    rejected.setPartition(partition);
    rejected.setOffset(offset);
    rejected.setReason(reason);
    rejected.setDetail(detail);
    rejected.setPayload(ByteBuffer.wrap(payload));
    rejected.setReceivedAt(receivedAt);
    rejected.setAsOf(asOf);
    rejected.setUpdatedAt(receivedAt);
    return new OutputRecord(origin + ':' + partition + ':' + offset, wireFormat.encode(rejected));
  }
}
