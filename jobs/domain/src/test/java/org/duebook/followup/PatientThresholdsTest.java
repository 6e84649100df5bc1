package org.duebook.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.followup.AccountStory.date;
import static org.duebook.followup.AccountStory.owing;
import static org.duebook.followup.AccountStory.selfPayOwing;
import static org.duebook.followup.PatientAction.AGENCY_REVIEW;
import static org.duebook.followup.PatientAction.CALL_PATIENT;
import static org.duebook.followup.PatientAction.FRONT_DESK_REMINDER;
import static org.duebook.followup.PatientAction.MATCH_PAYMENT;
import static org.duebook.followup.PatientAction.OFFER_PAYMENT_PLAN;
import static org.duebook.followup.PatientAction.PLAN_DEFAULT_CONTACT;
import static org.duebook.followup.PatientAction.REFUND_CREDIT;
import static org.duebook.followup.PatientAction.SCREEN_ASSISTANCE;
import static org.duebook.followup.PatientAction.SEND_REMINDER;
import static org.duebook.followup.PatientAction.SEND_STATEMENT;
import static org.duebook.followup.PatientAction.SMALL_BALANCE_WRITE_OFF;

import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the action table on the patient's side: at its threshold, and on either side. */
final class PatientThresholdsTest {
  @ParameterizedTest
  @CsvSource({"0.01, PORTAL", "9.99, PORTAL", "10.00, MAIL", "10.01, MAIL"})
  void theFirstStatementIsSentAtAnyBalanceAndByMailFromTenDollars(String owed, Channel channel) {
    PatientFollowUp followUp = owing(owed).patientOn(0);
    assertThat(followUp.action()).isEqualTo(SEND_STATEMENT);
    assertThat(followUp.channel()).isEqualTo(channel);
  }

  @Test
  void aSmallFirstStatementGoesByEmailWhereThePatientAgreed() {
    AccountStory story = owing("5.00").does(ActivityFact.Type.CONSENT_GIVEN, Channel.EMAIL);
    assertThat(story.patientOn(0).channel()).isEqualTo(Channel.EMAIL);
  }

  @ParameterizedTest
  @CsvSource({
    "29, 100.00, false", "30, 100.00, true", "31, 100.00, true",
    "30, 9.99, false", "30, 10.00, true", "30, 10.01, true",
  })
  void aFurtherStatementNeedsThirtyDaysAndTenDollars(int day, String owed, boolean eligible) {
    assertThat(owing(owed).statements(0).eligible(day, SEND_STATEMENT)).isEqualTo(eligible);
  }

  @Test
  void noMoreThanFourStatementsAreSent() {
    assertThat(owing("500.00").statements(0, 30, 60).eligible(90, SEND_STATEMENT)).isTrue();
    assertThat(owing("500.00").statements(0, 30, 60, 90).eligible(120, SEND_STATEMENT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"9, false", "10, true", "11, true"})
  void aReminderWaitsTenDaysAfterTheFirstStatement(int day, boolean eligible) {
    assertThat(owing("100.00").agreesToTexts().statements(0).eligible(day, SEND_REMINDER))
        .isEqualTo(eligible);
  }

  @ParameterizedTest
  @CsvSource({"16, false", "17, true", "20, true", "21, false"})
  void aPromiseIsRemindedOfWithinThreeDaysOfItsDay(int day, boolean eligible) {
    AccountStory story =
        owing("100.00").agreesToTexts().on(1).does(ActivityFact.Type.PROMISE_MADE, null, 20, null);
    assertThat(story.eligible(day, SEND_REMINDER)).isEqualTo(eligible);
    assertThat(story.patientOn(18).deadlineOn()).isIn(date(20), null);
  }

  @ParameterizedTest
  @CsvSource({"16, false", "17, true", "20, true", "21, false"})
  void aKeptPlanAllowsOnlyItsOwnReminder(int day, boolean eligible) {
    AccountStory story =
        owing("300.00")
            .agreesToTexts()
            .statements(0)
            .does(ActivityFact.Type.PLAN_STARTED, null, 20, "3");
    assertThat(story.eligible(day, SEND_REMINDER)).isEqualTo(eligible);
    for (PatientAction other : new PatientAction[] {SEND_STATEMENT, CALL_PATIENT}) {
      assertThat(story.eligible(day + 30, other)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 499.99, false", "1, 500.00, true", "1, 500.01, true", "2, 100.00, true"})
  void callsBeginWithTwoStatementsOrFiveHundredDollars(
      int statements, String owed, boolean eligible) {
    AccountStory story =
        owing(owed).statements(statements == 1 ? new int[] {0} : new int[] {0, 30});
    assertThat(story.eligible(35, CALL_PATIENT)).isEqualTo(eligible);
  }

  @ParameterizedTest
  @CsvSource({
    "199.99, 0.50, false",
    "200.00, 0.50, true",
    "200.01, 0.50, true",
    "200.00, 0.49, false",
    "200.00, 0.51, true",
  })
  void aPlanIsOfferedFromTwoHundredDollarsToWhoeverIsLikelyLate(
      String owed, double late, boolean eligible) {
    assertThat(owing(owed).statements(0).scored(late).eligible(5, OFFER_PAYMENT_PLAN))
        .isEqualTo(eligible);
  }

  @ParameterizedTest
  @CsvSource({"10, false", "11, true"})
  void aPlanIsOfferedAfterABrokenPromise(int day, boolean eligible) {
    AccountStory story =
        owing("300.00")
            .statements(0)
            .scored(0.4)
            .does(ActivityFact.Type.PROMISE_MADE, null, 10, null);
    assertThat(story.eligible(day, OFFER_PAYMENT_PLAN)).isEqualTo(eligible);
    assertThat(story.pays(10, "1.00").eligible(20, OFFER_PAYMENT_PLAN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"24, false", "25, true", "26, true"})
  void anInstalmentIsLateAfterTenDays(int day, boolean eligible) {
    AccountStory story =
        owing("300.00").statements(0).does(ActivityFact.Type.PLAN_STARTED, null, 14, "3");
    assertThat(story.eligible(day, PLAN_DEFAULT_CONTACT)).isEqualTo(eligible);
    assertThat(story.pays(16, "100.00").eligible(day, PLAN_DEFAULT_CONTACT)).isFalse();
  }

  @Test
  void twoMissedInstalmentsEndThePlan() {
    AccountStory story =
        owing("300.00")
            .statements(0)
            .does(ActivityFact.Type.PLAN_STARTED, null, 14, "3")
            .on(25)
            .does(ActivityFact.Type.PLAN_INSTALMENT_MISSED, null, 14, null);
    assertThat(story.eligible(40, SEND_STATEMENT)).isFalse();
    story.on(55).does(ActivityFact.Type.PLAN_INSTALMENT_MISSED, null, 44, null);
    assertThat(story.eligible(55, SEND_STATEMENT)).isTrue();
    assertThat(story.eligible(55, PLAN_DEFAULT_CONTACT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"12, false", "13, true", "20, true", "21, false"})
  void theFrontDeskIsToldOfAVisitWithinSevenDays(int day, boolean eligible) {
    AccountStory story = owing("0.01").does(ActivityFact.Type.APPOINTMENT_BOOKED, null, 20, null);
    assertThat(story.eligible(day, FRONT_DESK_REMINDER)).isEqualTo(eligible);
    story.does(ActivityFact.Type.APPOINTMENT_CANCELLED, null, 20, null);
    assertThat(story.eligible(day, FRONT_DESK_REMINDER)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "9.98, 60, true",
    "9.99, 60, true",
    "10.00, 60, false",
    "9.99, 59, false",
    "9.99, 61, true"
  })
  void aSmallBalanceIsWrittenOffAfterSixtyQuietDays(String owed, int day, boolean eligible) {
    assertThat(owing(owed).statements(0).eligible(day, SMALL_BALANCE_WRITE_OFF))
        .isEqualTo(eligible);
  }

  @Test
  void aSmallBalanceIsKeptWithoutAStatementWithACopayOrBeforeAVisit() {
    assertThat(owing("9.00").eligible(80, SMALL_BALANCE_WRITE_OFF)).isFalse();
    AccountStory copay = new AccountStory().owesAs(PayerClass.COMMERCIAL, "c1", "9.00", "3");
    assertThat(copay.statements(0).eligible(80, SMALL_BALANCE_WRITE_OFF)).isFalse();
    AccountStory visit =
        owing("9.00").statements(0).does(ActivityFact.Type.APPOINTMENT_BOOKED, null, 100, null);
    assertThat(visit.eligible(69, SMALL_BALANCE_WRITE_OFF)).isTrue();
    assertThat(visit.eligible(70, SMALL_BALANCE_WRITE_OFF)).isFalse();
    assertThat(visit.actionOn(93)).isEqualTo(FRONT_DESK_REMINDER);
  }

  @ParameterizedTest
  @CsvSource({"999.99, false", "1000.00, true", "1000.01, true"})
  void theInsuredAreScreenedFromAThousandDollars(String owed, boolean eligible) {
    assertThat(owing(owed).eligible(0, SCREEN_ASSISTANCE)).isEqualTo(eligible);
  }

  @Test
  void whoHasNoInsuranceIsScreenedAtAnyBalanceOnce() {
    AccountStory story = selfPayOwing("20.00");
    assertThat(story.actionOn(0)).isEqualTo(SCREEN_ASSISTANCE);
    story.on(1).does(ActivityFact.Type.ASSISTANCE_DECIDED, null, null, "DENIED");
    assertThat(story.actionOn(1)).isEqualTo(SEND_STATEMENT);
  }

  private static AccountStory readyForAgency(String owed) {
    return owing(owed)
        .does(ActivityFact.Type.ASSISTANCE_DECIDED, null, null, "DENIED")
        .statements(0, 30, 60)
        .on(90)
        .does(ActivityFact.Type.FINAL_NOTICE_SENT, Channel.MAIL);
  }

  @ParameterizedTest
  @CsvSource({
    "100.00, 119, false", "100.00, 120, true", "100.00, 121, true",
    "24.99, 120, false", "25.00, 120, true", "25.01, 120, true",
  })
  void anAgencyIsConsideredAfter120DaysFrom25Dollars(String owed, int day, boolean eligible) {
    AccountStory story = readyForAgency(owed);
    assertThat(story.eligible(day, AGENCY_REVIEW)).isEqualTo(eligible);
    assertThat(story.actionOn(day) == AGENCY_REVIEW).isEqualTo(eligible);
  }

  @ParameterizedTest
  @CsvSource({"124, false", "125, true", "126, true"})
  void anAgencyIsConsideredThirtyDaysAfterTheFinalNotice(int day, boolean eligible) {
    AccountStory story = readyForAgency("100.00").on(95).does(ActivityFact.Type.FINAL_NOTICE_SENT);
    assertThat(story.eligible(day, AGENCY_REVIEW)).isEqualTo(eligible);
  }

  @ParameterizedTest
  @CsvSource({"159, false", "160, true", "161, true"})
  void anAgencyIsNotConsideredWithinSixtyDaysOfAPayment(int day, boolean eligible) {
    assertThat(readyForAgency("100.00").pays(100, "10.00").eligible(day, AGENCY_REVIEW))
        .isEqualTo(eligible);
  }

  @Test
  void noAgencyWithoutThreeStatementsOrScreening() {
    AccountStory two =
        owing("100.00")
            .does(ActivityFact.Type.ASSISTANCE_DECIDED, null, null, "DENIED")
            .statements(0, 30)
            .on(90)
            .does(ActivityFact.Type.FINAL_NOTICE_SENT);
    assertThat(two.eligible(130, AGENCY_REVIEW)).isFalse();
    AccountStory unscreened =
        owing("100.00").statements(0, 30, 60).on(90).does(ActivityFact.Type.FINAL_NOTICE_SENT);
    assertThat(unscreened.actionOn(119)).isNotEqualTo(SCREEN_ASSISTANCE);
    assertThat(unscreened.actionOn(120)).isEqualTo(SCREEN_ASSISTANCE);
  }

  @ParameterizedTest
  @CsvSource({"13, false", "14, true", "15, true"})
  void aCreditIsGivenBackAfterFourteenDays(int day, boolean eligible) {
    AccountStory story = owing("50.00").pays(0, "60.00");
    assertThat(story.eligible(day, REFUND_CREDIT)).isEqualTo(eligible);
    PatientFollowUp later = story.patientOn(20);
    assertThat(later.action()).isEqualTo(REFUND_CREDIT);
    assertThat(later.valueCents()).isEqualTo(1_000);
    assertThat(later.deadlineOn()).isEqualTo(date(30));
  }

  @ParameterizedTest
  @CsvSource({"14, false", "15, true", "16, true"})
  void moneyThatLiesUnappliedForMoreThanFourteenDaysIsMatched(int day, boolean eligible) {
    AccountStory story = owing("50.00");
    story.office().receives(PaymentFact.Source.PATIENT, "20.00");
    assertThat(story.eligible(day, MATCH_PAYMENT)).isEqualTo(eligible);
    assertThat(story.patientOn(16).valueCents()).isEqualTo(2_000);
  }
}
