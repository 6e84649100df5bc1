package org.duebook.models.contract;

/** What stands in a feature that is not known. */
public enum Missing {
  /** It is always known. */
  NEVER("never missing"),
  /** Zero: absent is never left out, since trees take an absent value for another one than zero. */
  ZERO("0"),
  /** NaN in an example; the model fills it from its own table. */
  FILLED_BY_MODEL("filled by the model");

  private final String text;

  Missing(String text) {
    this.text = text;
  }

  /** The rule as a reader sees it. */
  public String text() {
    return text;
  }
}
