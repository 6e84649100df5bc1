package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HoursTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 1, 30);

  @Test
  void theOfficeIsClosedAtWeekends() {
    long friday = FRIDAY.toEpochDay();

    assertThat(Hours.OFFICE.openDay(friday)).isEqualTo(friday);
    assertThat(Hours.OFFICE.openDay(friday + 1)).isEqualTo(friday + 3);
    assertThat(Hours.OFFICE.openDay(friday + 2)).isEqualTo(friday + 3);
    assertThat(Hours.OFFICE.openDay(friday + 3)).isEqualTo(friday + 3);
  }

  @Test
  void patientsPayOnAnyDay() {
    assertThat(Hours.PATIENT.openDay(FRIDAY.toEpochDay() + 1)).isEqualTo(FRIDAY.toEpochDay() + 1);
  }

  @Test
  void everythingHappensWithinItsHours() {
    Chance chance = Chance.of(1, 1, 1);
    for (int i = 0; i < 500; i++) {
      long time = Hours.CONTACT.within(FRIDAY.toEpochDay(), chance);
      assertThat(Hours.dayOf(time)).isEqualTo(FRIDAY.toEpochDay());
      assertThat(Math.floorMod(time, Hours.DAY_MILLIS) / 3_600_000).isBetween(9L, 19L);
    }
  }
}
