package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.BillingOffice.to;

import org.junit.jupiter.api.Test;

/** The facts beside the amounts, from which decisions about a claim and an account are made. */
class AccountEvidenceTest {
  private final BillingOffice office = new BillingOffice();

  private ClaimEvidence evidence() {
    return office.position().evidence().get(0);
  }

  private void acknowledges(ClaimFact submission, ClaimFact.Type type, String eventId, long at) {
    office.record(
        new ClaimFact(eventId, at, submission.claimId(), submission.submissionId(), type, null));
  }

  @Test
  void theLatestAcknowledgementOfTheLiveSubmissionCounts() {
    ClaimFact sent = office.on("2026-01-05").submits("claim", "200.00", 1);
    acknowledges(sent, ClaimFact.Type.ACCEPTED, "accepted", sent.occurredAt() + 1);
    acknowledges(sent, ClaimFact.Type.REJECTED, "rejected", sent.occurredAt() + 2);

    assertThat(evidence().acknowledgement().type()).isEqualTo(ClaimFact.Type.REJECTED);
  }

  @Test
  void anAcknowledgementOfAReplacedSubmissionSaysNothingOfTheLiveOne() {
    ClaimFact sent = office.on("2026-01-05").submits("claim", "200.00", 1);
    ClaimFact replaced = office.on("2026-01-09").replaces("claim", "200.00", 1);
    acknowledges(sent, ClaimFact.Type.REJECTED, "late", replaced.occurredAt() + 1);

    assertThat(evidence().submission()).isEqualTo(replaced);
    assertThat(evidence().acknowledgement()).isNull();
  }

  @Test
  void onlyLiveExplanationsAreEvidence() {
    office.submits("claim", "200.00", 2);
    RemittanceFact first = office.remits("claim", 1, "100.00", co("45", "50.00"));
    RemittanceFact second = office.remits("claim", 2, "20.00", pr("1", "30.00"));

    assertThat(evidence().remittances()).containsExactly(first, second);
    assertThat(evidence().remittanceOf(2)).isEqualTo(second);
    assertThat(evidence().remittanceOf(3)).isNull();
    assertThat(evidence().lastRemittance()).isEqualTo(second);

    office.takesBack(second);
    assertThat(evidence().remittances()).containsExactly(first);
  }

  @Test
  void aVoidedClaimHasNoLiveExplanation() {
    office.submits("claim", "200.00", 1);
    office.remits("claim", 1, "100.00", co("45", "100.00"));
    office.voids("claim");

    assertThat(evidence().voided()).isTrue();
    assertThat(evidence().remittances()).isEmpty();
    assertThat(evidence().lastRemittance()).isNull();
  }

  @Test
  void aBouncedPaymentStaysInTheListWithTheDayItBounced() {
    office.on("2026-01-05").submits("claim", "200.00", 0);
    PaymentFact check =
        office.on("2026-01-07").receives(PaymentFact.Source.PATIENT, "60.00", to("claim", "40.00"));
    assertThat(office.position().payments())
        .containsExactly(new AccountPayment(check, day("2026-01-07"), null, 2_000));

    office.on("2026-01-12").bounces(check);
    assertThat(office.position().payments())
        .containsExactly(new AccountPayment(check, day("2026-01-07"), day("2026-01-12"), 0));
  }

  @Test
  void paymentsAndActivitiesAreInTheOrderOfTheirMoments() {
    PaymentFact later = office.on("2026-01-09").patientPays("claim", "5.00");
    PaymentFact earlier = office.on("2026-01-03").patientPays("claim", "7.00");
    ActivityFact second = office.on("2026-01-08").sendsStatement(null);
    ActivityFact first = office.on("2026-01-02").sendsStatement(null);

    AccountPosition position = office.on("2026-01-10").position();
    assertThat(position.payments())
        .extracting(AccountPayment::payment)
        .containsExactly(earlier, later);
    assertThat(position.activities()).containsExactly(first, second);
  }
}
