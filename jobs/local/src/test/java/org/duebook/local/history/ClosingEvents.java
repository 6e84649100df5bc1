package org.duebook.local.history;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Party;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;

/**
 * One event of each topic in the evening of a day. Sent to every partition after all others, they
 * carry business time to that day, whatever the others said of time.
 */
public final class ClosingEvents {
  private static final String PRACTICE = "practice-of-closings";
  private static final String ACCOUNT = "account-of-closings";

  private ClosingEvents() {}

  /** The five events of a day. They belong to an account of their own and are part of the log. */
  public static List<HistoryEvent> of(LocalDate day) {
    long evening = day.atTime(LocalTime.of(20, 0)).toInstant(ZoneOffset.UTC).toEpochMilli();
    String id = "closing-of-" + day;
    return List.of(
        new HistoryEvent(
            PRACTICE,
            ACCOUNT,
            new ClaimFact(id + "-1", evening, id, id, ClaimFact.Type.ACCEPTED, null)),
        new HistoryEvent(
            PRACTICE,
            ACCOUNT,
            new RemittanceFact(
                id + "-2",
                evening,
                id,
                id,
                RemittanceFact.Type.PROCESSED,
                null,
                "payer",
                1,
                null,
                0,
                List.of(),
                List.of(),
                false,
                null)),
        new HistoryEvent(
            PRACTICE,
            ACCOUNT,
            new PaymentFact(
                id + "-3",
                evening,
                id,
                PaymentFact.Type.RECEIVED,
                PaymentFact.Source.PATIENT,
                null,
                PaymentFact.Method.CASH,
                1,
                List.of(),
                null,
                null)),
        new HistoryEvent(
            PRACTICE,
            ACCOUNT,
            new WriteOffFact(
                id + "-4",
                evening,
                id,
                id,
                WriteOffFact.Type.WRITTEN_OFF,
                WriteOffFact.Reason.COURTESY,
                Party.PATIENT,
                1,
                null)),
        new HistoryEvent(
            PRACTICE,
            ACCOUNT,
            new ActivityFact(
                id + "-5", evening, id, ActivityFact.Type.REMINDER_SENT, null, null, null, null)));
  }
}
