package org.duebook.models.scoring;

/** How a model reckons. */
public enum Kind {
  /** Logistic regression over standardised features. */
  LINEAR("linear"),
  /** Boosted trees. */
  TREES("trees");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** The kind as it stands in names and in the artifact. */
  public String text() {
    return text;
  }

  /**
   * The kind of a text.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Kind of(String text) {
    for (Kind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("kind of model: " + text + " (expected: linear or trees)");
  }
}
