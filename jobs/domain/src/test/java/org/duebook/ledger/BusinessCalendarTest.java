package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
  @Provide
  Arbitrary<BusinessCalendar> calendars() {
    return Arbitraries.of("Z", "America/New_York", "Pacific/Auckland", "America/Sao_Paulo")
        .map(zone -> new BusinessCalendar(ZoneId.of(zone)));
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 40_000).map(LocalDate.of(1965, 1, 1)::plusDays);
  }

  @Property
  void aDayHoldsItsFirstAndLastMillisecondAndNoneBesideThem(
      @ForAll("calendars") BusinessCalendar calendar, @ForAll("days") LocalDate day) {
    assertThat(calendar.dayOf(calendar.startOf(day))).isEqualTo(day);
    assertThat(calendar.dayOf(calendar.startOf(day) - 1)).isEqualTo(day.minusDays(1));
    assertThat(calendar.dayOf(calendar.endOf(day))).isEqualTo(day);
    assertThat(calendar.dayOf(calendar.endOf(day) + 1)).isEqualTo(day.plusDays(1));
  }

  @Test
  void thePracticesZoneDecidesTheDay() {
    long instant = Instant.parse("2026-03-01T02:00:00Z").toEpochMilli();

    assertThat(BusinessCalendar.UTC.dayOf(instant)).isEqualTo("2026-03-01");
    assertThat(new BusinessCalendar(ZoneId.of("America/New_York")).dayOf(instant))
        .isEqualTo("2026-02-28");
  }
}
