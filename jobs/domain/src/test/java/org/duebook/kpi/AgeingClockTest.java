package org.duebook.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.pr;
import static org.duebook.ledger.BillingOffice.to;

import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Party;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeingClockTest {
  private final BillingOffice office = new BillingOffice();

  @ParameterizedTest
  @CsvSource({
    "SERVICE_DATE, INSURER, 2026-01-02",
    "SERVICE_DATE, PATIENT, 2026-01-02",
    "BILLED, INSURER, 2026-01-05",
    "BILLED, PATIENT, 2026-01-05",
    "RESPONSIBILITY, INSURER, 2026-01-05",
    "RESPONSIBILITY, PATIENT, 2026-02-01",
  })
  void eachClockStartsOnItsDay(AgeingClock clock, Party party, String start) {
    office.serviceOn("2026-01-02").on("2026-01-05").submits("claim", "100.00", 1);
    office.on("2026-02-01").remits("claim", 1, "60.00", pr("1", "40.00"));

    ClaimPosition claim = office.claim("claim");
    assertThat(clock.startOf(claim, party)).isEqualTo(day(start));
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICE_DATE, 2026-01-02",
    "BILLED, 2026-01-05",
    "RESPONSIBILITY, 2026-01-05",
  })
  void aBalanceFromARefundBeyondReceiptsAgesFromTheBillingDay(AgeingClock clock, String start) {
    office.serviceOn("2026-01-02").on("2026-01-05").submits("claim", "100.00", 1);
    office.on("2026-02-01").refunds(PaymentFact.Source.PATIENT, "30.00", to("claim", "30.00"));

    ClaimPosition claim = office.claim("claim");
    assertThat(claim.patientOpenCents()).isEqualTo(30_00);
    assertThat(clock.startOf(claim, Party.PATIENT)).isEqualTo(day(start));
    assertThat(AccountFigures.of(office.position(), clock).patient().receivableCents())
        .isEqualTo(30_00);
  }
}
