package org.duebook.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.PartyBalance;
import org.duebook.schemas.PortfolioDimension;
import org.duebook.schemas.PortfolioKpis;

/** Records of portfolios on which patients owe something. */
final class Portfolios {
  private Portfolios() {}

  static PortfolioKpis all(String day, long cents) {
    PortfolioKpis all = of(PortfolioDimension.ALL, null, null, cents);
    all.setAsOf(LocalDate.parse(day));
    return all;
  }

  static PortfolioKpis practice(String practiceId, long cents) {
    return of(PortfolioDimension.PRACTICE, practiceId, null, cents);
  }

  static PortfolioKpis of(
      PortfolioDimension dimension, String practiceId, String payerId, long cents) {
    return PortfolioKpis.newBuilder()
        .setDimension(dimension)
        .setPracticeId(practiceId)
        .setPayerId(payerId)
        .setAsOf(LocalDate.parse("2026-02-05"))
        .setUpdatedAt(Instant.EPOCH)
        .setInsurer(new PartyBalance(0L, 0L, 0L, null, new AgingBuckets(0L, 0L, 0L, 0L, 0L)))
        .setPatient(new PartyBalance(cents, 0L, 1L, 3, new AgingBuckets(cents, 0L, 0L, 0L, 0L)))
        .setUnappliedCents(0)
        .setAccountCount(1)
        .setWindows(List.of())
        .build();
  }
}
