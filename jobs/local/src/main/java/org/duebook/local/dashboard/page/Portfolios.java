package org.duebook.local.dashboard.page;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.duebook.local.dashboard.book.Book;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioWindow;

/** Finds portfolios in the book, and what can be picked. */
final class Portfolios {
  private Portfolios() {}

  /** The portfolio's key, as schemas/README.md writes it; empty parts stand for all. */
  static String key(String practice, String payer) {
    if (practice.isEmpty()) {
      return payer.isEmpty() ? "ALL" : "PAYER:" + part(payer);
    }
    return payer.isEmpty()
        ? "PRACTICE:" + part(practice)
        : "PRACTICE_PAYER:" + part(practice) + ":" + part(payer);
  }

  private static String part(String id) {
    return id.replace("%", "%25").replace(":", "%3A");
  }

  static List<String> practices(Book book) {
    return ids(book, PortfolioKpis::getPracticeId);
  }

  static List<String> payers(Book book) {
    return ids(book, PortfolioKpis::getPayerId);
  }

  private static List<String> ids(Book book, Function<PortfolioKpis, String> id) {
    return book.portfolios().values().stream()
        .map(id)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  static List<Integer> windows(Book book) {
    return book.portfolios().values().stream()
        .flatMap(portfolio -> portfolio.getWindows().stream())
        .map(PortfolioWindow::getDays)
        .distinct()
        .sorted()
        .toList();
  }

  /** The window asked for, or the middle one; 0 if there is none at all. */
  static int window(Book book, PageQuery query) {
    List<Integer> windows = windows(book);
    if (query.window() == 0) {
      return windows.isEmpty() ? 0 : windows.get((windows.size() - 1) / 2);
    }
    if (!windows.isEmpty() && !windows.contains(query.window())) {
      throw new QueryException("window: " + query.window() + " (expected: one of " + windows + ")");
    }
    return query.window();
  }

  static PortfolioWindow window(PortfolioKpis portfolio, int days) {
    return portfolio.getWindows().stream()
        .filter(window -> window.getDays() == days)
        .findFirst()
        .orElse(null);
  }
}
