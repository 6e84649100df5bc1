package org.duebook.analytics.ledger;

import java.time.Instant;
import org.duebook.analytics.outlet.FigureRecords;
import org.duebook.kpi.AccountFigures;
import org.duebook.kpi.PartyFigures;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.PartyKpis;

/** Writes an account's figures in the fields of {@code account-kpis}. */
final class AccountKpisRecord {
  private AccountKpisRecord() {}

  static AccountKpis of(
      String practiceId, String accountId, AccountFigures figures, Instant updatedAt) {
    AccountKpis kpis = new AccountKpis();
    kpis.setPracticeId(practiceId);
    kpis.setAccountId(accountId);
    kpis.setAsOf(figures.asOf());
    kpis.setUpdatedAt(updatedAt);
    kpis.setInsurer(of(figures.insurer()));
    kpis.setPatient(of(figures.patient()));
    kpis.setUnappliedCents(figures.unappliedCents());
    kpis.setChargesCents(figures.chargesCents());
    kpis.setContractualCents(figures.contractualCents());
    kpis.setCashCents(figures.cashCents());
    kpis.setNetCollectionRate(figures.netCollectionRate());
    kpis.setAgedOver90Share(figures.agedOver90Share());
    kpis.setFirstStatementOn(figures.firstStatementOn());
    kpis.setLastPaymentOn(figures.lastPaymentOn());
    return kpis;
  }

  private static PartyKpis of(PartyFigures figures) {
    PartyKpis kpis = new PartyKpis();
    kpis.setReceivableCents(figures.receivableCents());
    kpis.setCreditCents(figures.creditCents());
    kpis.setOpenCount(figures.openCount());
    kpis.setOldestDays(figures.oldestDays());
    kpis.setAging(FigureRecords.of(figures.ageing()));
    kpis.setDaysToPay(FigureRecords.of(figures.daysToPay()));
    return kpis;
  }
}
