package org.duebook.models.contract;

/** What the trade knows about a feature before any data. */
public enum Direction {
  /** Nothing is known: the data say. */
  UNKNOWN("not known"),
  /** More of it never lowers the risk of lateness. */
  NEVER_LOWERS_RISK("more never lowers the risk");

  private final String text;

  Direction(String text) {
    this.text = text;
  }

  /** The direction as a reader sees it. */
  public String text() {
    return text;
  }
}
