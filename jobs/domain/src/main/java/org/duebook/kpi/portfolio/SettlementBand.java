package org.duebook.kpi.portfolio;

/**
 * How soon a patient's share was settled, as far as the paid-within figures tell them apart. Stored
 * by place.
 */
public enum SettlementBand {
  /** Within 30 days. */
  WITHIN_30(30),
  /** Within 60 days, not 30. */
  WITHIN_60(60),
  /** Within 90 days, not 60. */
  WITHIN_90(90),
  /** Within 120 days, not 90. */
  WITHIN_120(120),
  /** Later, or not yet. */
  LATER(Integer.MAX_VALUE);

  private final int days;

  SettlementBand(int days) {
    this.days = days;
  }

  /** The most days it may have taken. */
  public int days() {
    return days;
  }

  /** The band of a settlement after the given days. */
  public static SettlementBand of(long days) {
    for (SettlementBand band : values()) {
      if (days <= band.days) {
        return band;
      }
    }
    return LATER;
  }
}
