package org.duebook.local.dashboard.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes tables as CSV (RFC 4180): money in whole units with two decimals, ratios as decimals. */
public final class CsvText {
  private static final String LINE_END = "\r\n";

  private CsvText() {}

  /** A table with its titles as the first line. */
  public static String of(Table table) {
    StringBuilder csv = new StringBuilder();
    csv.append(
        table.columns().stream()
            .map(column -> quoted(column.title()))
            .collect(Collectors.joining(",", "", LINE_END)));
    for (List<Object> row : table.rows()) {
      for (int i = 0; i < row.size(); i++) {
        csv.append(i == 0 ? "" : ",").append(cell(row.get(i), table.columns().get(i).kind()));
      }
      csv.append(LINE_END);
    }
    return csv.toString();
  }

  private static String cell(Object value, Column.Kind kind) {
    if (value == null) {
      return "";
    }
    if (kind == Column.Kind.MONEY) {
      return BigDecimal.valueOf(((Number) value).longValue(), 2).toPlainString();
    }
    return value instanceof Number ? value.toString() : quoted(harmless(value.toString()));
  }

  /** A spreadsheet takes text that begins so for a formula; an apostrophe keeps it text. */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(character -> "\",\r\n".indexOf(character) >= 0)
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
