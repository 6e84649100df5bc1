package org.duebook.kpi.portfolio;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duebook.kpi.AgeingClock;
import org.duebook.ledger.BillingOffice;

/** The sums of all portfolios, made of what accounts tell, as the stream makes them. */
final class PortfolioBook {
  private final Map<PortfolioKey, CellSums> sums = new HashMap<>();

  /** Adds what an account contributes as of a day, as its practice's office tells it. */
  PortfolioBook with(String practiceId, BillingOffice office, String day, AgeingClock clock) {
    add(practiceId, AccountContribution.of(office.positionOn(day), clock));
    return this;
  }

  /** Adds what an account of a practice contributes, or by how much it contributes differently. */
  void add(String practiceId, AccountContribution change) {
    change
        .byPayer()
        .forEach(
            (payerId, cells) -> {
              sumsOf(PortfolioKey.ALL).addAll(cells);
              sumsOf(PortfolioKey.ofPractice(practiceId)).addAll(cells);
              if (!payerId.equals(AccountContribution.NO_PAYER)) {
                sumsOf(PortfolioKey.ofPayer(payerId)).addAll(cells);
                sumsOf(PortfolioKey.of(practiceId, payerId)).addAll(cells);
              }
            });
  }

  /** Every portfolio that was ever told of. */
  Set<PortfolioKey> keys() {
    return sums.keySet();
  }

  CellSums sumsOf(PortfolioKey key) {
    return sums.computeIfAbsent(key, k -> new CellSums());
  }

  PortfolioFigures figures(PortfolioKey key, LocalDate asOf, List<Integer> windowDays) {
    return PortfolioFigures.of(List.of(sumsOf(key)), asOf, windowDays);
  }
}
