package org.duebook.models.training;

import org.tribuo.classification.Label;

/** The two outcomes as Tribuo names them. */
final class Labels {
  static final String LATE = "late";
  static final String ON_TIME = "on-time";

  private Labels() {}

  static Label of(boolean late) {
    return new Label(late ? LATE : ON_TIME);
  }
}
