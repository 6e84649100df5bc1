package org.duebook.models.contract;

/** What a feature is counted in. */
public enum Unit {
  /** Money in dollars, or what the practice's currency is; cents divided by 100. */
  DOLLARS("dollars", true),
  /** Whole calendar days. */
  DAYS("days", true),
  /** A number of things. */
  COUNT("number", true),
  /** A part of one, 0 to 1. */
  RATIO("ratio 0..1", false),
  /** 1 for yes, 0 for no. */
  FLAG("0 or 1", false);

  private final String text;
  private final boolean unbounded;

  Unit(String text, boolean unbounded) {
    this.text = text;
    this.unbounded = unbounded;
  }

  /** The unit as a reader sees it. */
  public String text() {
    return text;
  }

  /**
   * Whether values have no upper end. A linear model takes the logarithm of these, since a few
   * large ones would outweigh all others.
   */
  public boolean isUnbounded() {
    return unbounded;
  }
}
