package org.duebook.local.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address may ask for. */
final class PageQueryTest {
  @Test
  void anEmptyAddressAsksForAll() {
    PageQuery query = PageQuery.of(Map.of());

    assertThat(query.practice()).isEmpty();
    assertThat(query.window()).isZero();
    assertThat(query.descending()).isFalse();
  }

  @Test
  void anAddressNamesPracticePayerWindowAndOrder() {
    PageQuery query =
        PageQuery.of(
            Map.of(
                "practice",
                "north",
                "payer",
                "a:b",
                "window",
                "90",
                "sort",
                "lag",
                "order",
                "down"));

    assertThat(query.practice()).isEqualTo("north");
    assertThat(query.payer()).isEqualTo("a:b");
    assertThat(query.window()).isEqualTo(90);
    assertThat(query.sort()).isEqualTo("lag");
    assertThat(query.descending()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "99999", "1.5"})
  void aWindowThatIsNoNumberOfDaysIsRefusedByName(String window) {
    assertThatThrownBy(() -> PageQuery.of(Map.of("window", window)))
        .isInstanceOf(QueryException.class)
        .hasMessage("window: " + window + " (expected: a number of days)");
  }

  @Test
  void aNameThatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> PageQuery.of(Map.of("practise", "north")))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("practise: ");
  }

  @Test
  void aKindOrDeadlineThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> PageQuery.of(Map.of("kind", "BOTH")))
        .hasMessageStartingWith("kind: BOTH");
    assertThatThrownBy(() -> PageQuery.of(Map.of("deadline", "SOON")))
        .hasMessageStartingWith("deadline: SOON");
  }

  @Test
  void aColonInAnIdIsWrittenInThePortfoliosKeyAsTheContractSays() {
    assertThat(Portfolios.key("", "")).isEqualTo("ALL");
    assertThat(Portfolios.key("a:b", "")).isEqualTo("PRACTICE:a%3Ab");
    assertThat(Portfolios.key("", "50%")).isEqualTo("PAYER:50%25");
    assertThat(Portfolios.key("north", "acme")).isEqualTo("PRACTICE_PAYER:north:acme");
  }
}
