package org.duebook.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.duebook.schemas.PortfolioDimension;
import org.duebook.schemas.PortfolioKpis;
import org.junit.jupiter.api.Test;

/** What the topics say of portfolios so far. */
final class BookViewTest {
  @Test
  void theLatestFiguresOfAllClaimsHold() {
    BookView view = new BookView();
    assertThat(view.totals().all()).isNull();

    view.accept(Portfolios.all("2026-02-05", 100));
    view.accept(Portfolios.all("2026-02-06", 200));

    assertThat(view.totals().all()).isEqualTo(Portfolios.all("2026-02-06", 200));
    assertThat(view.totals().businessDay()).isEqualTo(LocalDate.parse("2026-02-06"));
    assertThat(view.totals().records()).isEqualTo(2);
  }

  @Test
  void theFourPracticesWithTheMostReceivableAreShownLargestFirst() {
    BookView view = new BookView();
    view.accept(Portfolios.practice("a", 100));
    view.accept(Portfolios.practice("b", 500));
    view.accept(Portfolios.practice("c", 300));
    view.accept(Portfolios.practice("d", 300));
    view.accept(Portfolios.practice("e", 50));
    view.accept(Portfolios.practice("b", 200));
    view.accept(Portfolios.of(PortfolioDimension.PAYER, null, "acme", 9_000));
    view.accept(Portfolios.of(PortfolioDimension.PRACTICE_PAYER, "e", "acme", 9_000));

    assertThat(view.totals().largestPractices())
        .extracting(PortfolioKpis::getPracticeId)
        .containsExactly("c", "d", "b", "a");
  }
}
