package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.cents;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.paying;
import static org.duebook.ledger.BillingOffice.to;
import static org.duebook.ledger.ClaimAssert.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Arrivals, withdrawals, what waits, and what a reading says of the days to come. */
class AccountLedgerTest {
  private final BillingOffice office = new BillingOffice();

  @Nested
  class Arrivals {
    @Test
    void theSameEventCountsOnce() {
      office.submits("claim", "100.00", 0);
      PaymentFact payment = office.patientPays("claim", "40.00");

      assertThat(office.ledger().record(payment)).isEqualTo(AccountLedger.Arrival.DUPLICATE);
      assertThat(office.claim("claim")).hasCash(Party.PATIENT, "40.00");
      assertThat(office.position().findings()).isEmpty();
    }

    @Test
    void anEventIdWithOtherContentIsNotRecorded() {
      PaymentFact payment = office.receives(PaymentFact.Source.PATIENT, "40.00");

      assertThat(office.ledger().record(paying(payment, "50.00")))
          .isEqualTo(AccountLedger.Arrival.EVENT_ID_REUSED);
      assertThat(office.position().unappliedCents()).isEqualTo(cents("40.00"));
      assertThat(office.ledger().facts()).containsExactly(payment);
    }

    @Test
    void anEventIsTakenAgainAfterItWasWithdrawn() {
      PaymentFact payment = office.receives(PaymentFact.Source.PATIENT, "40.00");
      office.ledger().withdraw(payment);

      assertThat(office.ledger().record(payment)).isEqualTo(AccountLedger.Arrival.NEW);
      assertThat(office.position().unappliedCents()).isEqualTo(cents("40.00"));
    }
  }

  @Nested
  class Withdrawals {
    @Test
    void aFactWithTheIdButOtherContentIsNotWithdrawn() {
      PaymentFact payment = office.receives(PaymentFact.Source.PATIENT, "40.00");

      assertThat(office.ledger().withdraw(paying(payment, "50.00"))).isFalse();
      assertThat(office.ledger().facts()).containsExactly(payment);
    }

    @Test
    void aWithdrawnReversalLetsItsOriginalStandAgain() {
      office.submits("claim", "100.00", 0);
      PaymentFact payment = office.patientPays("claim", "40.00");
      PaymentFact bounce = office.bounces(payment);
      assertThat(office.claim("claim")).hasCash(Party.PATIENT, "0.00");

      office.ledger().withdraw(bounce);
      assertThat(office.claim("claim")).hasCash(Party.PATIENT, "40.00");
    }

    @Test
    void aWithdrawnCorrectionLetsTheFirstVersionHoldAgain() {
      office.submits("one", "100.00", 0);
      office.submits("two", "100.00", 0);
      PaymentFact payment = office.patientPays("one", "40.00");
      PaymentFact correction =
          office.corrects(payment, it -> paying(it, "40.00", to("two", "40.00")));
      assertThat(office.claim("one")).hasCash(Party.PATIENT, "0.00");

      office.ledger().withdraw(correction);
      assertThat(office.claim("one")).hasCash(Party.PATIENT, "40.00");
      assertThat(office.claim("two")).hasCash(Party.PATIENT, "0.00");
    }

    @Test
    void withoutItsLastFactTheLedgerIsEmpty() {
      ClaimFact claim = office.submits("claim", "100.00", 0);
      assertThat(office.ledger().isEmpty()).isFalse();

      office.ledger().withdraw(claim);
      assertThat(office.ledger().isEmpty()).isTrue();
      assertThat(office.position().claims()).isEmpty();
    }
  }

  @Test
  void aCopyGoesItsOwnWay() {
    office.submits("claim", "100.00", 0);
    AccountLedger copy = office.ledger().copy();
    office.patientPays("claim", "40.00");

    assertThat(copy.position(day("2026-01-01"), BillingOffice.RULES).claims().get(0))
        .hasCash(Party.PATIENT, "0.00");
    assertThat(office.claim("claim")).hasCash(Party.PATIENT, "40.00");
  }

  @Test
  void aKeptPositionIsNotUsedUnderOtherRules() {
    office.submits("claim", "100.00", 1);
    office.remits("claim", 1, "60.00", co("16", "40.00"));
    assertThat(office.claim("claim")).hasContractual("0.00");

    LedgerRules others =
        new LedgerRules(new ReasonCodes(Set.of("16"), Set.of("16")), BusinessCalendar.UTC, 7);
    assertThat(office.ledger().position(day("2026-01-01"), others).claims().get(0))
        .hasContractual("40.00");
  }

  @Test
  void claimsAreToldInOrderOfTheirId() {
    office.submits("b", "1.00", 0);
    office.submits("c", "1.00", 0);
    office.submits("a", "1.00", 0);

    assertThat(office.position().claims())
        .extracting(ClaimPosition::claimId)
        .containsExactly("a", "b", "c");
  }

  @Test
  void findingsAreToldByKindClaimAndEventWhateverCameFirst() {
    office.on("2026-02-01").patientPays("unseen-b", "1.00");
    office.patientPays("unseen-a", "1.00");
    office.submits("claim-b", "10.00", 1);
    office.submits("claim-a", "10.00", 1);
    office.remits("claim-b", 1, "0.00", co("no-code", "11.00"));
    office.remits("claim-a", 1, "0.00", co("45", "11.00"));

    assertThat(office.positionOn("2026-03-01").findings())
        .extracting(finding -> finding.kind() + " " + finding.claimId())
        .containsExactly(
            "COB_OVERSTATED claim-a",
            "UNKNOWN_REASON_CODE claim-b",
            "WAITING_FOR_CLAIM unseen-a",
            "WAITING_FOR_CLAIM unseen-b");
  }

  @Nested
  class Waiting {
    @Test
    void aPaymentThatWaitsForItsClaimIsReportedFromTheSeventhDayOn() {
      PaymentFact payment = office.on("2026-02-01").patientPays("claim", "40.00");
      assertThat(office.positionOn("2026-02-07").findings()).isEmpty();
      assertThat(office.positionOn("2026-02-07").changesOn()).isEqualTo(day("2026-02-08"));

      Finding report =
          new Finding(
              Finding.Kind.WAITING_FOR_CLAIM,
              "claim",
              null,
              payment.eventId(),
              "a PAYMENT waits for its claim");
      assertThat(office.positionOn("2026-02-08").findings()).containsExactly(report);
      assertThat(office.positionOn("2026-02-09").findings()).containsExactly(report);
      assertThat(office.positionOn("2026-02-08").changesOn()).isNull();
    }

    @Test
    void whatHasWaitedLongTakesEffectWhenTheClaimComes() {
      office.on("2026-02-01").patientPays("claim", "40.00");
      office.on("2026-04-01").submits("claim", "100.00", 0);

      assertThat(office.claim("claim")).hasOpen(Party.PATIENT, "60.00");
      assertThat(office.position().findings()).isEmpty();
    }

    @Test
    void everyKindOfFactWaitsForItsClaim() {
      office.on("2026-02-01").remits("claim", 1, "10.00");
      office.writesOff("claim", Party.PATIENT, "10.00");
      office.does(ActivityFact.Type.STATEMENT_SENT, "claim");
      office.notice(ClaimFact.Type.VOIDED, "claim");
      office.receives(PaymentFact.Source.PATIENT, "3.00", to("claim", "1.00"), to("other", "2.00"));
      office.does(ActivityFact.Type.STATEMENT_SENT, null);

      assertThat(office.findingsOn("2026-02-08", Finding.Kind.WAITING_FOR_CLAIM))
          .extracting(Finding::claimId)
          .containsExactly("claim", "claim", "claim", "claim", "claim", "other");
    }

    @Test
    void aReversalWaitsForWhatItNamesAndForNoClaim() {
      PaymentFact reversal = office.on("2026-02-01").reverses("unheard-of");
      office.record(
          new RemittanceFact(
              "eob-reversal",
              reversal.occurredAt(),
              "eob-reversal",
              "unseen",
              RemittanceFact.Type.REVERSED,
              "unheard-of",
              "payer-1",
              1,
              null,
              0,
              List.of(),
              List.of(),
              false,
              null));

      assertThat(office.positionOn("2026-02-07").findings()).isEmpty();
      assertThat(office.positionOn("2026-02-08").findings())
          .extracting(Finding::kind)
          .containsOnly(Finding.Kind.WAITING_FOR_ORIGINAL)
          .hasSize(2);
    }

    @Test
    void aCorrectedFactDoesNotWait() {
      office.submits("claim", "100.00", 0);
      PaymentFact payment = office.on("2026-02-01").patientPays("unseen", "40.00");
      office.on("2026-02-02").corrects(payment, it -> paying(it, "40.00", to("claim", "40.00")));

      assertThat(office.findingsOn("2026-03-01", Finding.Kind.WAITING_FOR_CLAIM)).isEmpty();
    }
  }

  @Nested
  class DatedAhead {
    @Test
    void aFactIsNotKnownBeforeItsDayAndTheDayIsSaid() {
      office.on("2026-02-01").submits("claim", "100.00", 0);
      office.on("2026-02-05").patientPays("claim", "40.00");
      office.on("2026-02-09").patientPays("claim", "60.00");

      assertThat(office.positionOn("2026-01-31").claims()).isEmpty();
      assertThat(office.positionOn("2026-01-31").changesOn()).isEqualTo(day("2026-02-01"));
      assertThat(office.positionOn("2026-02-04").changesOn()).isEqualTo(day("2026-02-05"));
      assertThat(office.positionOn("2026-02-05").changesOn()).isEqualTo(day("2026-02-09"));
      assertThat(office.positionOn("2026-02-09").changesOn()).isNull();
      assertThat(office.claimOn("2026-02-08", "claim")).hasOpen(Party.PATIENT, "60.00");
    }

    @Test
    void positionsMayBeReadInAnyOrderOfDays() {
      office.on("2026-02-01").submits("claim", "100.00", 0);
      PaymentFact payment = office.on("2026-02-05").patientPays("claim", "40.00");
      office.on("2026-02-09").bounces(payment);

      assertThat(office.claimOn("2026-02-09", "claim")).hasOpen(Party.PATIENT, "100.00");
      assertThat(office.claimOn("2026-02-08", "claim")).hasOpen(Party.PATIENT, "60.00");
      assertThat(office.claimOn("2026-02-04", "claim")).hasOpen(Party.PATIENT, "100.00");
      assertThat(office.claimOn("2026-02-05", "claim")).hasOpen(Party.PATIENT, "60.00");
      assertThat(office.claimOn("2026-02-09", "claim")).hasOpen(Party.PATIENT, "100.00");
    }
  }
}
