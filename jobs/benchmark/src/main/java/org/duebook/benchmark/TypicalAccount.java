package org.duebook.benchmark;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;

/**
 * An account with five claims of life: each billed, decided, paid by the insurer and stated; the
 * patient has paid three of them and owes on two. 33 facts.
 */
final class TypicalAccount {
  static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
  static final LocalDate TODAY = FIRST_DAY.plusDays(170);
  private static final int CLAIMS = 5;
  private static final int PAID = 3;

  private TypicalAccount() {}

  static AccountLedger ledger() {
    AccountLedger ledger = new AccountLedger();
    for (int claim = 0; claim < CLAIMS; claim++) {
      LocalDate served = FIRST_DAY.plusDays(30L * claim);
      String id = "claim-" + claim;
      ledger.record(
          new ClaimFact(
              id + "-submitted",
              at(served.plusDays(2)),
              id,
              id + "-submission",
              ClaimFact.Type.SUBMITTED,
              new ClaimTerms(
                  served,
                  20_000,
                  12_000L,
                  "USD",
                  List.of(new Coverage("payer-1", PayerClass.COMMERCIAL)))));
      ledger.record(
          new ClaimFact(
              id + "-accepted",
              at(served.plusDays(3)),
              id,
              id + "-submission",
              ClaimFact.Type.ACCEPTED,
              null));
      ledger.record(remittance(id, served.plusDays(18)));
      ledger.record(
          payment(id + "-check", PaymentFact.Source.INSURER, id, 9_000, served.plusDays(20)));
      ledger.record(activity(id + "-statement", ActivityFact.Type.STATEMENT_SENT, served, 22));
      ledger.record(activity(id + "-reminder", ActivityFact.Type.REMINDER_SENT, served, 33));
      if (claim < PAID) {
        ledger.record(patientPays(claim));
      }
    }
    return ledger;
  }

  /** The payment of a claim's patient share. */
  static PaymentFact patientPays(int claim) {
    String id = "claim-" + claim;
    return payment(
        id + "-paid", PaymentFact.Source.PATIENT, id, 3_000, FIRST_DAY.plusDays(30L * claim + 40));
  }

  private static long at(LocalDate day) {
    return day.atTime(9, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static RemittanceFact remittance(String claimId, LocalDate day) {
    return new RemittanceFact(
        claimId + "-remitted",
        at(day),
        claimId + "-eob",
        claimId,
        RemittanceFact.Type.PROCESSED,
        null,
        "payer-1",
        1,
        12_000L,
        9_000,
        List.of(
            new RemittanceAdjustment(AdjustmentGroup.CO, "45", 8_000),
            new RemittanceAdjustment(AdjustmentGroup.PR, "1", 3_000)),
        List.of(),
        false,
        null);
  }

  private static PaymentFact payment(
      String id, PaymentFact.Source source, String claimId, long cents, LocalDate day) {
    return new PaymentFact(
        id,
        at(day),
        id,
        PaymentFact.Type.RECEIVED,
        source,
        null,
        PaymentFact.Method.CHECK,
        cents,
        List.of(new Allocation(claimId, cents)),
        null,
        null);
  }

  private static ActivityFact activity(
      String id, ActivityFact.Type type, LocalDate served, int daysAfter) {
    return new ActivityFact(id, at(served.plusDays(daysAfter)), id, type, null, null, null, null);
  }
}
