package org.duebook.analytics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.duebook.ledger.BusinessCalendar;
import org.junit.jupiter.api.Test;

/** A portfolio's day is over when it is over for all of its practices. */
final class PortfolioCalendarTest {
  private static final LocalDate DAY = LocalDate.parse("2026-02-05");

  private static PortfolioCalendar of(String... zones) {
    return new PortfolioCalendar(
        Arrays.stream(zones).map(zone -> new BusinessCalendar(ZoneId.of(zone))).toList());
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  @Test
  void aDayEndsWithTheZoneInWhichItEndsLast() {
    PortfolioCalendar calendar = of("Asia/Tokyo", "Pacific/Honolulu", "UTC");

    assertThat(calendar.endOf(DAY)).isEqualTo(at("2026-02-06T09:59:59.999Z"));
    assertThat(calendar.dayOf(at("2026-02-06T09:59:59.999Z"))).isEqualTo(DAY);
    assertThat(calendar.dayOf(at("2026-02-06T10:00:00Z"))).isEqualTo(DAY.plusDays(1));
  }

  @Test
  void withOneZoneADayIsThatZonesDay() {
    PortfolioCalendar calendar = of("Asia/Tokyo");

    assertThat(calendar.endOf(DAY)).isEqualTo(at("2026-02-05T14:59:59.999Z"));
    assertThat(calendar.dayOf(at("2026-02-05T15:00:00Z"))).isEqualTo(DAY.plusDays(1));
  }

  @Test
  void theNextEndIsThatOfTheNextDayEvenWhenTheClocksChange() {
    PortfolioCalendar calendar = of("America/New_York");
    LocalDate beforeSpring = LocalDate.parse("2026-03-07");

    assertThat(calendar.endAfter(beforeSpring)).isEqualTo(at("2026-03-09T03:59:59.999Z"));
  }

  @Test
  void aDayThatAZoneLeftOutIsPassedOver() {
    PortfolioCalendar calendar = of("Pacific/Apia");
    LocalDate lastBefore = LocalDate.parse("2011-12-29");

    assertThat(calendar.endAfter(lastBefore))
        .isEqualTo(calendar.endOf(LocalDate.parse("2011-12-31")));
  }
}
