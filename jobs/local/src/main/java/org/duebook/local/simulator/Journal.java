package org.duebook.local.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.AdjustmentType;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.Channel;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.ClaimTerms;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.EobType;
import org.duebook.schemas.Party;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentMethod;
import org.duebook.schemas.PaymentSource;
import org.duebook.schemas.PaymentType;
import org.duebook.schemas.WriteOffReason;
import org.duebook.wire.EventTopic;

/**
 * Writes down what happens in one account, as events. No two events of an account have the same
 * instant: their order is the order in which they were written.
 */
final class Journal {
  private static final long MILLIS_BETWEEN_EVENTS = 1_000;

  private final World world;
  private final OpaqueIds ids;
  private final String accountId;
  private final String practiceId;
  private long lastTime = Long.MIN_VALUE;

  /**
   * Money that came in.
   *
   * @param paymentId the RECEIVED
   * @param source whose money
   * @param payerId the insurer, or null
   * @param method how it came
   * @param amountCents all of it
   * @param allocations what claims have of it
   * @param traceNumber of check or transfer, or null
   */
  record Receipt(
      String paymentId,
      PaymentSource source,
      String payerId,
      PaymentMethod method,
      long amountCents,
      List<Allocation> allocations,
      String traceNumber) {}

  Journal(World world, OpaqueIds ids, AccountProfile profile) {
    this.world = world;
    this.ids = ids;
    this.accountId = profile.accountId();
    this.practiceId = profile.practice().practiceId();
  }

  String newClaimId() {
    return ids.next('c');
  }

  String newTraceNumber() {
    return ids.next('t');
  }

  /** Writes a submission or a replacement; returns its submissionId. */
  String submitted(long now, String claimId, ClaimEventType type, ClaimTerms terms) {
    String submissionId = ids.next('s');
    claim(now, claimId, submissionId, type, terms);
    return submissionId;
  }

  /** Writes an acknowledgement or a void of a submission. */
  void claim(long now, String claimId, String submissionId, ClaimEventType type, ClaimTerms terms) {
    write(
        EventTopic.CLAIMS,
        accountId,
        new ClaimEvent(
            ids.next('e'),
            accountId,
            practiceId,
            instant(now),
            claimId,
            submissionId,
            type,
            terms));
  }

  /**
   * Writes a payer's decision; returns its eobId.
   *
   * @param knowsAccount false: the remittance names the claim only
   */
  String decided(
      long now,
      String claimId,
      PayerProfile payer,
      int sequence,
      Decision decision,
      boolean forwarded,
      String traceNumber,
      boolean knowsAccount) {
    String eobId = ids.next('x');
    write(
        EventTopic.EOBS,
        knowsAccount ? accountId : claimId,
        new EobEvent(
            ids.next('e'),
            knowsAccount ? accountId : null,
            practiceId,
            instant(now),
            eobId,
            claimId,
            EobType.PROCESSED,
            null,
            payer.payerId(),
            sequence,
            decision.allowedCents(),
            decision.paidCents(),
            decision.adjustments(),
            decision.remarkCodes(),
            forwarded,
            traceNumber));
    return eobId;
  }

  void decisionTakenBack(
      long now, String claimId, PayerProfile payer, int sequence, String eobId, long paidCents) {
    write(
        EventTopic.EOBS,
        accountId,
        new EobEvent(
            ids.next('e'),
            accountId,
            practiceId,
            instant(now),
            ids.next('x'),
            claimId,
            EobType.REVERSED,
            eobId,
            payer.payerId(),
            sequence,
            null,
            -paidCents,
            List.of(),
            List.of(),
            false,
            null));
  }

  /** Writes money that an insurer sent for one claim. */
  Receipt insurerPaid(
      long now,
      String claimId,
      PayerProfile payer,
      long amountCents,
      String traceNumber,
      boolean knowsAccount) {
    Receipt receipt =
        new Receipt(
            ids.next('p'),
            PaymentSource.INSURER,
            payer.payerId(),
            PaymentMethod.EFT,
            amountCents,
            List.of(new Allocation(claimId, amountCents)),
            traceNumber);
    payment(now, PaymentType.RECEIVED, receipt, receipt.paymentId(), null, knowsAccount);
    return receipt;
  }

  /** Writes money from the guarantor, or from an agency on the guarantor's behalf. */
  Receipt guarantorPaid(
      long now,
      PaymentSource source,
      PaymentMethod method,
      long amountCents,
      List<Allocation> allocations) {
    Receipt receipt =
        new Receipt(ids.next('p'), source, null, method, amountCents, allocations, null);
    payment(now, PaymentType.RECEIVED, receipt, receipt.paymentId(), null, true);
    return receipt;
  }

  /** Writes that a payment is undone: bounced, recouped, or posted wrongly. */
  void undone(long now, Receipt receipt) {
    payment(now, PaymentType.REVERSED, receipt, ids.next('p'), receipt.paymentId(), true);
  }

  /**
   * Writes that a payer or the guarantor gets money back.
   *
   * @param payerId the insurer, or null
   * @param allocations the claims it comes from; empty: out of the unapplied money
   */
  void refunded(
      long now,
      PaymentSource source,
      String payerId,
      PaymentMethod method,
      long amountCents,
      List<Allocation> allocations) {
    Receipt refund =
        new Receipt(ids.next('p'), source, payerId, method, amountCents, allocations, null);
    payment(now, PaymentType.REFUNDED, refund, refund.paymentId(), null, true);
  }

  private void payment(
      long now,
      PaymentType type,
      Receipt receipt,
      String paymentId,
      String reversesPaymentId,
      boolean knowsAccount) {
    write(
        EventTopic.PAYMENTS,
        knowsAccount ? accountId : receipt.allocations().get(0).getClaimId(),
        new PaymentEvent(
            ids.next('e'),
            knowsAccount ? accountId : null,
            practiceId,
            instant(now),
            paymentId,
            type,
            receipt.source(),
            receipt.payerId(),
            receipt.method(),
            receipt.amountCents(),
            receipt.allocations(),
            reversesPaymentId,
            receipt.traceNumber()));
  }

  /** Writes a write-off; returns its adjustmentId. */
  String writtenOff(
      long now, String claimId, WriteOffReason reason, Party party, long amountCents) {
    String adjustmentId = ids.next('w');
    adjustment(
        now, claimId, AdjustmentType.WRITTEN_OFF, adjustmentId, null, reason, party, amountCents);
    return adjustmentId;
  }

  void writeOffUndone(
      long now,
      String claimId,
      String adjustmentId,
      WriteOffReason reason,
      Party party,
      long amountCents) {
    adjustment(
        now,
        claimId,
        AdjustmentType.REVERSED,
        ids.next('w'),
        adjustmentId,
        reason,
        party,
        amountCents);
  }

  private void adjustment(
      long now,
      String claimId,
      AdjustmentType type,
      String adjustmentId,
      String reversesAdjustmentId,
      WriteOffReason reason,
      Party party,
      long amountCents) {
    write(
        EventTopic.ADJUSTMENTS,
        accountId,
        new AdjustmentEvent(
            ids.next('e'),
            accountId,
            practiceId,
            instant(now),
            adjustmentId,
            claimId,
            type,
            reason,
            party,
            amountCents,
            reversesAdjustmentId));
  }

  /** Writes an activity about the whole account. */
  void activity(long now, ActivityType type, Channel channel, LocalDate dueOn, String code) {
    claimActivity(now, type, null, channel, dueOn, code);
  }

  /** Writes an activity about one claim. */
  void claimActivity(
      long now, ActivityType type, String claimId, Channel channel, LocalDate dueOn, String code) {
    write(
        EventTopic.ACTIVITIES,
        accountId,
        new ActivityEvent(
            ids.next('e'),
            accountId,
            practiceId,
            instant(now),
            ids.next('a'),
            type,
            claimId,
            channel,
            dueOn,
            code));
  }

  private void write(EventTopic topic, String key, SpecificRecord record) {
    // The instant of the record was made last, and so is that of the last event.
    world.dayBook().add(lastTime, new SimulatedEvent(topic, key, record));
  }

  private Instant instant(long now) {
    lastTime = Math.max(now, lastTime + MILLIS_BETWEEN_EVENTS);
    if (world.zone().equals(ZoneOffset.UTC)) {
      return Instant.ofEpochMilli(lastTime);
    }
    return LocalDateTime.ofEpochSecond(Math.floorDiv(lastTime, 1000), 0, ZoneOffset.UTC)
        .atZone(world.zone())
        .toInstant();
  }
}
