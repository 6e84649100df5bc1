package org.duebook.local.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioWindow;

/**
 * Draws the figures of portfolios as lines of text. Pure: the same figures give the same lines. A
 * figure that there is none of is a dash.
 */
public final class KeyFigures {
  private static final int WINDOW_DAYS = 90;
  private static final int NAME_WIDTH = 24;

  private KeyFigures() {}

  /** A few lines on one portfolio; its rates are those of 90 days, or of the longest window. */
  public static List<String> lines(PortfolioKpis kpis) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "days in AR %s   over 90 days %s   accounts %,d",
            number(kpis.getDaysInAr()),
            percent(kpis.getAgedOver90Share()),
            kpis.getAccountCount()));
    PortfolioWindow window = window(kpis);
    if (window != null) {
      lines.add(
          format(
              "in %d days: gross collection %s   net collection %s   patients pay in %s",
              window.getDays(),
              percent(window.getGrossCollectionRate()),
              percent(window.getNetCollectionRate()),
              window.getPatientDaysToPay() == null
                  ? "-"
                  : format("%d days (median)", window.getPatientDaysToPay().getMedian())));
    }
    return lines;
  }

  private static PortfolioWindow window(PortfolioKpis kpis) {
    return kpis.getWindows().stream()
        .filter(window -> window.getDays() == WINDOW_DAYS)
        .findFirst()
        .or(() -> kpis.getWindows().stream().max(Comparator.comparingInt(PortfolioWindow::getDays)))
        .orElse(null);
  }

  /** A table of practices: what is owed to each, and days in AR. */
  public static List<String> practices(List<PortfolioKpis> practices) {
    List<String> lines = new ArrayList<>();
    if (!practices.isEmpty()) {
      lines.add(format("%-" + NAME_WIDTH + "s %16s %12s", "practice", "receivable", "days in AR"));
    }
    for (PortfolioKpis practice : practices) {
      lines.add(
          format(
              "%-" + NAME_WIDTH + "s %16s %12s",
              shortened(practice.getPracticeId()),
              Money.of(receivable(practice)),
              number(practice.getDaysInAr())));
    }
    return lines;
  }

  /** What insurers and patients owe in a portfolio, in cents. */
  public static long receivable(PortfolioKpis kpis) {
    return kpis.getInsurer().getReceivableCents() + kpis.getPatient().getReceivableCents();
  }

  private static String shortened(String name) {
    return name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "…";
  }

  private static String number(Double value) {
    return value == null ? "-" : format("%,.1f", value);
  }

  private static String percent(Double share) {
    return share == null ? "-" : format("%.1f %%", share * 100);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
