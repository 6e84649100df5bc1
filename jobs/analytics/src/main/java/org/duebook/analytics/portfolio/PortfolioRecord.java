package org.duebook.analytics.portfolio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duebook.analytics.outlet.FigureRecords;
import org.duebook.kpi.portfolio.PortfolioFigures;
import org.duebook.kpi.portfolio.PortfolioKey;
import org.duebook.kpi.portfolio.WindowFigures;
import org.duebook.schemas.PaidWithin;
import org.duebook.schemas.PartyBalance;
import org.duebook.schemas.PortfolioDimension;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.schemas.PortfolioWindow;
import org.duebook.schemas.WriteOffSum;

/**
 * Writes a portfolio's figures in the fields of {@code portfolio-kpis} and {@code
 * portfolio-kpis-daily}.
 */
final class PortfolioRecord {
  private PortfolioRecord() {}

  static PortfolioKpis of(PortfolioKey key, PortfolioFigures figures, Instant updatedAt) {
    PortfolioKpis kpis = new PortfolioKpis();
    kpis.setDimension(PortfolioDimension.valueOf(key.dimension().name()));
    kpis.setPracticeId(key.practiceId());
    kpis.setPayerId(key.payerId());
    kpis.setAsOf(figures.asOf());
    kpis.setUpdatedAt(updatedAt);
    kpis.setInsurer(of(figures.insurer()));
    kpis.setPatient(of(figures.patient()));
    kpis.setUnappliedCents(figures.unappliedCents());
    kpis.setAgedOver90Share(figures.agedOver90Share());
    kpis.setDaysInAr(figures.daysInAr());
    kpis.setAccountCount(figures.accountCount());
    kpis.setCreditShare(figures.creditShare());
    kpis.setWindows(figures.windows().stream().map(PortfolioRecord::of).toList());
    return kpis;
  }

  /** The same fields in the record of the daily topic. */
  static PortfolioKpisDaily daily(PortfolioKpis kpis) {
    PortfolioKpisDaily daily = new PortfolioKpisDaily();
    for (org.apache.avro.Schema.Field field : kpis.getSchema().getFields()) {
      daily.put(field.pos(), kpis.get(field.pos()));
    }
    return daily;
  }

  private static PartyBalance of(org.duebook.kpi.portfolio.PartyBalance figures) {
    PartyBalance balance = new PartyBalance();
    balance.setReceivableCents(figures.receivableCents());
    balance.setCreditCents(figures.creditCents());
    balance.setOpenCount(figures.openCount());
    balance.setOldestDays(figures.oldestDays());
    balance.setAging(FigureRecords.of(figures.ageing()));
    return balance;
  }

  private static PortfolioWindow of(WindowFigures figures) {
    PortfolioWindow window = new PortfolioWindow();
    window.setDays(figures.days());
    window.setChargesCents(figures.chargesCents());
    window.setCashCents(figures.cashCents());
    List<WriteOffSum> writeOffs = new ArrayList<>();
    figures
        .writeOffs()
        .forEach((reason, cents) -> writeOffs.add(new WriteOffSum(reason.name(), cents)));
    window.setWriteOffs(writeOffs);
    window.setRecoveriesCents(figures.recoveriesCents());
    window.setUnderpaidCents(figures.underpaidCents());
    window.setGrossCollectionRate(figures.grossCollectionRate());
    window.setNetCollectionRate(figures.netCollectionRate());
    window.setPatientDaysToPay(FigureRecords.of(figures.patientDaysToPay()));
    window.setInsurerDaysToPay(FigureRecords.of(figures.insurerDaysToPay()));
    window.setPayerLag(FigureRecords.of(figures.payerLag()));
    window.setPaidWithin(
        figures.paidWithin().stream()
            .map(paid -> new PaidWithin(paid.days(), paid.share(), paid.shareOfCents()))
            .toList());
    window.setInitialDenialRate(figures.initialDenialRate());
    window.setInitialDenialRateOfCents(figures.initialDenialRateOfCents());
    return window;
  }
}
