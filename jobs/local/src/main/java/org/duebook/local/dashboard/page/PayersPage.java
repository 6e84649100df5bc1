package org.duebook.local.dashboard.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duebook.local.dashboard.book.Book;
import org.duebook.local.dashboard.book.DailyPoint;
import org.duebook.local.dashboard.page.Column.Kind;
import org.duebook.schemas.DaysToPay;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioWindow;

/** Payers: who pays how fast, denies how often and allows less than agreed. */
final class PayersPage {
  private static final int TREND_DAYS = 366;
  private static final int TREND_PAYERS = 12;

  private PayersPage() {}

  static Page of(Book book, PageQuery query) {
    int days = Portfolios.window(book, query);
    String practice = query.practice().isEmpty() ? null : query.practice();
    List<PortfolioKpis> payers =
        book.portfolios().values().stream()
            .filter(portfolio -> portfolio.getPayerId() != null)
            .filter(portfolio -> Objects.equals(portfolio.getPracticeId(), practice))
            .sorted(Comparator.comparingLong(PayersPage::receivable).reversed())
            .toList();
    Table table = table(payers, days);
    if (!query.sort().isEmpty()) {
      table = table.sortedBy(query.sort(), query.descending());
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("window", days);
    return new Page(figures, Map.of("payers", table, "trends", trends(book, query, payers, days)));
  }

  private static long receivable(PortfolioKpis portfolio) {
    return portfolio.getInsurer().getReceivableCents()
        + portfolio.getPatient().getReceivableCents();
  }

  private static Table table(List<PortfolioKpis> payers, int days) {
    Table.Builder table =
        Table.of()
            .column("payer", "Payer", Kind.TEXT, "PortfolioKpis.payerId")
            .column("insurer", "Insurer owes", Kind.MONEY, "PartyBalance.receivableCents")
            .column("patient", "Patients owe", Kind.MONEY, "PartyBalance.receivableCents")
            .column("agedOver90", "Over 90 days", Kind.SHARE, "PortfolioKpis.agedOver90Share")
            .column("daysInAr", "Days in A/R", Kind.DAYS, "PortfolioKpis.daysInAr")
            .column("lag", "Lag, median", Kind.DAYS, "PortfolioWindow.payerLag")
            .column("lag90", "Lag, 90th pct.", Kind.DAYS, "DaysToPay.p90")
            .column("pays", "Pays in, median", Kind.DAYS, "PortfolioWindow.insurerDaysToPay")
            .column("denied", "Denied at first", Kind.SHARE, "PortfolioWindow.initialDenialRate")
            .column(
                "deniedCents", "By amount", Kind.SHARE, "PortfolioWindow.initialDenialRateOfCents")
            .column("underpaid", "Underpaid", Kind.MONEY, "PortfolioWindow.underpaidCents")
            .column("net", "Net collection", Kind.SHARE, "PortfolioWindow.netCollectionRate")
            .column("cash", "Cash", Kind.MONEY, "PortfolioWindow.cashCents");
    for (PortfolioKpis payer : payers) {
      PortfolioWindow window = Portfolios.window(payer, days);
      DaysToPay lag = window == null ? null : window.getPayerLag();
      DaysToPay pays = window == null ? null : window.getInsurerDaysToPay();
      table.row(
          payer.getPayerId(),
          payer.getInsurer().getReceivableCents(),
          payer.getPatient().getReceivableCents(),
          payer.getAgedOver90Share(),
          payer.getDaysInAr(),
          lag == null ? null : lag.getMedian(),
          lag == null ? null : lag.getP90(),
          pays == null ? null : pays.getMedian(),
          window == null ? null : window.getInitialDenialRate(),
          window == null ? null : window.getInitialDenialRateOfCents(),
          window == null ? null : window.getUnderpaidCents(),
          window == null ? null : window.getNetCollectionRate(),
          window == null ? null : window.getCashCents());
    }
    return table.build();
  }

  /** A line of each of the first payers, one after the other. */
  private static Table trends(Book book, PageQuery query, List<PortfolioKpis> payers, int days) {
    Table.Builder table =
        Table.of()
            .column("payer", "Payer", Kind.TEXT, "PortfolioKpis.payerId")
            .column("day", "Day", Kind.DAY, "PortfolioKpisDaily.asOf")
            .column("insurer", "Insurer owes", Kind.MONEY, "PartyBalance.receivableCents")
            .column("lag", "Lag, median", Kind.DAYS, "PortfolioWindow.payerLag")
            .column("denied", "Denied at first", Kind.SHARE, "PortfolioWindow.initialDenialRate");
    for (PortfolioKpis payer : payers.stream().limit(TREND_PAYERS).toList()) {
      for (DailyPoint point :
          book.daily(Portfolios.key(query.practice(), payer.getPayerId()), TREND_DAYS)) {
        DailyPoint.Window window = point.window(days);
        table.row(
            payer.getPayerId(),
            point.day().toString(),
            point.insurerReceivableCents(),
            window == null ? null : window.lagMedianDays(),
            window == null ? null : window.initialDenialRate());
      }
    }
    return table.build();
  }
}
