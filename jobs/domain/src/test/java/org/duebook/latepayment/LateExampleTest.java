package org.duebook.latepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.ledger.BillingOffice.co;
import static org.duebook.ledger.BillingOffice.day;
import static org.duebook.ledger.BillingOffice.pr;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.Fact;
import org.duebook.ledger.FactLogs;
import org.duebook.ledger.Party;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.api.Test;

/** What a model may know of a share, and that it is never more than was known then. */
class LateExampleTest {
  private static final LateHorizons HORIZONS = LateHorizons.DEFAULT;

  private final BillingOffice office = new BillingOffice();

  private static Map<String, Double> features(OpenShare share) {
    Map<String, Double> features = new HashMap<>();
    double[] values = share.features();
    for (int i = 0; i < values.length; i++) {
      features.put(LateFeature.ALL.get(i).name(), values[i]);
    }
    return features;
  }

  private OpenShare share(String claimId, Party party) {
    return new AccountShares(
            office.position(), HORIZONS, BillingOffice.REASON_CODES, BillingOffice.RULES.calendar())
        .open(claimId, party);
  }

  @Test
  void aShareIsLookedAtOnItsFirstDayAndAtEachAgeingBoundaryUntilItsOutcome() {
    office.on("2026-01-01").submits("claim", "100.00", 0);
    office.on("2026-03-20").patientPays("claim", "100.00");
    ShareOutcome outcome = ShareOutcome.of(office.position(), HORIZONS).get(0);

    AccountLedger ledger = new AccountLedger();
    office.facts().forEach(ledger::record);
    assertThat(LateExample.of(ledger, outcome, BillingOffice.RULES, HORIZONS))
        .extracting(LateExample::on)
        .containsExactly(day("2026-01-01"), day("2026-02-01"), day("2026-03-03"));
  }

  @Test
  void aShareThatWasCoveredWhenItWasReleasedIsNoExample() {
    office.on("2026-01-01").submits("claim", "100.00", 1);
    office.on("2026-01-02").patientPays("claim", "30.00");
    office.on("2026-01-15").remits("claim", 1, "60.00", co("45", "10.00"), pr("3", "30.00"));
    ShareOutcome outcome = ShareOutcome.of(office.position(), HORIZONS).get(0);
    assertThat(outcome.party()).isEqualTo(Party.PATIENT);

    AccountLedger ledger = new AccountLedger();
    office.facts().forEach(ledger::record);
    assertThat(LateExample.of(ledger, outcome, BillingOffice.RULES, HORIZONS)).isEmpty();
  }

  @Test
  void featuresTellTheShareItsPayerAndItsParts() {
    office.on("2026-01-01").submits("claim", "200.00", 2);
    office.on("2026-01-15").remits("claim", 1, "100.00", co("45", "40.00"), pr("1", "60.00"));
    office.on("2026-01-20").remits("claim", 2, "20.00", pr("1", "30.00"), pr("3", "10.00"));
    office.on("2026-02-10");

    assertThat(features(share("claim", Party.PATIENT)))
        .containsEntry("open-dollars", 40.0)
        .containsEntry("age-days", 21.0)
        .containsEntry("share-of-charge", 0.2)
        .containsEntry("payer-commercial", 1.0)
        .containsEntry("payer-medicare", 0.0)
        .containsEntry("self-pay", 0.0)
        .containsEntry("deductible-part", 0.75)
        .containsEntry("coinsurance-part", 0.0)
        .containsEntry("copay-part", 0.25)
        .containsEntry("has-past", 0.0)
        .containsEntry("claim-explained", 1.0)
        .containsEntry("claim-denied", 0.0)
        .containsEntry("coverages", 2.0);
    assertThat(share("claim", Party.PATIENT).payerId()).isEqualTo("payer-1");
  }

  @Test
  void featuresTellHowTheOtherSharesEnded() {
    office.on("2026-01-01").submits("prompt", "100.00", 0);
    office.on("2026-01-11").patientPays("prompt", "100.00");
    office.on("2026-01-15").submits("never", "100.00", 0);
    office.on("2026-05-01").submits("now", "50.00", 0);

    assertThat(features(share("now", Party.PATIENT)))
        .containsEntry("has-past", 1.0)
        .containsEntry("past-count", 2.0)
        .containsEntry("past-late-fraction", 0.5)
        .containsEntry("past-late-of-last-five", 0.5)
        .containsEntry("past-mean-days", 10.0)
        .containsEntry("past-last-days", 10.0)
        .containsEntry("open-count", 2.0)
        .containsEntry("account-open-dollars", 150.0)
        .containsEntry("oldest-days", 106.0)
        .containsEntry("days-since-payment", 110.0);
  }

  @Test
  void aBouncedPaymentIsRememberedForAYear() {
    office.on("2025-01-01").submits("claim", "100.00", 0);
    PaymentFact check = office.on("2025-01-05").patientPays("claim", "60.00");
    office.on("2025-01-10").bounces(check);

    office.on("2026-01-09");
    assertThat(features(share("claim", Party.PATIENT))).containsEntry("bounced-payments", 1.0);
    office.on("2026-01-10");
    assertThat(features(share("claim", Party.PATIENT)))
        .containsEntry("bounced-payments", 0.0)
        .containsEntry("has-payment", 0.0);
  }

  @Test
  void featuresTellWhatWasDoneAboutTheShare() {
    office.on("2026-01-01").submits("claim", "100.00", 0);
    office.on("2026-01-05").sendsStatement(null);
    office.on("2026-02-05").sendsStatement("claim");
    office.on("2026-02-06").does(ActivityFact.Type.DISPUTE_OPENED, "claim");

    assertThat(features(share("claim", Party.PATIENT)))
        .containsEntry("statements-sent", 2.0)
        .containsEntry("dispute-open", 1.0);
  }

  @Test
  void aDisputeOfAnotherClaimIsNotThisOnes() {
    office.on("2026-01-01").submits("claim", "100.00", 0);
    office.submits("disputed", "100.00", 0);
    office.on("2026-02-06").does(ActivityFact.Type.DISPUTE_OPENED, "disputed");

    assertThat(features(share("claim", Party.PATIENT))).containsEntry("dispute-open", 0.0);
    assertThat(features(share("disputed", Party.PATIENT))).containsEntry("dispute-open", 1.0);
  }

  @Test
  void whatOnlyAPatientDoesIsNoFeatureOfAnInsurer() {
    office.on("2026-01-01").submits("claim", "100.00", 1);
    office.on("2026-01-05").sendsStatement(null);
    office.on("2026-01-06").does(ActivityFact.Type.DISPUTE_OPENED, "claim");

    assertThat(features(share("claim", Party.INSURER)))
        .containsEntry("statements-sent", 0.0)
        .containsEntry("dispute-open", 0.0)
        .containsEntry("claim-explained", 0.0);
  }

  @Test
  void aShareIsLateOnceItsHorizonHasPassed() {
    office.on("2026-01-01").submits("claim", "100.00", 0);
    office.on("2026-04-01");
    assertThat(share("claim", Party.PATIENT).isLate()).isFalse();
    office.on("2026-04-02");
    assertThat(share("claim", Party.PATIENT).isLate()).isTrue();
  }

  @Provide
  Arbitrary<List<Fact>> logs() {
    return FactLogs.logs(3);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 180).map(FactLogs.FIRST_DAY::plusDays);
  }

  /** What was known does not change when the future is added, in whatever order it arrives. */
  @Property(tries = 300)
  void theFeaturesOfADayDoNotChangeWhenTheFutureIsAppended(
      @ForAll("logs") List<Fact> log, @ForAll("days") LocalDate day) {
    long cutoff = BillingOffice.RULES.calendar().endOf(day);
    AccountLedger known = new AccountLedger();
    AccountLedger all = new AccountLedger();
    for (Fact fact : log) {
      all.record(fact);
      if (fact.occurredAt() <= cutoff) {
        known.record(fact);
      }
    }
    // A look at the end first, so that what is kept of it could spoil the look back.
    featuresOf(all, day.plusDays(400));
    assertThat(featuresOf(all, day)).isEqualTo(featuresOf(known, day));
  }

  private static List<List<Double>> featuresOf(AccountLedger ledger, LocalDate day) {
    AccountShares shares =
        new AccountShares(
            ledger.position(day, BillingOffice.RULES),
            HORIZONS,
            BillingOffice.REASON_CODES,
            BillingOffice.RULES.calendar());
    List<List<Double>> features = new ArrayList<>();
    for (Party party : Party.values()) {
      for (OpenShare share : shares.open(party)) {
        List<Double> values = new ArrayList<>();
        for (double value : share.features()) {
          assertThat(value).isFinite();
          values.add(value);
        }
        features.add(values);
      }
    }
    return features;
  }
}
