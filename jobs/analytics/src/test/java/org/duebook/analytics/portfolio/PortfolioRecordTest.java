package org.duebook.analytics.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.duebook.kpi.Ageing;
import org.duebook.kpi.Durations;
import org.duebook.kpi.portfolio.PartyBalance;
import org.duebook.kpi.portfolio.PortfolioFigures;
import org.duebook.kpi.portfolio.PortfolioKey;
import org.duebook.kpi.portfolio.WindowFigures;
import org.duebook.ledger.WriteOffFact;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.DaysToPay;
import org.duebook.schemas.PaidWithin;
import org.duebook.schemas.PortfolioDimension;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.schemas.PortfolioWindow;
import org.duebook.schemas.WriteOffSum;
import org.junit.jupiter.api.Test;

/** Every figure gets into the field that bears its name. */
final class PortfolioRecordTest {
  private static final LocalDate DAY = LocalDate.parse("2026-02-05");
  private static final Instant NOW = Instant.parse("2026-02-05T10:00:00Z");

  private static PortfolioFigures figures() {
    Map<WriteOffFact.Reason, Long> writeOffs = new EnumMap<>(WriteOffFact.Reason.class);
    writeOffs.put(WriteOffFact.Reason.BAD_DEBT, 13L);
    WindowFigures window =
        new WindowFigures(
            30,
            11,
            12,
            writeOffs,
            14,
            15,
            0.16,
            0.17,
            new Durations(18, 1.8, 19, 20),
            new Durations(21, 2.1, 22, 23),
            new Durations(24, 2.4, 25, 26),
            List.of(new WindowFigures.PaidWithin(60, 0.27, 0.28)),
            0.29,
            0.30);
    return new PortfolioFigures(
        DAY,
        new PartyBalance(15, 31, 32, 33, new Ageing(1, 2, 3, 4, 5)),
        new PartyBalance(40, 34, 35, 36, new Ageing(6, 7, 8, 9, 10)),
        37,
        0.38,
        39.5,
        41,
        0.42,
        List.of(window));
  }

  @Test
  void everyFigureIsInItsField() {
    PortfolioKpis kpis = PortfolioRecord.of(PortfolioKey.of("north", "acme"), figures(), NOW);

    PortfolioWindow window =
        PortfolioWindow.newBuilder()
            .setDays(30)
            .setChargesCents(11)
            .setCashCents(12)
            .setWriteOffs(List.of(new WriteOffSum("BAD_DEBT", 13L)))
            .setRecoveriesCents(14)
            .setUnderpaidCents(15)
            .setGrossCollectionRate(0.16)
            .setNetCollectionRate(0.17)
            .setPatientDaysToPay(new DaysToPay(18, 1.8, 19, 20))
            .setInsurerDaysToPay(new DaysToPay(21, 2.1, 22, 23))
            .setPayerLag(new DaysToPay(24, 2.4, 25, 26))
            .setPaidWithin(List.of(new PaidWithin(60, 0.27, 0.28)))
            .setInitialDenialRate(0.29)
            .setInitialDenialRateOfCents(0.30)
            .build();
    assertThat(kpis)
        .isEqualTo(
            PortfolioKpis.newBuilder()
                .setDimension(PortfolioDimension.PRACTICE_PAYER)
                .setPracticeId("north")
                .setPayerId("acme")
                .setAsOf(DAY)
                .setUpdatedAt(NOW)
                .setInsurer(
                    new org.duebook.schemas.PartyBalance(
                        15L, 31L, 32L, 33, new AgingBuckets(1L, 2L, 3L, 4L, 5L)))
                .setPatient(
                    new org.duebook.schemas.PartyBalance(
                        40L, 34L, 35L, 36, new AgingBuckets(6L, 7L, 8L, 9L, 10L)))
                .setUnappliedCents(37)
                .setAgedOver90Share(0.38)
                .setDaysInAr(39.5)
                .setAccountCount(41)
                .setCreditShare(0.42)
                .setWindows(List.of(window))
                .build());
  }

  @Test
  void theDailyRecordHasTheSameFieldsInTheSamePlacesAndTheSameValues() {
    PortfolioKpis kpis = PortfolioRecord.of(PortfolioKey.ALL, figures(), NOW);
    PortfolioKpisDaily daily = PortfolioRecord.daily(kpis);

    assertThat(PortfolioKpisDaily.getClassSchema().getFields())
        .extracting(Schema.Field::name)
        .isEqualTo(
            PortfolioKpis.getClassSchema().getFields().stream().map(Schema.Field::name).toList());
    for (Schema.Field field : PortfolioKpis.getClassSchema().getFields()) {
      assertThat(daily.get(field.pos())).as(field.name()).isEqualTo(kpis.get(field.pos()));
    }
  }

  @Test
  void everyDimensionHasASymbolOfItsName() {
    assertThat(PortfolioKey.Dimension.values())
        .allSatisfy(
            dimension ->
                assertThat(PortfolioDimension.valueOf(dimension.name()))
                    .isNotEqualTo(PortfolioDimension.UNKNOWN));
  }
}
