package org.duebook.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.followup.AccountStory.DAY_0;
import static org.duebook.followup.AccountStory.date;
import static org.duebook.followup.AccountStory.owing;

import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ActivityFact.Channel;
import org.duebook.ledger.BillingOffice;
import org.junit.jupiter.api.Test;

final class AccountActivitiesTest {
  private static AccountActivities read(AccountStory story, int day) {
    return AccountActivities.of(
        story.office().positionOn(date(day).toString()), BillingOffice.RULES.calendar());
  }

  @Test
  void aPromiseIsBrokenTheDayAfterItFellDueWithoutMoney() {
    AccountStory story = owing("100.00").on(1).does(ActivityFact.Type.PROMISE_MADE, null, 10, null);
    assertThat(read(story, 10).brokenPromises(DAY_0)).isZero();
    assertThat(read(story, 11).brokenPromises(DAY_0)).isEqualTo(1);
    assertThat(read(story, 11).brokenPromises(date(11))).isZero();
    assertThat(read(story.pays(10, "1.00"), 20).brokenPromises(DAY_0)).isZero();
  }

  @Test
  void moneyAfterThePromisedDayOrThatBouncedKeepsNoPromise() {
    AccountStory late = owing("100.00").on(1).does(ActivityFact.Type.PROMISE_MADE, null, 10, null);
    assertThat(read(late.pays(11, "1.00"), 20).brokenPromises(DAY_0)).isEqualTo(1);
    AccountStory bounced =
        owing("100.00").on(1).does(ActivityFact.Type.PROMISE_MADE, null, 10, null).on(5);
    bounced.office().bounces(bounced.office().patientPays("c1", "50.00"));
    assertThat(read(bounced, 20).brokenPromises(DAY_0)).isEqualTo(1);
  }

  @Test
  void statementsAboutAnotherClaimDoNotCount() {
    AccountStory story =
        owing("100.00")
            .does(ActivityFact.Type.STATEMENT_SENT, "c1", Channel.MAIL, null, null)
            .on(3)
            .does(ActivityFact.Type.STATEMENT_SENT, Channel.MAIL)
            .does(ActivityFact.Type.STATEMENT_SENT, "c2", Channel.MAIL, null, null);
    assertThat(read(story, 5).statementsSince(DAY_0, "c1")).isEqualTo(2);
    assertThat(read(story, 5).statementsSince(date(1), "c1")).isEqualTo(1);
  }

  @Test
  void aChannelIsReachableOnceUsedOrAgreedToUntilItFailsOrIsRefused() {
    AccountStory story = owing("100.00").agreesToTexts().statements(0);
    story.on(2).does(ActivityFact.Type.CONVERSATION, Channel.PHONE);
    assertThat(read(story, 2).reachableChannels()).isEqualTo(3);
    story.on(3).does(ActivityFact.Type.CONTACT_FAILED, Channel.MAIL);
    assertThat(read(story, 3).channels().reachable()).containsOnly(Channel.SMS, Channel.PHONE);
    assertThat(read(story, 3).contactFailed()).isTrue();
    story.on(4).does(ActivityFact.Type.OPTED_OUT);
    assertThat(read(story, 4).reachableChannels()).isZero();
    story.on(5).does(ActivityFact.Type.CONTACT_UPDATED, Channel.MAIL);
    assertThat(read(story, 5).contactFailed()).isFalse();
  }

  @Test
  void consentAfterAnOptOutDoesNotLiftIt() {
    AccountStory story = owing("100.00").agreesToTexts();
    story.on(1).does(ActivityFact.Type.OPTED_OUT, Channel.SMS);
    story.on(2).does(ActivityFact.Type.CONSENT_GIVEN, Channel.SMS);
    assertThat(read(story, 2).channels().isOptedOut(Channel.SMS)).isTrue();
  }

  @Test
  void brokenPlansAndMissedInstalmentsAreCountedFromTheirDay() {
    AccountStory story =
        owing("300.00")
            .does(ActivityFact.Type.PLAN_STARTED, null, 14, "3")
            .on(25)
            .does(ActivityFact.Type.PLAN_INSTALMENT_MISSED, null, 14, null)
            .on(55)
            .does(ActivityFact.Type.PLAN_ENDED, null, null, "BROKEN");
    assertThat(read(story, 40).plan().dueOn()).containsExactly(date(14));
    assertThat(read(story, 60).plan()).isNull();
    assertThat(read(story, 60).missedInstalments(date(25))).isEqualTo(1);
    assertThat(read(story, 60).missedInstalments(date(26))).isZero();
    assertThat(read(story, 60).brokenPlans(date(55))).isEqualTo(1);
  }

  @Test
  void theLatestAppealTakesTheDecision() {
    AccountStory story = owing("100.00");
    for (int filedOn : new int[] {1, 5}) {
      story.on(filedOn).does(ActivityFact.Type.APPEAL_FILED, "c1", null, null, "50");
    }
    story.on(9).does(ActivityFact.Type.APPEAL_DECIDED, "c1", null, null, "OVERTURNED");
    assertThat(read(story, 9).appeals("c1"))
        .containsExactly(
            new Appeal(date(1), null, null), new Appeal(date(5), date(9), "OVERTURNED"));
    assertThat(read(story, 9).appeals("c1").get(1).granted()).isTrue();
  }
}
