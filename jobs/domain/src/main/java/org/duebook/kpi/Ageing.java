package org.duebook.kpi;

/**
 * A receivable split by age. Amounts in cents.
 *
 * @param days0To30 not older than 30 days
 * @param days31To60 31 to 60 days old
 * @param days61To90 61 to 90 days old
 * @param days91To120 91 to 120 days old
 * @param daysOver120 older than 120 days
 */
public record Ageing(
    long days0To30, long days31To60, long days61To90, long days91To120, long daysOver120) {

  /** Nothing receivable. */
  public static final Ageing NONE = new Ageing(0, 0, 0, 0, 0);

  /** This and an amount more in one band. */
  public Ageing plus(AgeingBand band, long cents) {
    return switch (band) {
      case DAYS_0_TO_30 ->
          new Ageing(days0To30 + cents, days31To60, days61To90, days91To120, daysOver120);
      case DAYS_31_TO_60 ->
          new Ageing(days0To30, days31To60 + cents, days61To90, days91To120, daysOver120);
      case DAYS_61_TO_90 ->
          new Ageing(days0To30, days31To60, days61To90 + cents, days91To120, daysOver120);
      case DAYS_91_TO_120 ->
          new Ageing(days0To30, days31To60, days61To90, days91To120 + cents, daysOver120);
      case DAYS_OVER_120 ->
          new Ageing(days0To30, days31To60, days61To90, days91To120, daysOver120 + cents);
    };
  }

  /** The whole receivable. */
  public long total() {
    return days0To30 + days31To60 + days61To90 + days91To120 + daysOver120;
  }

  /** The part older than 90 days. */
  public long over90() {
    return days91To120 + daysOver120;
  }
}
