package org.duebook.local.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.duebook.local.history.EventFileWriter;
import org.duebook.local.history.HistoryEvent;

/**
 * A small history as a billing office tells it, for files. Every event is at noon of its day, in
 * the order told; ids of events count up.
 */
final class OfficeHistory {
  static final String PAYER = "payer-a";
  static final String SECOND_PAYER = "payer-b";

  private final List<HistoryEvent> events = new ArrayList<>();
  private String practiceId = "north";
  private String accountId = "acct-1";
  private long noon;

  OfficeHistory practice(String id) {
    practiceId = id;
    return this;
  }

  OfficeHistory account(String id) {
    accountId = id;
    return this;
  }

  /** The events that follow name no account. */
  OfficeHistory withoutAccount() {
    accountId = null;
    return this;
  }

  OfficeHistory on(String day) {
    noon = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    return this;
  }

  private OfficeHistory tell(Fact fact) {
    events.add(new HistoryEvent(practiceId, accountId, fact));
    noon += 60_000;
    return this;
  }

  private String nextId() {
    return "e" + (1000 + events.size());
  }

  OfficeHistory submits(String claimId, long cents, String... payers) {
    return claim(claimId, "s-" + claimId, ClaimFact.Type.SUBMITTED, cents, payers);
  }

  OfficeHistory replaces(String claimId, long cents, String... payers) {
    return claim(claimId, "r-" + claimId, ClaimFact.Type.REPLACED, cents, payers);
  }

  private OfficeHistory claim(
      String claimId, String submissionId, ClaimFact.Type type, long cents, String... payers) {
    List<Coverage> coverages =
        Arrays.stream(payers).map(id -> new Coverage(id, PayerClass.COMMERCIAL)).toList();
    LocalDate served = LocalDate.ofEpochDay(Math.floorDiv(noon, 86_400_000L)).minusDays(2);
    ClaimTerms terms = new ClaimTerms(served, cents, null, "USD", coverages);
    return tell(new ClaimFact(nextId(), noon, claimId, submissionId, type, terms));
  }

  OfficeHistory explains(
      String eobId, String claimId, int sequence, long paid, RemittanceAdjustment... adjustments) {
    return tell(
        new RemittanceFact(
            nextId(),
            noon,
            eobId,
            claimId,
            RemittanceFact.Type.PROCESSED,
            null,
            sequence == 1 ? PAYER : SECOND_PAYER,
            sequence,
            null,
            paid,
            List.of(adjustments),
            List.of(),
            false,
            null));
  }

  OfficeHistory takesBack(String eobId, String claimId) {
    return tell(
        new RemittanceFact(
            nextId(),
            noon,
            "back-" + eobId,
            claimId,
            RemittanceFact.Type.REVERSED,
            eobId,
            PAYER,
            1,
            null,
            0,
            List.of(),
            List.of(),
            false,
            null));
  }

  static RemittanceAdjustment pr(String code, long cents) {
    return new RemittanceAdjustment(AdjustmentGroup.PR, code, cents);
  }

  static RemittanceAdjustment co(String code, long cents) {
    return new RemittanceAdjustment(AdjustmentGroup.CO, code, cents);
  }

  OfficeHistory insurerPays(String paymentId, String claimId, long cents) {
    return pays(
        paymentId, PaymentFact.Source.INSURER, cents, List.of(new Allocation(claimId, cents)));
  }

  OfficeHistory patientPays(String paymentId, String claimId, long cents) {
    return pays(
        paymentId, PaymentFact.Source.PATIENT, cents, List.of(new Allocation(claimId, cents)));
  }

  OfficeHistory patientPaysForNothingNamed(String paymentId, long cents) {
    return pays(paymentId, PaymentFact.Source.PATIENT, cents, List.of());
  }

  private OfficeHistory pays(
      String paymentId, PaymentFact.Source source, long cents, List<Allocation> allocations) {
    return tell(
        new PaymentFact(
            nextId(),
            noon,
            paymentId,
            PaymentFact.Type.RECEIVED,
            source,
            source == PaymentFact.Source.INSURER ? PAYER : null,
            PaymentFact.Method.CHECK,
            cents,
            allocations,
            null,
            null));
  }

  OfficeHistory bounces(String paymentId, PaymentFact.Source source, long cents) {
    return tell(
        new PaymentFact(
            nextId(),
            noon,
            "bounce-" + paymentId,
            PaymentFact.Type.REVERSED,
            source,
            null,
            PaymentFact.Method.CHECK,
            cents,
            List.of(),
            paymentId,
            null));
  }

  OfficeHistory writesOff(String claimId, long cents) {
    return tell(
        new WriteOffFact(
            nextId(),
            noon,
            "w-" + claimId,
            claimId,
            WriteOffFact.Type.WRITTEN_OFF,
            WriteOffFact.Reason.COURTESY,
            Party.PATIENT,
            cents,
            null));
  }

  OfficeHistory does(ActivityFact.Type type) {
    return does(type, null, null, null);
  }

  OfficeHistory does(
      ActivityFact.Type type, ActivityFact.Channel channel, String dueOn, String code) {
    return tell(
        new ActivityFact(
            nextId(),
            noon,
            "a-" + events.size(),
            type,
            null,
            channel,
            dueOn == null ? null : LocalDate.parse(dueOn),
            code));
  }

  void writeTo(Path directory) throws IOException {
    EventFileWriter.writeJsonLines(directory, events);
  }
}
