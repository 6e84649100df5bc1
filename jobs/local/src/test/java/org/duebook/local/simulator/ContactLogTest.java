package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactLogTest {
  private static final long TODAY = 20_000;
  private static final long LONG_AGO = TODAY - 1_000;

  private final ContactLog log = new ContactLog();

  @Test
  void aThirdContactInAWeekIsTooMany() {
    log.contacted(TODAY - 6);
    assertThat(log.mayContact(TODAY, LONG_AGO)).isTrue();
    log.contacted(TODAY - 1);

    assertThat(log.mayContact(TODAY, LONG_AGO)).isFalse();
    assertThat(log.mayContact(TODAY + 1, LONG_AGO)).isTrue();
  }

  @Test
  void aSeventhContactInAMonthIsTooMany() {
    for (int daysAgo : new int[] {29, 28, 21, 20, 13, 12}) {
      log.contacted(TODAY - daysAgo);
    }

    assertThat(log.mayContact(TODAY, LONG_AGO)).isFalse();
    assertThat(log.mayContact(TODAY + 1, LONG_AGO)).isTrue();
  }

  @Test
  void aPaymentBuysThreeDaysOfPeace() {
    assertThat(log.mayContact(TODAY, TODAY)).isFalse();
    assertThat(log.mayContact(TODAY, TODAY - 3)).isFalse();
    assertThat(log.mayContact(TODAY, TODAY - 4)).isTrue();
  }

  @Test
  void aFourthAttemptInAWeekIsTooMany() {
    log.attempted(TODAY - 6);
    log.attempted(TODAY - 3);
    assertThat(log.mayCall(TODAY, LONG_AGO)).isTrue();
    log.attempted(TODAY - 1);

    assertThat(log.mayCall(TODAY, LONG_AGO)).isFalse();
    assertThat(log.mayCall(TODAY + 1, LONG_AGO)).isTrue();
  }

  @Test
  void aConversationBuysAWeekWithoutCalls() {
    log.spoken(TODAY - 7);
    assertThat(log.mayCall(TODAY, LONG_AGO)).isFalse();
    assertThat(log.mayContact(TODAY, LONG_AGO)).isTrue();
    assertThat(log.mayCall(TODAY + 1, LONG_AGO)).isTrue();
  }
}
