package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MomentTest {
  @Test
  void timeDecidesBeforeTheEventId() {
    assertThat(new Moment(1, "b")).isLessThan(new Moment(2, "a"));
    assertThat(new Moment(1, "a")).isLessThan(new Moment(1, "b"));
    assertThat(new Moment(1, "a")).isEqualByComparingTo(new Moment(1, "a"));
  }

  @Test
  void theLaterOfTwoIsTheGreaterWhicheverIsNamedFirst() {
    Moment earlier = new Moment(1, "z");
    Moment later = new Moment(2, "a");

    assertThat(Moment.later(earlier, later)).isEqualTo(later);
    assertThat(Moment.later(later, earlier)).isEqualTo(later);
  }
}
