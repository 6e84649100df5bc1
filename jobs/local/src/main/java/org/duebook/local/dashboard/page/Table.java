package org.duebook.local.dashboard.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What a table shows. Values are text, numbers (cents for money) or null where nothing is known.
 *
 * @param columns from left to right
 * @param rows from top to bottom, each with a value for every column
 */
public record Table(List<Column> columns, List<List<Object>> rows) {
  /** Starts a table. */
  static Builder of() {
    return new Builder();
  }

  /** Starts a table with a row for each item. */
  static <T> OfItems<T> of(List<T> items) {
    return new OfItems<>(items);
  }

  /** The rows in the order of a column; what is not known comes last either way. */
  Table sortedBy(String key, boolean descending) {
    int index = columns.stream().map(Column::key).toList().indexOf(key);
    if (index < 0) {
      throw new QueryException(
          "sort: "
              + key
              + " (expected: one of "
              + columns.stream().map(Column::key).toList()
              + ")");
    }
    Comparator<Object> order = Table::compare;
    List<List<Object>> sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparing(
            row -> row.get(index), Comparator.nullsLast(descending ? order.reversed() : order)));
    return new Table(columns, sorted);
  }

  private static int compare(Object one, Object other) {
    if (one instanceof Number number && other instanceof Number second) {
      return Double.compare(number.doubleValue(), second.doubleValue());
    }
    return one.toString().compareTo(other.toString());
  }

  /** Puts a table together. */
  static final class Builder {
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    Builder column(String key, String title, Column.Kind kind, String definition) {
      columns.add(new Column(key, title, kind, definition));
      return this;
    }

    Builder row(Object... values) {
      if (values.length != columns.size()) {
        throw new IllegalArgumentException(
            "row: " + values.length + " values (expected: " + columns.size() + ")");
      }
      List<Object> row = new ArrayList<>();
      Collections.addAll(row, values);
      rows.add(row);
      return this;
    }

    Table build() {
      return new Table(List.copyOf(columns), rows);
    }
  }

  /** Puts a table together column by column, each with what it reads of an item. */
  static final class OfItems<T> {
    private final List<T> items;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<? super T, ?>> values = new ArrayList<>();

    private OfItems(List<T> items) {
      this.items = items;
    }

    /** The next column; days, instants and symbols are written as text. */
    OfItems<T> column(
        String key,
        String title,
        Column.Kind kind,
        String definition,
        Function<? super T, ?> value) {
      columns.add(new Column(key, title, kind, definition));
      values.add(value);
      return this;
    }

    Table build() {
      List<List<Object>> rows = new ArrayList<>();
      for (T item : items) {
        List<Object> row = new ArrayList<>();
        values.forEach(value -> row.add(plain(value.apply(item))));
        rows.add(row);
      }
      return new Table(List.copyOf(columns), rows);
    }

    private static Object plain(Object value) {
      if (value instanceof Enum<?> symbol) {
        return symbol.name();
      }
      return value instanceof LocalDate || value instanceof Instant ? value.toString() : value;
    }
  }
}
