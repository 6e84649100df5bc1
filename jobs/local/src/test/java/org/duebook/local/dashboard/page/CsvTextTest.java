package org.duebook.local.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.duebook.local.dashboard.page.Column.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as CSV, and their order. */
final class CsvTextTest {
  private static String csv(Kind kind, Object value) {
    return CsvText.of(Table.of().column("key", "Title", kind, "").row(value).build());
  }

  @ParameterizedTest
  @CsvSource({"123456,1234.56", "-5,-0.05", "0,0.00", "100,1.00"})
  void centsAreWrittenAsMoneyWithTwoDecimalsAndWithoutSeparators(long cents, String written) {
    assertThat(csv(Kind.MONEY, cents)).isEqualTo("Title\r\n" + written + "\r\n");
  }

  @Test
  void whatIsNotKnownIsEmptyAndNotZero() {
    assertThat(csv(Kind.MONEY, null)).isEqualTo("Title\r\n\r\n");
  }

  @Test
  void aCommaAQuoteOrALineBreakIsQuoted() {
    assertThat(csv(Kind.TEXT, "a,\"b\"\nc")).isEqualTo("Title\r\n\"a,\"\"b\"\"\nc\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@x"})
  void textThatASpreadsheetWouldCalculateStaysText(String text) {
    assertThat(csv(Kind.TEXT, text)).isEqualTo("Title\r\n'" + text + "\r\n");
  }

  @Test
  void whatIsNotKnownIsLastInBothOrders() {
    Table table =
        Table.of().column("lag", "Lag", Kind.DAYS, "").row((Object) null).row(3).row(20).build();

    assertThat(table.sortedBy("lag", true).rows())
        .extracting(row -> row.get(0))
        .containsExactly(20, 3, null);
    assertThat(table.sortedBy("lag", false).rows())
        .extracting(row -> row.get(0))
        .containsExactly(3, 20, null);
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithThoseThatAre() {
    Table table = new Table(List.of(new Column("lag", "Lag", Kind.DAYS, "")), List.of());

    assertThatThrownBy(() -> table.sortedBy("speed", false))
        .hasMessage("sort: speed (expected: one of [lag])");
  }

  @Test
  void definitionsAreTheWordsOfTheContracts() {
    assertThat(Definitions.all())
        .containsEntry("PaidWithin.days", "The time given, in days.")
        .containsEntry("PatientAction.CALL_PATIENT", "call.")
        .containsKey("PortfolioKpis.daysInAr");
  }
}
