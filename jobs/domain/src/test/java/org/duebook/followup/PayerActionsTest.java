package org.duebook.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.followup.AccountStory.date;
import static org.duebook.followup.PayerAction.APPEAL_UNDERPAYMENT;
import static org.duebook.followup.PayerAction.BILL_SECONDARY;
import static org.duebook.followup.PayerAction.CALL_PAYER;
import static org.duebook.followup.PayerAction.CORRECT_AND_RESUBMIT;
import static org.duebook.followup.PayerAction.FIX_REJECTION;
import static org.duebook.followup.PayerAction.HOLD;
import static org.duebook.followup.PayerAction.NO_ACTION;
import static org.duebook.followup.PayerAction.REVIEW_CREDIT;
import static org.duebook.followup.PayerAction.SUBMIT_APPEAL;
import static org.duebook.followup.PayerAction.WRITE_OFF_REVIEW;

import java.math.BigDecimal;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.BillingOffice;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.PayerClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the action table on the insurers' side: at its threshold, and on either side. */
final class PayerActionsTest {
  private static AccountStory billed(PayerClass... classes) {
    return new AccountStory().bills("c1", "400.00", classes);
  }

  private static AccountStory commercial() {
    return billed(PayerClass.COMMERCIAL);
  }

  @ParameterizedTest
  @CsvSource({
    "COMMERCIAL, 89, true", "COMMERCIAL, 90, true", "COMMERCIAL, 91, false",
    "MEDICARE, 364, true", "MEDICARE, 365, true", "MEDICARE, 366, false"
  })
  void aRejectedClaimIsFixedWhileTheFilingClockRuns(
      PayerClass payerClass, int day, boolean eligible) {
    AccountStory rejected = rejected(payerClass);
    assertThat(rejected.eligible(day, FIX_REJECTION)).isEqualTo(eligible);
    assertThat(rejected.claimActionOn(day)).isEqualTo(eligible ? FIX_REJECTION : WRITE_OFF_REVIEW);
  }

  /** An acknowledgement names the submission that it is about. */
  private static AccountStory rejected(PayerClass payerClass) {
    AccountStory story = billed(payerClass).on(2);
    ClaimFact sent = (ClaimFact) story.office().facts().get(0);
    story
        .office()
        .record(
            new ClaimFact(
                "rejected",
                sent.occurredAt() + 86_400_000L,
                "c1",
                sent.submissionId(),
                ClaimFact.Type.REJECTED,
                null));
    return story;
  }

  @Test
  void theFilingDeadlineOfMedicareIsACalendarYear() {
    PayerFollowUp followUp = rejected(PayerClass.MEDICARE).claimOn(362, "c1");
    assertThat(followUp.deadlineOn()).isEqualTo(date(365));
    assertThat(followUp.score().urgency()).isEqualTo(4);
    assertThat(followUp.amountCents()).isEqualTo(18_000);
    assertThat(followUp.valueCents()).isEqualTo(Math.round(18_000 * 0.85) - 800);
    assertThat(followUp.priorityCents()).isEqualTo(4 * followUp.valueCents());
    assertThat(followUp.reasons()).extracting(FollowUpReason::code).contains("DEADLINE_NEAR");
  }

  @ParameterizedTest
  @CsvSource({
    "31, 1",
    "30, 1.25",
    "15, 1.25",
    "14, 1.75",
    "8, 1.75",
    "7, 2.5",
    "4, 2.5",
    "3, 4",
    "0, 4"
  })
  void urgencyRisesWithTheDeadline(int daysLeft, double urgency) {
    PayerFollowUp followUp = rejected(PayerClass.COMMERCIAL).claimOn(90 - daysLeft, "c1");
    assertThat(followUp.score().urgency()).isEqualTo(urgency);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "11", "16", "22", "31", "109", "226", "252"})
  void denialsThatACorrectionAnswersAreCorrectedWithinNinetyDays(String code) {
    AccountStory story = commercial().on(10).denies("c1", code, "400.00");
    assertThat(story.claimActionOn(99)).isEqualTo(CORRECT_AND_RESUBMIT);
    assertThat(story.claimActionOn(100)).isEqualTo(CORRECT_AND_RESUBMIT);
    assertThat(story.claimActionOn(101)).isEqualTo(WRITE_OFF_REVIEW);
    assertThat(story.claimOn(50, "c1").denialCodes()).containsExactly("CO-" + code);
    assertThat(story.claimOn(50, "c1").deadlineOn()).isEqualTo(date(100));
  }

  @Test
  void aDenialThatWasAnsweredWaitsForThePayer() {
    AccountStory story = commercial().on(10).denies("c1", "16", "400.00").on(20);
    story.office().replaces("c1", "400.00", 1);
    assertThat(story.claimActionOn(30)).isEqualTo(NO_ACTION);
    assertThat(story.claimActionOn(50)).isEqualTo(NO_ACTION);
    assertThat(story.claimActionOn(51)).isEqualTo(CALL_PAYER);
  }

  @ParameterizedTest
  @CsvSource({
    "COMMERCIAL, 64, true", "COMMERCIAL, 65, true", "COMMERCIAL, 66, false",
    "MEDICARE, 124, true", "MEDICARE, 125, true", "MEDICARE, 126, false"
  })
  void anAppealIsProposedUpToFiveDaysBeforeItsDeadline(
      PayerClass payerClass, int day, boolean eligible) {
    for (String code : new String[] {"29", "50", "97", "197"}) {
      AccountStory story = billed(payerClass).on(10).denies("c1", code, "400.00");
      assertThat(story.eligible(day, SUBMIT_APPEAL)).isEqualTo(eligible);
      assertThat(story.claimActionOn(day)).isEqualTo(eligible ? SUBMIT_APPEAL : NO_ACTION);
    }
  }

  @Test
  void whatIsNotAppealedInTimeIsReviewedForWriteOffAfterTheDeadline() {
    AccountStory story = commercial().on(10).denies("c1", "50", "400.00");
    assertThat(story.claimActionOn(70)).isEqualTo(NO_ACTION);
    assertThat(story.claimActionOn(71)).isEqualTo(WRITE_OFF_REVIEW);
  }

  @Test
  void aClaimThatWasNotProcessableIsNotAppealed() {
    AccountStory story = commercial().on(10).remits("c1", "0.00", "50", "400.00", "MA130", false);
    assertThat(story.eligible(20, SUBMIT_APPEAL)).isFalse();
    assertThat(story.claimActionOn(20)).isEqualTo(WRITE_OFF_REVIEW);
  }

  @Test
  void anAppealIsFiledOnceAndThenWaitedFor() {
    AccountStory story = commercial().on(10).denies("c1", "50", "400.00").on(20);
    story.does(ActivityFact.Type.APPEAL_FILED, "c1", null, null, "50");
    assertThat(story.claimActionOn(21)).isEqualTo(NO_ACTION);
    assertThat(story.claimActionOn(51)).isEqualTo(CALL_PAYER);
    story.on(60).does(ActivityFact.Type.APPEAL_DECIDED, "c1", null, null, "UPHELD");
    assertThat(story.claimActionOn(60)).isEqualTo(WRITE_OFF_REVIEW);
  }

  @Test
  void aPatientsDisputeStopsNoAppeal() {
    AccountStory story = commercial().on(10).denies("c1", "50", "400.00").on(20);
    story.does(ActivityFact.Type.DISPUTE_OPENED, "c1", null, null, null);
    story.does(ActivityFact.Type.HOLD_PLACED, null, null, "BANKRUPTCY");
    assertThat(story.claimActionOn(20)).isEqualTo(SUBMIT_APPEAL);
    story.does(ActivityFact.Type.HOLD_PLACED, null, null, "PRIVACY");
    assertThat(story.claimActionOn(20)).isEqualTo(HOLD);
  }

  @ParameterizedTest
  @CsvSource({
    "100.00, 95.01, false", "100.00, 95.00, true", "100.00, 94.99, true",
    "400.00, 392.01, false", "400.00, 392.00, true", "400.00, 391.99, true"
  })
  void anUnderpaymentIsAppealedFromFiveDollarsAndTwoPercent(
      String expected, String allowed, boolean eligible) {
    AccountStory story = underpaid(expected, allowed);
    assertThat(story.eligible(10, APPEAL_UNDERPAYMENT)).isEqualTo(eligible);
    assertThat(story.claimActionOn(10)).isEqualTo(eligible ? APPEAL_UNDERPAYMENT : null);
    assertThat(story.eligible(65, APPEAL_UNDERPAYMENT)).isEqualTo(eligible);
    assertThat(story.claimOn(66, "c1")).isNull();
  }

  private static AccountStory underpaid(String expected, String allowed) {
    AccountStory story = new AccountStory();
    BillingOffice office = story.office();
    office.submission(
        ClaimFact.Type.SUBMITTED, "c1", office.termsWith("payer-1", expected, expected));
    story.on(5);
    long shortfall = BillingOffice.cents(expected) - BillingOffice.cents(allowed);
    office.remitsAllowing(
        allowed,
        "c1",
        1,
        allowed,
        BillingOffice.co("45", BigDecimal.valueOf(shortfall, 2).toPlainString()));
    office.insurerPays("c1", allowed);
    return story;
  }

  @Test
  void theNextPayerIsBilledUnlessThePayerBeforeSentTheClaimOn() {
    AccountStory story =
        billed(PayerClass.MEDICARE, PayerClass.COMMERCIAL)
            .on(10)
            .remits("c1", "100.00", "45", "200.00", null, false);
    story.office().insurerPays("c1", "100.00");
    assertThat(story.claimActionOn(10)).isEqualTo(BILL_SECONDARY);
    assertThat(story.claimOn(10, "c1").payerId()).isEqualTo("payer-2");
    assertThat(story.claimOn(10, "c1").amountCents()).isEqualTo(10_000);
    AccountStory forwarded =
        billed(PayerClass.MEDICARE, PayerClass.COMMERCIAL)
            .on(10)
            .remits("c1", "100.00", "45", "200.00", null, true);
    forwarded.office().insurerPays("c1", "100.00");
    assertThat(forwarded.claimActionOn(10)).isEqualTo(NO_ACTION);
    assertThat(forwarded.claimActionOn(41)).isEqualTo(CALL_PAYER);
    assertThat(commercial().eligible(10, BILL_SECONDARY)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"29, NO_ACTION", "30, NO_ACTION", "31, CALL_PAYER", "32, CALL_PAYER"})
  void aSilentPayerIsAskedAfterThirtyDays(int day, PayerAction action) {
    assertThat(commercial().claimActionOn(day)).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({"54, NO_ACTION", "55, CALL_PAYER"})
  void aSilentPayerIsNotAskedAgainWithinFourteenDays(int day, PayerAction action) {
    AccountStory story = commercial().on(40);
    story.does(ActivityFact.Type.PAYER_CONTACTED, "c1", null, null, null);
    assertThat(story.claimActionOn(day)).isEqualTo(action);
  }

  @Test
  void whoOwesAnnouncedMoneyIsAskedToo() {
    AccountStory story = commercial().on(10).remits("c1", "100.00", "45", "300.00", null, false);
    assertThat(story.claimActionOn(40)).isEqualTo(NO_ACTION);
    assertThat(story.claimActionOn(41)).isEqualTo(CALL_PAYER);
  }

  @Test
  void aClaimTooSmallForACallIsReviewed() {
    AccountStory story = new AccountStory().bills("c1", "5.00", PayerClass.COMMERCIAL);
    assertThat(story.claimActionOn(31)).isEqualTo(WRITE_OFF_REVIEW);
  }

  @ParameterizedTest
  @CsvSource({"23, NO_ACTION", "24, REFUND_CREDIT", "25, REFUND_CREDIT"})
  void aPayersCreditGoesBackAfterFourteenDays(int day, PayerAction action) {
    AccountStory story = commercial().on(10).remits("c1", "100.00", "45", "300.00", null, false);
    story.office().insurerPays("c1", "130.00");
    assertThat(story.claimActionOn(day)).isEqualTo(action);
    PayerFollowUp later = story.claimOn(30, "c1");
    assertThat(later.deadlineOn()).isEqualTo(date(70));
    assertThat(later.valueCents()).isEqualTo(3_000);
    assertThat(later.balanceCents()).isEqualTo(-3_000);
  }

  @Test
  void creditsOfUnclearCauseAreReviewed() {
    AccountStory voided = commercial();
    voided.office().insurerPays("c1", "80.00");
    voided.on(3).office().voids("c1");
    assertThat(voided.claimActionOn(40)).isEqualTo(REVIEW_CREDIT);
    AccountStory twice = commercial().on(10).remits("c1", "100.00", "45", "300.00", null, false);
    twice.office().insurerPays("c1", "100.00");
    twice.office().insurerPays("c1", "100.00");
    assertThat(twice.claimActionOn(40)).isEqualTo(REVIEW_CREDIT);
    twice.does(ActivityFact.Type.HOLD_PLACED, null, null, "PRIVACY");
    assertThat(twice.claimActionOn(40)).isEqualTo(HOLD);
  }

  @ParameterizedTest
  @CsvSource({"LEGAL, HOLD", "PRIVACY, REFUND_CREDIT"})
  void onlyALegalHoldStopsARefundToAPayer(String code, PayerAction action) {
    AccountStory story = commercial().on(10).remits("c1", "100.00", "45", "300.00", null, false);
    story.office().insurerPays("c1", "130.00");
    story.does(ActivityFact.Type.HOLD_PLACED, null, null, code);
    assertThat(story.claimActionOn(30)).isEqualTo(action);
  }

  @Test
  void whatIsSettledHasNoFollowUp() {
    AccountStory story = commercial().on(10).remits("c1", "100.00", "45", "300.00", null, false);
    story.office().insurerPays("c1", "100.00");
    assertThat(story.claimOn(10, "c1")).isNull();
  }
}
