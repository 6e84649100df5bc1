package org.duebook.local.terminal;

import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.PartyKpis;

/**
 * Sums of one party over accounts.
 *
 * @param receivableCents what is owed
 * @param creditCents what was overpaid
 * @param openClaims claims with a receivable
 * @param bands the receivable by age, youngest first
 */
@SuppressWarnings("ArrayRecordComponent") // Five numbers made once and only read.
public record PartyTotals(long receivableCents, long creditCents, long openClaims, long[] bands) {
  /** Nothing owed. */
  public static final PartyTotals NONE = new PartyTotals(0, 0, 0, new long[5]);

  /** This and another sum. */
  public PartyTotals plus(PartyTotals other) {
    long[] sums = new long[bands.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = bands[i] + other.bands[i];
    }
    return new PartyTotals(
        receivableCents + other.receivableCents,
        creditCents + other.creditCents,
        openClaims + other.openClaims,
        sums);
  }

  /** One account's part. */
  public static PartyTotals of(PartyKpis kpis) {
    AgingBuckets aging = kpis.getAging();
    return new PartyTotals(
        kpis.getReceivableCents(),
        kpis.getCreditCents(),
        kpis.getOpenCount(),
        new long[] {
          aging.getDays0To30Cents(),
          aging.getDays31To60Cents(),
          aging.getDays61To90Cents(),
          aging.getDays91To120Cents(),
          aging.getDaysOver120Cents()
        });
  }
}
