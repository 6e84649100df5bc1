package org.duebook.analytics.outlet;

import org.duebook.kpi.Ageing;
import org.duebook.kpi.Durations;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.DaysToPay;

/** Writes figures that accounts and portfolios share in the fields of their records. */
public final class FigureRecords {
  private FigureRecords() {}

  /** The receivable by age. */
  public static AgingBuckets of(Ageing ageing) {
    AgingBuckets buckets = new AgingBuckets();
    buckets.setDays0To30Cents(ageing.days0To30());
    buckets.setDays31To60Cents(ageing.days31To60());
    buckets.setDays61To90Cents(ageing.days61To90());
    buckets.setDays91To120Cents(ageing.days91To120());
    buckets.setDaysOver120Cents(ageing.daysOver120());
    return buckets;
  }

  /** How long things took; null stays null. */
  public static DaysToPay of(Durations durations) {
    return durations == null
        ? null
        : new DaysToPay(durations.count(), durations.mean(), durations.median(), durations.p90());
  }
}
