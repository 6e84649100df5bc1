package org.duebook.local.dashboard.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duebook.local.dashboard.book.Book;

/** All pages, by name, each of one moment of the book. */
public final class Pages {
  /** Names of the pages, as in the browser's address. */
  public static final List<String> NAMES =
      List.of("portfolio", "payers", "worklist", "models", "pipeline");

  private final Book book;
  private final String currency;

  /**
   * Pages of a book.
   *
   * @param book what the topics said
   * @param currency ISO 4217 code that amounts are shown in; the topics do not tell it
   */
  public Pages(Book book, String currency) {
    this.book = book;
    this.currency = currency;
  }

  /**
   * A page as of now.
   *
   * @param second of the machine's clock, in seconds, for rates
   * @throws QueryException if there is no such page or the query asks for what it does not have
   */
  public Page page(String name, PageQuery query, long second) {
    return book.still(
        () ->
            switch (name) {
              case "portfolio" -> PortfolioPage.of(book, query);
              case "payers" -> PayersPage.of(book, query);
              case "worklist" -> WorklistPage.of(book, query);
              case "models" -> ModelsPage.of(book, query);
              case "pipeline" -> PipelinePage.of(book, second);
              default ->
                  throw new QueryException("page: " + name + " (expected: one of " + NAMES + ")");
            });
  }

  /** What can be picked on every page, and what was let go of. */
  public Map<String, Object> choices() {
    return book.still(
        () -> {
          Map<String, Object> choices = new LinkedHashMap<>();
          choices.put("practices", Portfolios.practices(book));
          choices.put("payers", Portfolios.payers(book));
          choices.put("windows", Portfolios.windows(book));
          choices.put("currency", currency);
          choices.put(
              "letGo", book.kept().values().stream().filter(kept -> kept.letGo() > 0).toList());
          return choices;
        });
  }

  /** What every open page hears each second: the latest business day, and how things stand. */
  public Map<String, Object> status(long second) {
    return book.still(
        () -> {
          Map<String, Object> status = new LinkedHashMap<>();
          status.put("version", book.version());
          status.put("brokerAnswers", book.broker().answers());
          status.put(
              "brokerSilentSince",
              book.broker().since() == null ? null : book.broker().since().toString());
          long behind = 0;
          long records = 0;
          String businessDay = null;
          for (var topic : book.topics(second)) {
            behind += topic.behind();
            records += topic.records();
            String day = topic.businessDay() == null ? null : topic.businessDay().toString();
            if (day != null && (businessDay == null || day.compareTo(businessDay) > 0)) {
              businessDay = day;
            }
          }
          status.put("behind", behind);
          status.put("records", records);
          status.put("businessDay", businessDay);
          return status;
        });
  }
}
