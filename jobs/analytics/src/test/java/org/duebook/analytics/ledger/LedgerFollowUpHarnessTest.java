package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.duebook.analytics.Events;
import org.duebook.analytics.guidance.HandmadeModels;
import org.duebook.analytics.policy.PolicyFile;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.worklist.FollowUpChange;
import org.duebook.models.scoring.LateModel;
import org.duebook.schemas.AnnouncedRole;
import org.duebook.schemas.PatientAction;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerAction;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.PolicyAnnouncement;
import org.duebook.schemas.RejectionReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When follow-ups are told, changed and taken back. What they say is the planner's. */
class LedgerFollowUpHarnessTest {
  private static final Pace.Live LIVE =
      new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));

  private Ledger ledger;

  @BeforeEach
  void start() throws Exception {
    ledger = new Ledger(LIVE);
    ledger.businessDayIs("2026-02-01");
  }

  @AfterEach
  void end() {
    ledger.close();
  }

  private PatientFollowUp onlyPatientFollowUp() {
    List<OutputRecord> told = ledger.patientFollowUps();
    assertThat(told).hasSize(1);
    return Events.decoded(told.get(0).value(), PatientFollowUp.class);
  }

  private void owes100() throws Exception {
    ledger.gets("account", Events.selfPay("account", "claim", "2026-02-01"));
    ledger.aMomentPasses();
  }

  private static PolicyAnnouncement policy(String document) {
    PolicyAnnouncement announcement = new PolicyAnnouncement();
    announcement.setPolicyId("any");
    announcement.setDocument(document);
    announcement.setAnnouncedAt(Instant.parse("2026-02-01T09:00:00Z"));
    return announcement;
  }

  @Test
  void aReleasedShareIsFollowedUpWithItsWorthAndItsReasons() throws Exception {
    owes100();

    PatientFollowUp followUp = onlyPatientFollowUp();
    assertThat(followUp.getPracticeId()).isEqualTo(Events.PRACTICE);
    assertThat(followUp.getAccountId()).isEqualTo("account");
    assertThat(followUp.getAsOf()).isEqualTo("2026-02-01");
    assertThat(followUp.getBalanceCents()).isEqualTo(10_000);
    assertThat(followUp.getBreakdown().getChargesCents()).isEqualTo(10_000);
    assertThat(followUp.getBreakdown().getDueCents()).isEqualTo(10_000);
    assertThat(followUp.getReasons()).isNotEmpty();
    assertThat(followUp.getModelId()).isEqualTo("none");
    assertThat(followUp.getScore().getFallback()).isTrue();
    assertThat(followUp.getPolicyId()).isEqualTo(PolicyFile.defaults().id());
  }

  @Test
  void withoutFollowUpsFiguresAreSaidAlone() throws Exception {
    try (Ledger without = new Ledger(Events.RULES, Events.WITHOUT_FOLLOW_UPS, LIVE, null)) {
      without.businessDayIs("2026-02-01");
      without.gets("account", Events.selfPay("account", "claim", "2026-02-01"));
      without.aMomentPasses();
      assertThat(without.figures()).hasSize(1);
      assertThat(without.patientFollowUps()).isEmpty();
      assertThat(without.followUpChanges()).isEmpty();
    }
  }

  @Test
  void whereFollowUpsAreNotWantedAnyMoreThoseThatStandAreTakenBack() throws Exception {
    owes100();
    ledger.gets("account", Events.submitted("account", "insured", "2026-02-01"));
    ledger.aMomentPasses();
    assertThat(ledger.patientFollowUps()).isNotEmpty();
    assertThat(ledger.payerFollowUps()).hasSize(1);

    try (Ledger without =
        new Ledger(Events.RULES, Events.WITHOUT_FOLLOW_UPS, LIVE, ledger.snapshot())) {
      without.businessDayIs("2026-02-02");
      without.gets("account", Events.received("account", "payment", "2026-02-02", 1, "claim"));
      without.aMomentPasses();
      assertThat(without.patientFollowUps())
          .singleElement()
          .satisfies(record -> assertThat(record.value()).isNull());
      assertThat(without.payerFollowUps())
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.key()).isEqualTo("practice-1:insured");
                assertThat(record.value()).isNull();
              });
      assertThat(without.followUpChanges())
          .hasSize(2)
          .allSatisfy(change -> assertThat(change.gone()).isTrue());
    }
  }

  @Test
  void aFollowUpThatSaysTheSameIsNotToldAgain() throws Exception {
    owes100();
    assertThat(ledger.patientFollowUps()).hasSize(1);
    ledger.gets("account", Events.selfPay("account", "claim", "2026-02-01"));
    ledger.aMomentPasses();
    assertThat(ledger.patientFollowUps()).isEmpty();
  }

  @Test
  void aFollowUpWhoseReasonHasGoneIsTakenBackTheSameDay() throws Exception {
    owes100();
    ledger.patientFollowUps();
    ledger.gets("account", Events.received("account", "payment", "2026-02-01", 10_000, "claim"));
    ledger.aMomentPasses();

    assertThat(ledger.patientFollowUps())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo("practice-1:account");
              assertThat(record.value()).isNull();
            });
    assertThat(ledger.followUpChanges()).extracting(FollowUpChange::gone).endsWith(true);
  }

  /** An insured claim of which the payer leaves 15.00 to the patient. */
  private void owes15() throws Exception {
    ledger.gets("account", Events.submitted("account", "claim", "2026-01-20"));
    ledger.gets("account", Events.processed("account", "claim", "2026-02-01"));
    ledger.aMomentPasses();
  }

  @Test
  void aFollowUpChangesOnItsDayByTimeAlone() throws Exception {
    owes15();
    LocalDate told = onlyPatientFollowUp().getAsOf();
    ledger.gets("account", Events.statement("account", "2026-02-02"));
    ledger.businessDayIs("2026-02-02");
    ledger.aMomentPasses();
    PatientFollowUp afterStatement = onlyPatientFollowUp();
    assertThat(afterStatement.getAsOf()).isAfter(told);
    // Nobody sends anything; the day it is to be looked at again comes.
    assertThat(afterStatement.getNextCheckOn()).isNotNull();
    ledger.businessDayIs(afterStatement.getNextCheckOn().plusDays(40).toString());
    assertThat(ledger.patientFollowUps())
        .isNotEmpty()
        .allSatisfy(
            record ->
                assertThat(Events.decoded(record.value(), PatientFollowUp.class).getAsOf())
                    .isAfter("2026-02-02"));
  }

  @Test
  void aSilentPayerIsFollowedUpUnderTheClaim() throws Exception {
    ledger.gets("account", Events.submitted("account", "claim", "2026-02-01"));
    ledger.aMomentPasses();
    PayerFollowUp waiting =
        Events.decoded(ledger.payerFollowUps().get(0).value(), PayerFollowUp.class);
    assertThat(waiting.getAction()).isEqualTo(PayerAction.NO_ACTION);
    assertThat(waiting.getNextCheckOn()).isNotNull();
    ledger.businessDayIs("2026-03-20");

    List<OutputRecord> told = ledger.payerFollowUps();
    assertThat(told.get(told.size() - 1).key()).isEqualTo("practice-1:claim");
    PayerFollowUp followUp = Events.decoded(told.get(told.size() - 1).value(), PayerFollowUp.class);
    assertThat(followUp.getAction()).isEqualTo(PayerAction.CALL_PAYER);
    assertThat(followUp.getPayerId()).isEqualTo("payer-1");
    assertThat(followUp.getBalanceCents()).isEqualTo(10_000);
  }

  @Test
  void whenThePayerHasDecidedAndPaidItsFollowUpIsTakenBack() throws Exception {
    ledger.gets("account", Events.submitted("account", "claim", "2026-02-01"));
    ledger.aMomentPasses();
    ledger.payerFollowUps();
    ledger.gets("account", Events.processed("account", "claim", "2026-02-10"));
    var check = Events.received("account", "check", "2026-02-10", 6_000, "claim");
    check.setSource(org.duebook.schemas.PaymentSource.INSURER);
    ledger.gets("account", check);
    ledger.businessDayIs("2026-02-10");
    ledger.aMomentPasses();

    assertThat(ledger.payerFollowUps())
        .last()
        .satisfies(record -> assertThat(record.value()).isNull());
  }

  @Test
  void theChampionsWordIsInTheFollowUp() throws Exception {
    LateModel model = HandmadeModels.patient("patient-model", 1);
    ledger.hears(HandmadeModels.announcement(model, AnnouncedRole.CHAMPION));
    owes100();

    PatientFollowUp followUp = onlyPatientFollowUp();
    assertThat(followUp.getModelId()).isEqualTo("patient-model");
    assertThat(followUp.getScore().getFallback()).isFalse();
    double probability = followUp.getScore().getLateProbability();
    double[] features = new double[model.contract().size()];
    features[model.contract().indexOf("open-dollars")] = 100;
    assertThat(probability).isEqualTo(model.probability(features, null));
    assertThat(followUp.getScore().getExpectedLateCents())
        .isEqualTo(Math.round(probability * 10_000));
    assertThat(followUp.getExplanation())
        .singleElement()
        .satisfies(effect -> assertThat(effect.getFeature()).isEqualTo("open-dollars"));
  }

  @Test
  void aShareOverItsHorizonIsLateWhateverAModelSays() throws Exception {
    ledger.hears(
        HandmadeModels.announcement(
            HandmadeModels.patient("patient-model", -9), AnnouncedRole.CHAMPION));
    owes100();
    ledger.businessDayIs("2026-05-03");
    ledger.gets("account", Events.statement("account", "2026-05-03"));
    ledger.aMomentPasses();

    List<OutputRecord> told = ledger.patientFollowUps();
    PatientFollowUp last = Events.decoded(told.get(told.size() - 1).value(), PatientFollowUp.class);
    assertThat(last.getScore().getLateProbability()).isEqualTo(1);
    assertThat(last.getScore().getExpectedLateCents()).isEqualTo(10_000);
  }

  @Test
  void aNewPolicyPlansEveryAccountAnewAtOnce() throws Exception {
    owes100();
    ledger.gets("other", Events.selfPay("other", "claim-2", "2026-02-01"));
    ledger.aMomentPasses();
    ledger.patientFollowUps();
    ledger.hears(policy("worklist: {size: 7}"));

    assertThat(ledger.patientFollowUps())
        .hasSize(2)
        .allSatisfy(
            record ->
                assertThat(Events.decoded(record.value(), PatientFollowUp.class).getPolicyId())
                    .isEqualTo(PolicyFile.parse("worklist: {size: 7}").id()));
    assertThat(ledger.followUpChanges()).extracting(FollowUpChange::listLength).endsWith(7);
  }

  @Test
  void aNewPolicysNextDayComesByTimeAlone() throws Exception {
    ledger.gets("account", Events.submitted("account", "claim", "2026-02-01"));
    ledger.aMomentPasses();
    ledger.payerFollowUps();
    // Payers are asked after ten days instead of thirty.
    ledger.hears(
        policy(
            """
            payers:
              silent-days: 10
              ids:
                payer-1:
                  filing: {years: 0, days: 90}
                  corrected: {years: 0, days: 90}
                  appeal: {years: 0, days: 60}
                  gross-to-net: 0.5
                  lag-days: 10
            """));
    assertThat(ledger.rejects()).isEmpty();
    ledger.payerFollowUps();
    // Thirteen days before the old policy would ask.
    ledger.businessDayIs("2026-02-18");

    assertThat(ledger.payerFollowUps())
        .last()
        .satisfies(
            record ->
                assertThat(Events.decoded(record.value(), PayerFollowUp.class).getAction())
                    .isEqualTo(PayerAction.CALL_PAYER));
  }

  @Test
  void aPolicyOutlivesARestart() throws Exception {
    ledger.hears(policy("worklist: {size: 7}"));
    ledger.restart();
    ledger.businessDayIs("2026-02-01");
    owes100();
    assertThat(onlyPatientFollowUp().getPolicyId())
        .isEqualTo(PolicyFile.parse("worklist: {size: 7}").id());
  }

  @Test
  void aPolicyThatCannotBeReadIsRefusedAndTheOldOneStays() throws Exception {
    ledger.hears(policy("worklist: {length: 7}"));
    assertThat(ledger.rejects())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.getReason()).isEqualTo(RejectionReason.POLICY_REFUSED);
              assertThat(rejected.getDetail()).contains("worklist.length");
            });
    owes100();
    assertThat(onlyPatientFollowUp().getPolicyId()).isEqualTo(PolicyFile.defaults().id());
  }

  @Test
  void whatWaitsForSomebodyElseIsOnNoWorklist() throws Exception {
    owes100();
    assertThat(onlyPatientFollowUp().getAction()).isEqualTo(PatientAction.SCREEN_ASSISTANCE);
    assertThat(ledger.followUpChanges()).extracting(FollowUpChange::gone).containsExactly(false);
    ledger.gets("account", Events.hold("account", "LEGAL", "2026-02-01"));
    ledger.aMomentPasses();
    assertThat(
            ledger.patientFollowUps().stream()
                .map(record -> Events.decoded(record.value(), PatientFollowUp.class).getAction()))
        .endsWith(PatientAction.HOLD);
    assertThat(ledger.followUpChanges()).extracting(FollowUpChange::gone).endsWith(true);
  }
}
