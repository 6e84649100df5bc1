package org.duebook.kpi;

/** The bands of age in which receivables are shown, by whole days. */
public enum AgeingBand {
  /** 0 to 30 days; a start in the future counts as 0. */
  DAYS_0_TO_30(0),
  /** 31 to 60 days. */
  DAYS_31_TO_60(31),
  /** 61 to 90 days. */
  DAYS_61_TO_90(61),
  /** 91 to 120 days. */
  DAYS_91_TO_120(91),
  /** 121 days and more. */
  DAYS_OVER_120(121);

  private static final AgeingBand[] BANDS = values();

  private final int fromDays;

  AgeingBand(int fromDays) {
    this.fromDays = fromDays;
  }

  /** The first age of the band, in days. */
  public int fromDays() {
    return fromDays;
  }

  /** The band of an age in days; below 0 counts as 0. */
  public static AgeingBand of(long days) {
    AgeingBand band = DAYS_0_TO_30;
    for (AgeingBand candidate : BANDS) {
      if (days >= candidate.fromDays) {
        band = candidate;
      }
    }
    return band;
  }
}
