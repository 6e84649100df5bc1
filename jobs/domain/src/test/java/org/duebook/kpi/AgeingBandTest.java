package org.duebook.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgeingBandTest {
  @ParameterizedTest
  @CsvSource({
    "-1, DAYS_0_TO_30",
    "-400, DAYS_0_TO_30",
    "0, DAYS_0_TO_30",
    "29, DAYS_0_TO_30",
    "30, DAYS_0_TO_30",
    "31, DAYS_31_TO_60",
    "60, DAYS_31_TO_60",
    "61, DAYS_61_TO_90",
    "90, DAYS_61_TO_90",
    "91, DAYS_91_TO_120",
    "120, DAYS_91_TO_120",
    "121, DAYS_OVER_120",
    "100000, DAYS_OVER_120",
  })
  void anAgeFallsIntoTheBandThatNamesIt(long days, AgeingBand band) {
    assertThat(AgeingBand.of(days)).isEqualTo(band);
  }

  @ParameterizedTest
  @EnumSource(AgeingBand.class)
  void anAmountIsInItsBandAndInTheTotal(AgeingBand band) {
    Ageing ageing = Ageing.NONE.plus(band, 5).plus(band, 2);

    long inBand =
        switch (band) {
          case DAYS_0_TO_30 -> ageing.days0To30();
          case DAYS_31_TO_60 -> ageing.days31To60();
          case DAYS_61_TO_90 -> ageing.days61To90();
          case DAYS_91_TO_120 -> ageing.days91To120();
          case DAYS_OVER_120 -> ageing.daysOver120();
        };
    assertThat(inBand).isEqualTo(7);
    assertThat(ageing.total()).isEqualTo(7);
    assertThat(ageing.over90()).isEqualTo(band.fromDays() > 90 ? 7 : 0);
  }

  @Test
  void bandsDoNotMix() {
    Ageing ageing =
        Ageing.NONE
            .plus(AgeingBand.DAYS_0_TO_30, 1)
            .plus(AgeingBand.DAYS_31_TO_60, 2)
            .plus(AgeingBand.DAYS_61_TO_90, 4)
            .plus(AgeingBand.DAYS_91_TO_120, 8)
            .plus(AgeingBand.DAYS_OVER_120, 16);

    assertThat(ageing).isEqualTo(new Ageing(1, 2, 4, 8, 16));
    assertThat(ageing.over90()).isEqualTo(24);
    assertThat(ageing.total()).isEqualTo(31);
  }
}
