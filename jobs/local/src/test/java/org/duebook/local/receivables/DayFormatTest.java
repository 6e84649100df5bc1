package org.duebook.local.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          M/d/yyyy        | 2/29/2024        | 2024-02-29
          M/d/yyyy        | 12/31/2013       | 2013-12-31
          M/d/yy          | 1/2/13           | 2013-01-02
          yyyy-MM-dd      | 2013-01-02       | 2013-01-02
          dd.MM.yyyy      | 02.01.2013       | 2013-01-02
          d-MMM-yyyy      | 2-Jan-2013       | 2013-01-02
          M/d/yyyy H:mm   | 1/2/2013 0:00    | 2013-01-02
          yyyyMMdd        | 20130102         | 2013-01-02
          """)
  void aDayIsReadAsThePatternSays(String pattern, String text, LocalDate day) {
    assertThat(new DayFormat(pattern).day(text)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2/29/2013",
        "13/1/2013",
        "2/30/2024",
        "1/2/13",
        "2013-01-02",
        "1/2/2013 0:00"
      })
  void aDayThatIsNotInTheCalendarOrWrittenOtherwiseIsNone(String text) {
    assertThat(new DayFormat("M/d/yyyy").day(text)).isNull();
  }

  @Test
  void aPatternThatMakesOutNoDayIsRefused() {
    for (String pattern : new String[] {"M/yyyy", "d/M", "", "HH:mm", "nonsense", "M/d/yyyy z"}) {
      assertThatIllegalArgumentException().as(pattern).isThrownBy(() -> new DayFormat(pattern));
    }
  }
}
