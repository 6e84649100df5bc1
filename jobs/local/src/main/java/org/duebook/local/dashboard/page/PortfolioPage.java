package org.duebook.local.dashboard.page;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duebook.local.dashboard.book.Book;
import org.duebook.local.dashboard.book.DailyPoint;
import org.duebook.local.dashboard.page.Column.Kind;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.PaidWithin;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioWindow;
import org.duebook.schemas.WriteOffSum;
import org.duebook.wire.PlainJson;

/** Portfolio: what is due, how old it is, how it comes in, and how that moved. */
final class PortfolioPage {
  /** A year and a day: a trend line shows the same day of last year. */
  private static final int TREND_DAYS = 366;

  private PortfolioPage() {}

  static Page of(Book book, PageQuery query) {
    int days = Portfolios.window(book, query);
    String key = Portfolios.key(query.practice(), query.payer());
    PortfolioKpis portfolio = book.portfolios().get(key);
    List<DailyPoint> points = book.daily(key, TREND_DAYS);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("window", days);
    figures.put("portfolio", portfolio == null ? null : new RawValue(PlainJson.write(portfolio)));
    Map<String, Table> tables = new LinkedHashMap<>();
    if (portfolio != null) {
      tables.put("ageing", ageing(portfolio));
      PortfolioWindow window = Portfolios.window(portfolio, days);
      if (window != null) {
        tables.put("paid-within", paidWithin(window));
        tables.put("write-offs", writeOffs(window));
      }
    }
    tables.put("daily", daily(points, days));
    return new Page(figures, tables);
  }

  private static Table ageing(PortfolioKpis portfolio) {
    Table.Builder table =
        Table.of()
            .column("party", "Who owes", Kind.TEXT, "")
            .column("days0To30Cents", "0–30 days", Kind.MONEY, "AgingBuckets.days0To30Cents")
            .column("days31To60Cents", "31–60", Kind.MONEY, "AgingBuckets.days31To60Cents")
            .column("days61To90Cents", "61–90", Kind.MONEY, "AgingBuckets.days61To90Cents")
            .column("days91To120Cents", "91–120", Kind.MONEY, "AgingBuckets.days91To120Cents")
            .column("daysOver120Cents", "121 and more", Kind.MONEY, "AgingBuckets.daysOver120Cents")
            .column("receivable", "Receivable", Kind.MONEY, "PartyBalance.receivableCents");
    age(table, "Insurers", portfolio.getInsurer().getAging());
    age(table, "Patients", portfolio.getPatient().getAging());
    return table.build();
  }

  private static void age(Table.Builder table, String party, AgingBuckets aging) {
    table.row(
        party,
        aging.getDays0To30Cents(),
        aging.getDays31To60Cents(),
        aging.getDays61To90Cents(),
        aging.getDays91To120Cents(),
        aging.getDaysOver120Cents(),
        aging.getDays0To30Cents()
            + aging.getDays31To60Cents()
            + aging.getDays61To90Cents()
            + aging.getDays91To120Cents()
            + aging.getDaysOver120Cents());
  }

  private static Table paidWithin(PortfolioWindow window) {
    Table.Builder table =
        Table.of()
            .column("days", "Within days", Kind.DAYS, "PaidWithin.days")
            .column("share", "Of shares", Kind.SHARE, "PaidWithin.share")
            .column("shareOfCents", "Of amounts", Kind.SHARE, "PaidWithin.shareOfCents");
    for (PaidWithin paid : window.getPaidWithin()) {
      table.row(paid.getDays(), paid.getShare(), paid.getShareOfCents());
    }
    return table.build();
  }

  private static Table writeOffs(PortfolioWindow window) {
    Table.Builder table =
        Table.of()
            .column("reason", "Reason", Kind.SYMBOL, "WriteOffSum.reason")
            .column("cents", "Written off", Kind.MONEY, "WriteOffSum.cents");
    for (WriteOffSum sum : window.getWriteOffs()) {
      table.row(sum.getReason(), sum.getCents());
    }
    return table.build();
  }

  private static Table daily(List<DailyPoint> points, int days) {
    Table.Builder table =
        Table.of()
            .column("day", "Day", Kind.DAY, "PortfolioKpisDaily.asOf")
            .column("insurer", "Insurers owe", Kind.MONEY, "PartyBalance.receivableCents")
            .column("patient", "Patients owe", Kind.MONEY, "PartyBalance.receivableCents")
            .column("credit", "Credits", Kind.MONEY, "PartyBalance.creditCents")
            .column("unapplied", "Unapplied", Kind.MONEY, "PortfolioKpisDaily.unappliedCents")
            .column("agedOver90", "Over 90 days", Kind.SHARE, "PortfolioKpisDaily.agedOver90Share")
            .column("daysInAr", "Days in A/R", Kind.DAYS, "PortfolioKpisDaily.daysInAr")
            .column("charges", "Charges", Kind.MONEY, "PortfolioWindow.chargesCents")
            .column("cash", "Cash", Kind.MONEY, "PortfolioWindow.cashCents")
            .column("gross", "Gross coll.", Kind.SHARE, "PortfolioWindow.grossCollectionRate")
            .column("net", "Net coll.", Kind.SHARE, "PortfolioWindow.netCollectionRate")
            .column("denial", "Denied", Kind.SHARE, "PortfolioWindow.initialDenialRate")
            .column("patientDays", "Patients pay", Kind.DAYS, "PortfolioWindow.patientDaysToPay")
            .column("insurerDays", "Insurers pay", Kind.DAYS, "PortfolioWindow.insurerDaysToPay");
    for (DailyPoint point : points) {
      DailyPoint.Window window = point.window(days);
      table.row(
          point.day().toString(),
          point.insurerReceivableCents(),
          point.patientReceivableCents(),
          point.creditCents(),
          point.unappliedCents(),
          point.agedOver90Share(),
          point.daysInAr(),
          window == null ? null : window.chargesCents(),
          window == null ? null : window.cashCents(),
          window == null ? null : window.grossCollectionRate(),
          window == null ? null : window.netCollectionRate(),
          window == null ? null : window.initialDenialRate(),
          window == null ? null : window.patientMedianDays(),
          window == null ? null : window.insurerMedianDays());
    }
    return table.build();
  }
}
