package org.duebook.ledger;

import static org.duebook.ledger.BillingOffice.cents;

import java.time.LocalDate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** States what is expected of a claim in dollars and days. */
final class ClaimAssert extends AbstractAssert<ClaimAssert, ClaimPosition> {
  private ClaimAssert(ClaimPosition actual) {
    super(actual, ClaimAssert.class);
  }

  static ClaimAssert assertThat(ClaimPosition actual) {
    return new ClaimAssert(actual);
  }

  ClaimAssert hasOpen(Party party, String dollars) {
    return equal("open with " + party, actual.openCents(party), cents(dollars));
  }

  ClaimAssert hasCharge(String dollars) {
    return equal("charge", actual.chargeCents(), cents(dollars));
  }

  ClaimAssert hasContractual(String dollars) {
    return equal("contractual", actual.contractualCents(), cents(dollars));
  }

  ClaimAssert hasShare(String dollars) {
    return equal("patient share", actual.patientShareCents(), cents(dollars));
  }

  ClaimAssert hasCash(Party party, String dollars) {
    return equal(
        "cash of " + party,
        party == Party.INSURER ? actual.insurerCashCents() : actual.patientCashCents(),
        cents(dollars));
  }

  ClaimAssert hasWriteOff(Party party, String dollars) {
    return equal(
        "write-off in force of " + party,
        party == Party.INSURER ? actual.insurerWriteOffCents() : actual.patientWriteOffCents(),
        cents(dollars));
  }

  ClaimAssert isOverstatedBy(String dollars) {
    return equal("overstated", actual.overstatedCents(), cents(dollars));
  }

  ClaimAssert wasBilledOn(String day) {
    return equal("billedOn", actual.billedOn(), dayOf(day));
  }

  ClaimAssert patientIsResponsibleSince(String day) {
    return equal("patientResponsibleOn", actual.patientResponsibleOn(), dayOf(day));
  }

  ClaimAssert hasFirstStatementOn(String day) {
    return equal("firstStatementOn", actual.firstStatementOn(), dayOf(day));
  }

  ClaimAssert isSettledOn(Party party, String day) {
    return equal("settledOn of " + party, actual.settledOn(party), dayOf(day));
  }

  ClaimAssert hasCreditSince(Party party, String day) {
    return equal(
        "creditSince of " + party,
        party == Party.INSURER ? actual.insurerCreditSince() : actual.patientCreditSince(),
        dayOf(day));
  }

  private static LocalDate dayOf(String day) {
    return day == null ? null : LocalDate.parse(day);
  }

  private ClaimAssert equal(String what, Object is, Object expected) {
    isNotNull();
    Assertions.assertThat(is).as(what).isEqualTo(expected);
    return this;
  }
}
