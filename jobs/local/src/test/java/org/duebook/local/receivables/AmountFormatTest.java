package org.duebook.local.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.duebook.local.terminal.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountFormatTest {
  private static final AmountFormat AMERICAN = new AmountFormat('.', ',', "$");
  private static final AmountFormat GERMAN = new AmountFormat(',', '.', "€");
  private static final AmountFormat PLAIN = new AmountFormat('.', (char) 0, "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,234.50        | 123450
          1234.50         | 123450
          1234            | 123400
          73.9            | 7390
          0.05            | 5
          $ 1,234.50      | 123450
          $1,234.50       | 123450
          -$1,234.50      | -123450
          -1,234.50       | -123450
          (1,234.50)      | -123450
          1,234,567.00    | 123456700
          99999999999.99  | 9999999999999
          """)
  void anAmountIsReadToTheCent(String text, long cents) {
    assertThat(AMERICAN.cents(text)).isEqualTo(cents);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        ".50",
        "1.",
        "1.234",
        "12.345",
        "1,23.00",
        "1,2345",
        ",123",
        "1e3",
        "1 234",
        "12a",
        "--1",
        "1-",
        "(1",
        "NaN",
        "١٢",
        "100000000000",
        "1.234,50"
      })
  void whatIsNoAmountIsNone(String text) {
    assertThat(AMERICAN.cents(text)).isNull();
  }

  @Test
  void theMarksAreThoseOfTheFormat() {
    assertThat(GERMAN.cents("1.234,50 €")).isEqualTo(123_450);
    assertThat(GERMAN.cents("1234.50")).isNull();
    assertThat(GERMAN.example()).isEqualTo("1.234,50");
    assertThat(PLAIN.cents("1234.50")).isEqualTo(123_450);
    assertThat(PLAIN.cents("1,234.50")).isNull();
    assertThat(PLAIN.example()).isEqualTo("1234.50");
  }

  @Property(tries = 200)
  void whatIsShownAsMoneyIsReadBack(
      @ForAll @LongRange(min = -9_999_999_999_999L, max = 9_999_999_999_999L) long cents) {
    assertThat(AMERICAN.cents(Money.of(cents))).isEqualTo(cents);
  }
}
