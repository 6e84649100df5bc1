package org.duebook.analytics.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.followup.ContactPolicy;
import org.duebook.followup.CreditPolicy;
import org.duebook.followup.Limit;
import org.duebook.followup.PatientAction;
import org.duebook.followup.PatientPolicy;
import org.duebook.followup.PayerAction;
import org.duebook.followup.PayerPolicy;
import org.duebook.followup.PayerTerms;
import org.duebook.followup.Policy;
import org.duebook.followup.WorthPolicy.Urgency;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.PayerClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyFileTest {
  private static final Policy DEFAULT = PolicyFile.defaults().common();

  @Test
  void theShippedContactRulesAreThoseOfTheContract() {
    assertThat(DEFAULT.contacts())
        .isEqualTo(
            new ContactPolicy(
                Set.of(new ContactPolicy.Cap(2, 7), new ContactPolicy.Cap(6, 30)),
                3,
                LocalTime.of(8, 0),
                LocalTime.of(21, 0),
                Set.of(Channel.SMS, Channel.EMAIL),
                new ContactPolicy.Calls(3, 7, 7, 7, false, 2, 50_000),
                new ContactPolicy.Statements(4, 30, 1_000),
                10,
                3));
  }

  @Test
  void theShippedPatientThresholdsAreThoseOfTheContract() {
    assertThat(DEFAULT.patient())
        .isEqualTo(
            new PatientPolicy(
                new PatientPolicy.SmallBalance(999, 60, 30),
                7,
                10,
                2,
                20_000,
                0.5,
                100_000,
                240,
                new PatientPolicy.Agency(120, 3, 30, 2_500, 60),
                14));
    assertThat(DEFAULT.credits()).isEqualTo(new CreditPolicy(14, 60, 30));
    assertThat(DEFAULT.worklist()).isEqualTo(new Policy.WorklistPolicy(200, Duration.ofSeconds(5)));
  }

  @Test
  void theShippedPayerRulesAreThoseOfTheContract() {
    PayerPolicy payers = DEFAULT.payers();
    assertThat(payers.denials().correctable())
        .containsExactlyInAnyOrder("4", "11", "16", "22", "31", "109", "226", "252");
    assertThat(payers.denials().appealable()).containsExactlyInAnyOrder("29", "50", "97", "197");
    assertThat(payers.denials().noAppealRemarks()).containsExactly("MA130");
    assertThat(payers.denials().appealSpareDays()).isEqualTo(5);
    assertThat(payers.underpaid()).isEqualTo(new PayerPolicy.Underpaid(500, 200));
    assertThat(payers.silentDays()).isEqualTo(30);
    assertThat(payers.touchDays()).isEqualTo(14);
    assertThat(payers.filingWarningDays()).containsExactly(30, 14, 7, 3);
    assertThat(payers.others().filing()).isEqualTo(Limit.ofDays(90));
    assertThat(payers.others().appeal()).isEqualTo(Limit.ofDays(60));
    assertThat(payers.byClass()).containsOnlyKeys(PayerClass.values());
    payers.byClass().values().stream()
        .map(PayerTerms::corrected)
        .forEach(limit -> assertThat(limit).isEqualTo(Limit.ofDays(90)));
    PayerTerms medicare = payers.terms(new Coverage("any", PayerClass.MEDICARE));
    assertThat(medicare.appeal()).isEqualTo(Limit.ofDays(120));
    assertThat(medicare.filing().lastDay(LocalDate.parse("2024-02-29"))).isEqualTo("2025-02-28");
  }

  @Test
  void theShippedWorthCoversEveryActionThatIsWeighed() {
    assertThat(DEFAULT.worth().urgencies())
        .isEqualTo(
            List.of(
                new Urgency(3, 4),
                new Urgency(7, 2.5),
                new Urgency(14, 1.75),
                new Urgency(30, 1.25)));
    assertThat(DEFAULT.worth().patient())
        .containsKeys(
            PatientAction.SEND_STATEMENT,
            PatientAction.SEND_REMINDER,
            PatientAction.CALL_PATIENT,
            PatientAction.OFFER_PAYMENT_PLAN,
            PatientAction.PLAN_DEFAULT_CONTACT,
            PatientAction.AGENCY_REVIEW);
    assertThat(DEFAULT.worth().payer())
        .containsKeys(
            PayerAction.FIX_REJECTION,
            PayerAction.CORRECT_AND_RESUBMIT,
            PayerAction.SUBMIT_APPEAL,
            PayerAction.APPEAL_UNDERPAYMENT,
            PayerAction.BILL_SECONDARY,
            PayerAction.CALL_PAYER);
  }

  @Test
  void aPracticeTakesWhatItStatesAndTheRestFromTheDocument() {
    Policies policies =
        PolicyFile.parse(
            """
            patient: {plan-from-cents: 30000}
            practices:
              "north.1":
                contacts: {from: "09:00"}
                payers: {ids: {"plan.7": {filing: {years: 0, days: 180}, corrected: {years: 0, days: 90},
                  appeal: {years: 0, days: 60}, gross-to-net: 0.4, lag-days: 45}}}
            """);
    Policy north = policies.forPractice("north.1");
    assertThat(north.contacts().from()).isEqualTo(LocalTime.of(9, 0));
    assertThat(north.patient().planFromCents()).isEqualTo(30_000);
    assertThat(north.payers().terms(new Coverage("plan.7", PayerClass.MEDICARE)).filing())
        .isEqualTo(Limit.ofDays(180));
    assertThat(policies.forPractice("south").contacts().from()).isEqualTo(LocalTime.of(8, 0));
    assertThat(north.id()).isEqualTo(policies.id());
  }

  @Test
  void theIdNamesTheContentAndNotHowItIsWritten() {
    String id = PolicyFile.defaults().id();
    assertThat(id).matches("[0-9a-f]{16}");
    assertThat(PolicyFile.parse("# nothing\nworklist: {size: 200}").id()).isEqualTo(id);
    assertThat(PolicyFile.parse("worklist: {size: 201}").id()).isNotEqualTo(id);
    assertThat(PolicyFile.parse("practices: {p: {worklist: {size: 201}}}").id()).isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "patient: {plan-from-dollars: 1} | patient.plan-from-dollars: unknown setting",
        "contacts: {calls: {attempts: 0}} | contacts.calls.attempts: 0",
        "contacts: {from: noon} | contacts.from: noon",
        "contacts: {from: '22:00'} | contact hours",
        "contacts: {consent-needed: [EMAIL]} | contacts.consent-needed",
        "patient: {plan-from-late-probability: 1.5} | patient.plan-from-late-probability: 1.5",
        "worth: {prior-late-patient: [0.5]} | prior late (patient)",
        "worth: {urgency-factors: [1, 2, 3, 4]} | urgency",
        "worth: {urgency-factors: [4, 2]} | worth.urgency-factors",
        "worth: {patient: {SING: {cost-cents: 1, minutes: 1, recover: []}}} | worth.patient.SING",
        "payers: {classes: {MEDICARE: {appeal-days: 3}}} | payers.classes.MEDICARE.appeal-days",
        "payers: {classes: {HEALTHY: {}}} | payers.classes.HEALTHY",
        "practices: {p: {patient: {unapplied-days: x}}} | practices.p.patient.unapplied-days: x",
        "practices: {p: {practices: {}}} | practices.p.practices: unknown setting",
        "practices: {p: 3} | practices.p: no section",
        "worklist: {interval: 3 weeks ago} | worklist.interval: 3 weeks ago",
      })
  void whatDoesNotFitIsRefusedWithItsKey(String yaml, String message) {
    assertThatThrownBy(() -> PolicyFile.parse(yaml))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(message);
  }
}
