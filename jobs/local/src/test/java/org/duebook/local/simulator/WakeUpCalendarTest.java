package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WakeUpCalendarTest {
  private static final long TODAY = 20_000;

  private static List<Integer> passDay(WakeUpCalendar calendar) {
    List<Integer> woken = new ArrayList<>();
    calendar.passDay(woken::add);
    return woken;
  }

  @Test
  void anAccountIsWokenOnItsDayAndOnce() {
    WakeUpCalendar calendar = new WakeUpCalendar(3, TODAY);
    calendar.wake(0, TODAY);
    calendar.wake(1, TODAY + 1);
    calendar.wake(2, TODAY + 1);

    assertThat(passDay(calendar)).containsExactly(0);
    assertThat(passDay(calendar)).containsExactlyInAnyOrder(1, 2);
    assertThat(passDay(calendar)).isEmpty();
  }

  @Test
  void whoeverIsWokenMaySleepUntilAnotherDay() {
    WakeUpCalendar calendar = new WakeUpCalendar(2, TODAY);
    calendar.wake(0, TODAY);
    calendar.wake(1, TODAY);
    calendar.passDay(account -> calendar.wake(account, TODAY + 2));

    assertThat(passDay(calendar)).isEmpty();
    assertThat(passDay(calendar)).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void whoeverSleepsBeyondTheHorizonIsWokenThereAndAsksAgain() {
    WakeUpCalendar calendar = new WakeUpCalendar(1, TODAY);
    calendar.wake(0, TODAY + 5_000);
    int days = 0;
    while (passDay(calendar).isEmpty()) {
      days++;
    }

    assertThat(days).isEqualTo(1023);
  }
}
