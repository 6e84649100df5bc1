package org.duebook.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.followup.AccountStory.date;
import static org.duebook.followup.AccountStory.owing;
import static org.duebook.followup.PatientAction.CALL_PATIENT;
import static org.duebook.followup.PatientAction.HOLD;
import static org.duebook.followup.PatientAction.NO_ACTION;
import static org.duebook.followup.PatientAction.RECALL_FROM_AGENCY;
import static org.duebook.followup.PatientAction.REFUND_CREDIT;
import static org.duebook.followup.PatientAction.REVIEW_CREDIT;
import static org.duebook.followup.PatientAction.SEND_REMINDER;
import static org.duebook.followup.PatientAction.SEND_STATEMENT;
import static org.duebook.followup.PatientAction.VERIFY_CONTACT_INFO;
import static org.duebook.followup.PatientAction.WRITE_OFF_REVIEW;

import java.time.LocalTime;
import java.time.ZoneOffset;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.PaymentFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which gate decides, what bars a contact, and when a contact may be. */
final class PatientGatesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"BANKRUPTCY", "DECEASED", "LEGAL", "PRIVACY", "BILLING_PROHIBITED", "OTHER"})
  void aHoldStopsEverythingUntilItIsReleased(String code) {
    AccountStory story =
        owing("100.00").on(2).does(ActivityFact.Type.HOLD_PLACED, null, null, code);
    PatientFollowUp held = story.patientOn(40);
    assertThat(held.action()).isEqualTo(HOLD);
    assertThat(held.alternates()).isEmpty();
    assertThat(held.nextCheckOn()).isAfter(date(40));
    story.on(41).does(ActivityFact.Type.HOLD_RELEASED, null, null, code);
    assertThat(story.actionOn(41)).isEqualTo(SEND_STATEMENT);
  }

  @Test
  void aHoldOfAnotherCauseIsNotReleased() {
    AccountStory story =
        owing("100.00")
            .does(ActivityFact.Type.HOLD_PLACED, null, null, "LEGAL")
            .does(ActivityFact.Type.HOLD_PLACED, null, null, "PRIVACY")
            .does(ActivityFact.Type.HOLD_RELEASED, null, null, "PRIVACY");
    assertThat(story.actionOn(1)).isEqualTo(HOLD);
  }

  @ParameterizedTest
  @CsvSource({"BANKRUPTCY, REFUND_CREDIT", "LEGAL, HOLD"})
  void aHoldDoesNotStopARefundUnlessItIsLegal(String code, PatientAction action) {
    AccountStory story =
        owing("50.00").pays(0, "60.00").does(ActivityFact.Type.HOLD_PLACED, null, null, code);
    assertThat(story.actionOn(20)).isEqualTo(action);
  }

  @Test
  void aDisputeHoldsThePatientSideOnly() {
    AccountStory story =
        owing("100.00").on(3).does(ActivityFact.Type.DISPUTE_OPENED, "c1", null, null, null);
    assertThat(story.actionOn(40)).isEqualTo(HOLD);
    story.on(41).does(ActivityFact.Type.DISPUTE_CLOSED, "c1", null, null, "UPHELD");
    assertThat(story.actionOn(41)).isEqualTo(SEND_STATEMENT);
  }

  @ParameterizedTest
  @CsvSource({"239, true", "240, true", "241, false"})
  void anApplicationHoldsIfItWasMadeByDay240(int day, boolean held) {
    AccountStory story =
        owing("100.00").statements(0).on(day).does(ActivityFact.Type.ASSISTANCE_APPLIED);
    assertThat(story.actionOn(day) == HOLD).isEqualTo(held);
    story.does(ActivityFact.Type.ASSISTANCE_DECIDED, null, null, "DENIED");
    assertThat(story.actionOn(day)).isNotEqualTo(HOLD);
  }

  @Test
  void nobodyIsContactedAboutAShareThatIsNotReleased() {
    AccountStory story = new AccountStory();
    story.office().submits("c1", "100.00", 2);
    story.office().remits("c1", 1, "0.00", BillingOffice.pr("1", "100.00"));
    assertThat(story.planOn(5).patient()).isNull();
  }

  @Test
  void aClaimThatTheInsurerOwesIsNotAskedOfThePatient() {
    AccountStory story = new AccountStory().bills("c1", "100.00", PayerClass.COMMERCIAL);
    AccountPlan plan = story.planOn(5);
    assertThat(plan.patient()).isNull();
    assertThat(plan.claims()).hasSize(1);
  }

  @Test
  void anUnresolvedCreditStopsContacts() {
    AccountStory story = owing("50.00").pays(0, "60.00").on(1).owes("c2", "300.00");
    assertThat(story.actionOn(10)).isEqualTo(NO_ACTION);
    assertThat(story.patientOn(10).nextCheckOn()).isEqualTo(date(14));
  }

  @Test
  void anUnclearCreditIsReviewedAtOnce() {
    AccountStory story = owing("50.00").pays(0, "50.00").pays(1, "50.00");
    assertThat(story.actionOn(1)).isEqualTo(REVIEW_CREDIT);
    assertThat(story.eligible(20, REFUND_CREDIT)).isFalse();
  }

  @Test
  void aPrepaymentIsNoRefundWhileTheInsurerHasToDecide() {
    AccountStory story = new AccountStory().bills("c1", "100.00", PayerClass.COMMERCIAL);
    story.pays(0, "25.00");
    assertThat(story.actionOn(29)).isEqualTo(NO_ACTION);
    assertThat(story.actionOn(30)).isEqualTo(REVIEW_CREDIT);
  }

  @ParameterizedTest
  @CsvSource({
    "WORKERS_COMP, 1, WRITE_OFF_REVIEW", "MEDICAID, 1, WRITE_OFF_REVIEW",
    "MEDICAID, 3, SEND_STATEMENT", "MEDICARE, 1, SEND_STATEMENT"
  })
  void wherePatientsMayNotBeBilledNoStatementGoesOut(
      PayerClass payerClass, String reasonCode, PatientAction action) {
    AccountStory story = new AccountStory().owesAs(payerClass, "c1", "40.00", reasonCode);
    assertThat(story.actionOn(1)).isEqualTo(action);
  }

  @Test
  void anAccountAtAnAgencyIsLeftAloneUntilThePatientPaysDirectly() {
    AccountStory story =
        owing("100.00").statements(0).on(130).does(ActivityFact.Type.AGENCY_PLACED);
    assertThat(story.actionOn(140)).isEqualTo(NO_ACTION);
    story.pays(150, "10.00");
    assertThat(story.actionOn(150)).isEqualTo(RECALL_FROM_AGENCY);
    story.does(ActivityFact.Type.AGENCY_RECALLED);
    assertThat(story.actionOn(151)).isNotEqualTo(RECALL_FROM_AGENCY);
  }

  @Test
  void aDisputeWhileAnAgencyHasTheAccountOffersTheRecallBesideTheHold() {
    AccountStory story =
        owing("100.00")
            .does(ActivityFact.Type.AGENCY_PLACED)
            .does(ActivityFact.Type.DISPUTE_OPENED);
    assertThat(story.actionOn(3)).isEqualTo(HOLD);
    assertThat(story.patientOn(3).alternates())
        .extracting(PatientAlternate::action)
        .containsExactly(RECALL_FROM_AGENCY);
  }

  @Test
  void returnedMailIsFollowedByAnAddressSearchUnlessAnotherWayWorks() {
    AccountStory story = owing("100.00").statements(0).on(5);
    story.does(ActivityFact.Type.CONTACT_FAILED, Channel.MAIL);
    assertThat(story.actionOn(6)).isEqualTo(VERIFY_CONTACT_INFO);
    story.does(ActivityFact.Type.CONTACT_UPDATED, Channel.MAIL);
    assertThat(story.actionOn(6)).isNotEqualTo(VERIFY_CONTACT_INFO);
    AccountStory texted = owing("100.00").agreesToTexts().statements(0);
    texted.on(5).does(ActivityFact.Type.CONTACT_FAILED, Channel.MAIL);
    assertThat(texted.actionOn(6)).isNotEqualTo(VERIFY_CONTACT_INFO);
  }

  @Test
  void withoutConsentNoTextIsSentAndAnOptOutHoldsAtOnce() {
    assertThat(owing("100.00").statements(0).eligible(12, SEND_REMINDER)).isFalse();
    AccountStory story = owing("100.00").agreesToTexts().statements(0);
    assertThat(story.patientOn(12).channel()).isEqualTo(Channel.SMS);
    story.on(12).does(ActivityFact.Type.OPTED_OUT, Channel.SMS);
    assertThat(story.eligible(12, SEND_REMINDER)).isFalse();
    story.on(13).does(ActivityFact.Type.OPTED_IN, Channel.SMS);
    assertThat(story.eligible(13, SEND_REMINDER)).isTrue();
  }

  private static AccountStory callable() {
    return owing("400.00").statements(0, 30);
  }

  @ParameterizedTest
  @CsvSource({"42, 43", "43, null"})
  void noCallWithinSevenDaysOfAConversation(int day, String from) {
    assertCall(callable().on(35).does(ActivityFact.Type.CONVERSATION, Channel.PHONE), day, from);
  }

  @ParameterizedTest
  @CsvSource({"38, 39", "39, null"})
  void noContactWithinThreeDaysOfAPayment(int day, String from) {
    assertCall(callable().pays(35, "10.00"), day, from);
  }

  @ParameterizedTest
  @CsvSource({"41, 42", "42, null"})
  void noMoreThanTwoContactsInSevenDays(int day, String from) {
    assertCall(
        callable()
            .on(35)
            .does(ActivityFact.Type.REMINDER_SENT, Channel.SMS)
            .on(36)
            .does(ActivityFact.Type.REMINDER_SENT),
        day,
        from);
  }

  @ParameterizedTest
  @CsvSource({"41, 42", "42, null"})
  void noMoreThanThreeAttemptsInSevenDays(int day, String from) {
    AccountStory story = callable();
    for (int on : new int[] {35, 36, 37}) {
      story.on(on).does(ActivityFact.Type.CALL_ATTEMPTED, Channel.PHONE);
    }
    assertCall(story, day, from);
  }

  @ParameterizedTest
  @CsvSource({"64, 65", "65, null"})
  void noMoreThanSixContactsInThirtyDays(int day, String from) {
    AccountStory story = callable();
    for (int on : new int[] {35, 39, 43, 47, 51, 55}) {
      story.on(on).does(ActivityFact.Type.REMINDER_SENT, Channel.SMS);
    }
    // The last statement is recent, so that only the call is left.
    assertCall(story.statements(60), day, from);
  }

  /** The call is proposed for the morning of the first day on which limits allow it. */
  private static void assertCall(AccountStory story, int day, String from) {
    PatientFollowUp followUp = story.scored(0.45).patientOn(day);
    assertThat(followUp.action()).isEqualTo(CALL_PATIENT);
    assertThat(followUp.contactFrom()).isEqualTo(LocalTime.of(8, 0));
    assertThat(followUp.contactUntil()).isEqualTo(LocalTime.of(21, 0));
    if (from.equals("null")) {
      assertThat(followUp.notBefore()).isNull();
    } else {
      assertThat(followUp.notBefore())
          .isEqualTo(date(Integer.parseInt(from)).atTime(8, 0).toInstant(ZoneOffset.UTC));
    }
  }

  @Test
  void nothingIsProposedOnceNothingIsOpen() {
    AccountStory story = owing("100.00").statements(0);
    assertThat(story.pays(5, "100.00").planOn(5).patient()).isNull();
  }

  @Test
  void whatLiesUnappliedIsTakenOffBeforeAnybodyIsAsked() {
    AccountStory story = owing("50.00");
    story.office().receives(PaymentFact.Source.PATIENT, "50.00");
    assertThat(story.actionOn(5)).isEqualTo(NO_ACTION);
  }

  @Test
  void aBalanceOnWhichEveryActionCostsMoreThanItBringsIsReviewed() {
    AccountStory story = owing("10.50").statements(0).scored(0.0001);
    assertThat(story.actionOn(30)).isEqualTo(WRITE_OFF_REVIEW);
    assertThat(story.actionOn(29)).isEqualTo(NO_ACTION);
  }

  @Test
  void thePatientSideShowsTheBreakdownAndNoReasonCode() {
    PatientFollowUp followUp = owing("100.00").patientOn(0);
    assertThat(followUp.breakdown()).isEqualTo(new StatementBreakdown(10_000, 0, 0, 0, 0, 10_000));
    assertThat(followUp.reasons())
        .extracting(FollowUpReason::code)
        .containsExactly("FIRST_STATEMENT", "SCORE_FALLBACK");
    assertThat(followUp.toString()).doesNotContain("c1").doesNotContain("PR");
  }
}
