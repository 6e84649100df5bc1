package org.duebook.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.duebook.ledger.ClaimHistory.WriteOffEntry;

/** Gathers a claim's history while its facts are looked through, in whatever order. */
final class ClaimHistoryBuilder {
  private static final int PRIMARY = 1;
  private static final Comparator<DatedCents> BY_DAY =
      Comparator.comparing(DatedCents::on).thenComparing(DatedCents::cents);
  private static final Comparator<WriteOffEntry> WRITE_OFFS_BY_DAY =
      Comparator.comparing(WriteOffEntry::on)
          .thenComparing(WriteOffEntry::reason)
          .thenComparing(WriteOffEntry::cents);

  private final LedgerRules rules;
  private final List<DatedCents> cash = new ArrayList<>();
  private final List<WriteOffEntry> writeOffs = new ArrayList<>();
  private RemittanceFact first;
  private RemittanceFact firstPrimary;

  ClaimHistoryBuilder(LedgerRules rules) {
    this.rules = rules;
  }

  private LocalDate dayOf(Fact fact) {
    return rules.calendar().dayOf(fact.occurredAt());
  }

  private static boolean isEarlier(Fact fact, Fact than) {
    return than == null || fact.moment().compareTo(than.moment()) < 0;
  }

  void add(RemittanceFact processed) {
    if (isEarlier(processed, first)) {
      first = processed;
    }
    if (processed.payerSequence() == PRIMARY && isEarlier(processed, firstPrimary)) {
      firstPrimary = processed;
    }
  }

  /** Money that came or went, and the reversal that undoes it, or null. */
  void addCash(PaymentFact payment, long cents, Fact reversal) {
    if (cents == 0) {
      return;
    }
    cash.add(new DatedCents(dayOf(payment), cents));
    if (reversal != null) {
      cash.add(new DatedCents(dayOf(reversal), -cents));
    }
  }

  /** A write-off, and the reversal that undoes it, or null. */
  void add(WriteOffFact writeOff, Fact reversal) {
    writeOffs.add(new WriteOffEntry(dayOf(writeOff), writeOff.reason(), writeOff.amountCents()));
    if (reversal != null) {
      writeOffs.add(new WriteOffEntry(dayOf(reversal), writeOff.reason(), -writeOff.amountCents()));
    }
  }

  ClaimHistory build(ClaimWalk.Walked walked) {
    RemittanceFact live = walked.evidence().remittanceOf(PRIMARY);
    Long expected = live == null ? null : walked.position().terms().expectedAllowedCents();
    boolean bothKnown = expected != null && live.allowedCents() != null;
    cash.sort(BY_DAY);
    writeOffs.sort(WRITE_OFFS_BY_DAY);
    return new ClaimHistory(
        first == null ? null : dayOf(first),
        firstPrimary == null ? null : dayOf(firstPrimary),
        firstPrimary != null && isDenial(firstPrimary),
        live == null ? null : dayOf(live),
        bothKnown ? Math.max(0, expected - live.allowedCents()) : 0,
        cash,
        writeOffs,
        walked.recoveries());
  }

  private boolean isDenial(RemittanceFact remittance) {
    return remittance.paidCents() == 0
        && remittance.adjustments().stream()
            .anyMatch(a -> rules.reasonCodes().categoryOf(a) == AdjustmentCategory.DENIAL);
  }
}
