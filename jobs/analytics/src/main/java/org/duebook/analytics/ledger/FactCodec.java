package org.duebook.analytics.ledger;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.duebook.analytics.serialization.Fields;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.Fact;
import org.duebook.ledger.Party;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;

/**
 * Bytes of one fact within {@link AccountStateCodec}. The order of fields is that of the records; a
 * field that a later version adds is written last and read only from that version on.
 */
final class FactCodec {
  private static final int CLAIM = 1;
  private static final int REMITTANCE = 2;
  private static final int PAYMENT = 3;
  private static final int WRITE_OFF = 4;
  private static final int ACTIVITY = 5;

  private static final ClaimFact.Type[] CLAIM_TYPES = ClaimFact.Type.values();
  private static final PayerClass[] PAYER_CLASSES = PayerClass.values();
  private static final RemittanceFact.Type[] REMITTANCE_TYPES = RemittanceFact.Type.values();
  private static final AdjustmentGroup[] GROUPS = AdjustmentGroup.values();
  private static final PaymentFact.Type[] PAYMENT_TYPES = PaymentFact.Type.values();
  private static final PaymentFact.Source[] SOURCES = PaymentFact.Source.values();
  private static final PaymentFact.Method[] METHODS = PaymentFact.Method.values();
  private static final WriteOffFact.Type[] WRITE_OFF_TYPES = WriteOffFact.Type.values();
  private static final WriteOffFact.Reason[] REASONS = WriteOffFact.Reason.values();
  private static final Party[] PARTIES = Party.values();
  private static final ActivityFact.Type[] ACTIVITY_TYPES = ActivityFact.Type.values();
  private static final ActivityFact.Channel[] CHANNELS = ActivityFact.Channel.values();

  private FactCodec() {}

  static void write(Fact fact, DataOutput output) throws IOException {
    if (fact instanceof ClaimFact claim) {
      writeHead(CLAIM, fact, output);
      write(claim, output);
    } else if (fact instanceof RemittanceFact remittance) {
      writeHead(REMITTANCE, fact, output);
      write(remittance, output);
    } else if (fact instanceof PaymentFact payment) {
      writeHead(PAYMENT, fact, output);
      write(payment, output);
    } else if (fact instanceof WriteOffFact writeOff) {
      writeHead(WRITE_OFF, fact, output);
      write(writeOff, output);
    } else if (fact instanceof ActivityFact activity) {
      writeHead(ACTIVITY, fact, output);
      write(activity, output);
    }
  }

  private static void writeHead(int tag, Fact fact, DataOutput output) throws IOException {
    output.writeByte(tag);
    Fields.writeText(fact.eventId(), output);
    Fields.writeLong(fact.occurredAt(), output);
  }

  /** Reads what {@link #write} wrote under the given version of the account's bytes. */
  static Fact read(int version, DataInput input) throws IOException {
    int tag = input.readByte();
    String eventId = Fields.readText(input);
    long occurredAt = Fields.readLong(input);
    return switch (tag) {
      case CLAIM -> readClaim(eventId, occurredAt, input);
      case REMITTANCE -> readRemittance(eventId, occurredAt, input);
      case PAYMENT -> readPayment(eventId, occurredAt, input);
      case WRITE_OFF -> readWriteOff(eventId, occurredAt, input);
      case ACTIVITY -> readActivity(eventId, occurredAt, input);
      default ->
          throw new IOException(
              "fact: tag %d in version %d (expected: 1 to 5); the bytes are damaged"
                  .formatted(tag, version));
    };
  }

  private static void write(ClaimFact claim, DataOutput output) throws IOException {
    Fields.writeText(claim.claimId(), output);
    Fields.writeText(claim.submissionId(), output);
    Fields.writeSymbol(claim.type(), output);
    output.writeBoolean(claim.terms() != null);
    if (claim.terms() != null) {
      ClaimTerms terms = claim.terms();
      Fields.writeDay(terms.serviceDate(), output);
      Fields.writeLong(terms.billedCents(), output);
      Fields.writeOptionalLong(terms.expectedAllowedCents(), output);
      Fields.writeText(terms.currency(), output);
      Fields.writeInt(terms.coverages().size(), output);
      for (Coverage coverage : terms.coverages()) {
        Fields.writeText(coverage.payerId(), output);
        Fields.writeSymbol(coverage.payerClass(), output);
      }
    }
  }

  private static ClaimFact readClaim(String eventId, long occurredAt, DataInput input)
      throws IOException {
    String claimId = Fields.readText(input);
    String submissionId = Fields.readText(input);
    ClaimFact.Type type = Fields.readSymbol(CLAIM_TYPES, input);
    ClaimTerms terms = input.readBoolean() ? readTerms(input) : null;
    return new ClaimFact(eventId, occurredAt, claimId, submissionId, type, terms);
  }

  private static ClaimTerms readTerms(DataInput input) throws IOException {
    var serviceDate = Fields.readDay(input);
    long billedCents = Fields.readLong(input);
    Long expectedAllowedCents = Fields.readOptionalLong(input);
    String currency = Fields.readName(input);
    int count = Fields.readInt(input);
    List<Coverage> coverages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      coverages.add(new Coverage(Fields.readName(input), Fields.readSymbol(PAYER_CLASSES, input)));
    }
    return new ClaimTerms(serviceDate, billedCents, expectedAllowedCents, currency, coverages);
  }

  private static void write(RemittanceFact remittance, DataOutput output) throws IOException {
    Fields.writeText(remittance.eobId(), output);
    Fields.writeText(remittance.claimId(), output);
    Fields.writeSymbol(remittance.type(), output);
    Fields.writeText(remittance.reversesEobId(), output);
    Fields.writeText(remittance.payerId(), output);
    Fields.writeInt(remittance.payerSequence(), output);
    Fields.writeOptionalLong(remittance.allowedCents(), output);
    Fields.writeLong(remittance.paidCents(), output);
    Fields.writeInt(remittance.adjustments().size(), output);
    for (RemittanceAdjustment adjustment : remittance.adjustments()) {
      Fields.writeSymbol(adjustment.group(), output);
      Fields.writeText(adjustment.reasonCode(), output);
      Fields.writeLong(adjustment.amountCents(), output);
    }
    Fields.writeTexts(remittance.remarkCodes(), output);
    output.writeBoolean(remittance.forwarded());
    Fields.writeText(remittance.traceNumber(), output);
  }

  private static RemittanceFact readRemittance(String eventId, long occurredAt, DataInput input)
      throws IOException {
    String eobId = Fields.readText(input);
    String claimId = Fields.readText(input);
    RemittanceFact.Type type = Fields.readSymbol(REMITTANCE_TYPES, input);
    String reversesEobId = Fields.readText(input);
    String payerId = Fields.readName(input);
    int payerSequence = Fields.readInt(input);
    Long allowedCents = Fields.readOptionalLong(input);
    long paidCents = Fields.readLong(input);
    int adjustmentCount = Fields.readInt(input);
    List<RemittanceAdjustment> adjustments = new ArrayList<>();
    for (int i = 0; i < adjustmentCount; i++) {
      adjustments.add(
          new RemittanceAdjustment(
              Fields.readSymbol(GROUPS, input), Fields.readName(input), Fields.readLong(input)));
    }
    List<String> remarkCodes = Fields.readNames(input);
    return new RemittanceFact(
        eventId,
        occurredAt,
        eobId,
        claimId,
        type,
        reversesEobId,
        payerId,
        payerSequence,
        allowedCents,
        paidCents,
        adjustments,
        remarkCodes,
        input.readBoolean(),
        Fields.readText(input));
  }

  private static void write(PaymentFact payment, DataOutput output) throws IOException {
    Fields.writeText(payment.paymentId(), output);
    Fields.writeSymbol(payment.type(), output);
    Fields.writeSymbol(payment.source(), output);
    Fields.writeText(payment.payerId(), output);
    Fields.writeSymbol(payment.method(), output);
    Fields.writeLong(payment.amountCents(), output);
    Fields.writeInt(payment.allocations().size(), output);
    for (Allocation allocation : payment.allocations()) {
      Fields.writeText(allocation.claimId(), output);
      Fields.writeLong(allocation.amountCents(), output);
    }
    Fields.writeText(payment.reversesPaymentId(), output);
    Fields.writeText(payment.traceNumber(), output);
  }

  private static PaymentFact readPayment(String eventId, long occurredAt, DataInput input)
      throws IOException {
    String paymentId = Fields.readText(input);
    PaymentFact.Type type = Fields.readSymbol(PAYMENT_TYPES, input);
    PaymentFact.Source source = Fields.readSymbol(SOURCES, input);
    String payerId = Fields.readName(input);
    PaymentFact.Method method = Fields.readSymbol(METHODS, input);
    long amountCents = Fields.readLong(input);
    int count = Fields.readInt(input);
    List<Allocation> allocations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      allocations.add(new Allocation(Fields.readText(input), Fields.readLong(input)));
    }
    return new PaymentFact(
        eventId,
        occurredAt,
        paymentId,
        type,
        source,
        payerId,
        method,
        amountCents,
        allocations,
        Fields.readText(input),
        Fields.readText(input));
  }

  private static void write(WriteOffFact writeOff, DataOutput output) throws IOException {
    Fields.writeText(writeOff.adjustmentId(), output);
    Fields.writeText(writeOff.claimId(), output);
    Fields.writeSymbol(writeOff.type(), output);
    Fields.writeSymbol(writeOff.reason(), output);
    Fields.writeSymbol(writeOff.party(), output);
    Fields.writeLong(writeOff.amountCents(), output);
    Fields.writeText(writeOff.reversesAdjustmentId(), output);
  }

  private static WriteOffFact readWriteOff(String eventId, long occurredAt, DataInput input)
      throws IOException {
    return new WriteOffFact(
        eventId,
        occurredAt,
        Fields.readText(input),
        Fields.readText(input),
        Fields.readSymbol(WRITE_OFF_TYPES, input),
        Fields.readSymbol(REASONS, input),
        Fields.readSymbol(PARTIES, input),
        Fields.readLong(input),
        Fields.readText(input));
  }

  private static void write(ActivityFact activity, DataOutput output) throws IOException {
    Fields.writeText(activity.activityId(), output);
    Fields.writeSymbol(activity.type(), output);
    Fields.writeText(activity.claimId(), output);
    Fields.writeSymbol(activity.channel(), output);
    Fields.writeDay(activity.dueOn(), output);
    Fields.writeText(activity.code(), output);
  }

  private static ActivityFact readActivity(String eventId, long occurredAt, DataInput input)
      throws IOException {
    return new ActivityFact(
        eventId,
        occurredAt,
        Fields.readText(input),
        Fields.readSymbol(ACTIVITY_TYPES, input),
        Fields.readText(input),
        Fields.readSymbol(CHANNELS, input),
        Fields.readDay(input),
        Fields.readText(input));
  }
}
