package org.duebook.local.ranking;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.duebook.local.history.HistoryEvent;

/** What happened to one account, told by day; day 0 is a Monday. Amounts in cents. */
final class SmallHistory {
  static final LocalDate START = LocalDate.of(2025, 3, 3);
  static final String PRACTICE = "P";

  private static final String PAYER = "BLUE";

  private final String accountId;
  private final List<Fact> facts = new ArrayList<>();

  SmallHistory(String accountId) {
    this.accountId = accountId;
  }

  static LocalDate day(int day) {
    return START.plusDays(day);
  }

  private static long noon(int day) {
    return day(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private String eventId() {
    return accountId + "-" + facts.size();
  }

  private SmallHistory add(Fact fact) {
    facts.add(fact);
    return this;
  }

  SmallHistory billed(int day, String claimId, long cents) {
    return add(
        new ClaimFact(
            eventId(),
            noon(day),
            claimId,
            claimId + "-1",
            ClaimFact.Type.SUBMITTED,
            new ClaimTerms(
                day(day),
                cents,
                null,
                "USD",
                List.of(new Coverage(PAYER, PayerClass.COMMERCIAL)))));
  }

  SmallHistory voided(int day, String claimId) {
    return add(
        new ClaimFact(eventId(), noon(day), claimId, claimId + "-2", ClaimFact.Type.VOIDED, null));
  }

  /** The payer pays nothing and leaves all of it to the patient's deductible. */
  SmallHistory leftToThePatient(int day, String claimId, long cents) {
    return add(
        new RemittanceFact(
            eventId(),
            noon(day),
            claimId + "-eob",
            claimId,
            RemittanceFact.Type.PROCESSED,
            null,
            PAYER,
            1,
            null,
            0,
            List.of(new RemittanceAdjustment(AdjustmentGroup.PR, "1", cents)),
            List.of(),
            false,
            null));
  }

  SmallHistory paidByInsurer(int day, String claimId, long cents) {
    return paid(day, PaymentFact.Source.INSURER, PAYER, claimId, cents);
  }

  SmallHistory paidByPatient(int day, String claimId, long cents) {
    return paid(day, PaymentFact.Source.PATIENT, null, claimId, cents);
  }

  private SmallHistory paid(
      int day, PaymentFact.Source source, String payerId, String claimId, long cents) {
    return add(
        new PaymentFact(
            eventId(),
            noon(day),
            eventId(),
            PaymentFact.Type.RECEIVED,
            source,
            payerId,
            PaymentFact.Method.CHECK,
            cents,
            List.of(new Allocation(claimId, cents)),
            null,
            null));
  }

  SmallHistory writtenOff(int day, String claimId, Party party, long cents) {
    return add(
        new WriteOffFact(
            eventId(),
            noon(day),
            eventId(),
            claimId,
            WriteOffFact.Type.WRITTEN_OFF,
            WriteOffFact.Reason.ADMINISTRATIVE,
            party,
            cents,
            null));
  }

  SmallHistory statementSent(int day) {
    return add(
        new ActivityFact(
            eventId(),
            noon(day),
            eventId(),
            ActivityFact.Type.STATEMENT_SENT,
            null,
            ActivityFact.Channel.MAIL,
            null,
            null));
  }

  /** Something that changes no balance: the history goes on until that day. */
  SmallHistory heardOf(int day) {
    return add(
        new ActivityFact(
            eventId(),
            noon(day),
            eventId(),
            ActivityFact.Type.CONTACT_UPDATED,
            null,
            ActivityFact.Channel.PORTAL,
            null,
            null));
  }

  List<Fact> facts() {
    return facts;
  }

  List<HistoryEvent> events() {
    return facts.stream().map(fact -> new HistoryEvent(PRACTICE, accountId, fact)).toList();
  }
}
