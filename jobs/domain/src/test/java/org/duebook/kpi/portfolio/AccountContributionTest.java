package org.duebook.kpi.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.cents;

import org.duebook.kpi.AgeingClock;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.api.Test;

class AccountContributionTest {
  private static final String DAY = "2026-03-01";

  private final BillingOffice office = new BillingOffice().on(DAY);

  private AccountContribution contribution() {
    return AccountContribution.of(office.positionOn(DAY), AgeingClock.SERVICE_DATE);
  }

  @Test
  void anAccountWithoutClaimsAddsItsUnappliedMoneyAlone() {
    assertThat(contribution()).isEqualTo(new AccountContribution());
    office.receives(PaymentFact.Source.PATIENT, "3.00");

    CellSums unapplied = new CellSums();
    unapplied.add(Measure.UNAPPLIED, Cell.NO_DAY, 0, cents("3.00"));
    assertThat(contribution().byPayer())
        .containsOnlyKeys(AccountContribution.NO_PAYER)
        .containsValue(unapplied);
  }

  @Test
  void aSelfPayClaimHasAPayerOfItsOwn() {
    office.submits("a", "10.00", 0);
    assertThat(contribution().byPayer()).containsOnlyKeys(AccountContribution.SELF_PAY);
  }

  @Test
  void nothingChangedIsNoDifference() {
    office.submits("a", "10.00", 1);
    assertThat(contribution().minus(contribution()).byPayer()).isEmpty();
  }

  @Test
  void aDifferenceIsOfThePayersConcernedOnly() {
    office.submits("a", "10.00", 0);
    office.submission(ClaimFact.Type.SUBMITTED, "b", office.termsWith("acme", "10.00", null));
    AccountContribution before = contribution();
    office.patientPays("a", "1.00");
    assertThat(contribution().minus(before).byPayer())
        .containsOnlyKeys(AccountContribution.SELF_PAY);
  }

  @Test
  void aClaimThatMovesToAnotherPayerIsADifferenceOfBoth() {
    office.submission(ClaimFact.Type.SUBMITTED, "a", office.termsWith("acme", "10.00", null));
    AccountContribution before = contribution();
    office.submission(ClaimFact.Type.REPLACED, "a", office.termsWith("zenith", "10.00", null));
    AccountContribution difference = contribution().minus(before);
    assertThat(difference.byPayer()).containsOnlyKeys("acme", "zenith");

    CellSums sum = difference.byPayer().get("acme").copy();
    sum.addAll(difference.byPayer().get("zenith"));
    assertThat(sum.isEmpty()).isTrue();
  }
}
