package org.duebook.local.receivables;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.ledger.FactRules;
import org.duebook.local.receivables.ExportFile.Row;
import org.duebook.local.receivables.ReceivablesMapping.Columns;
import org.duebook.schemas.Channel;

/** Reads rows by a mapping. It remembers the invoices that it saw, since an invoice is one row. */
final class RowReader {
  /** Ids longer than this would be refused by the job (limits.text-length is 256 by default). */
  private static final int LONGEST_ID = 200;

  private static final int ABSENT = -1;

  /** One invoice of one account. */
  private record InvoiceKey(String account, String invoice) {}

  private final ReceivablesMapping mapping;
  private final int width;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<InvoiceKey, Integer> linesOfInvoices = new HashMap<>();

  /**
   * A reader for an export.
   *
   * @param header names of the export's columns
   * @throws SettingsException if a column that the mapping names is not there, or there twice
   */
  RowReader(ReceivablesMapping mapping, List<String> header) {
    this.mapping = mapping;
    this.width = header.size();
    Columns columns = mapping.columns();
    find("account", columns.account(), header);
    find("invoice", columns.invoice(), header);
    find("invoiced", columns.invoiced(), header);
    find("amount", columns.amount(), header);
    find("settled", columns.settled(), header);
    find("disputed", columns.disputed(), header);
    find("channel", columns.channel(), header);
    find("payer", columns.payer(), header);
  }

  private void find(String key, String column, List<String> header) {
    if (column == null) {
      return;
    }
    int place = header.indexOf(column);
    if (place < 0) {
      throw new SettingsException(
          "columns.%s: %s: not in the header (expected: one of %s)"
              .formatted(key, column, String.join(", ", header)));
    }
    if (place != header.lastIndexOf(column)) {
      throw new SettingsException(
          "columns.%s: %s: twice in the header (expected: once)".formatted(key, column));
    }
    places.put(column, place);
  }

  /**
   * What a row says.
   *
   * @throws RefusedRowException if it can't be made events
   */
  Receivable read(Row row) throws RefusedRowException {
    if (row.values().size() != width) {
      throw new RefusedRowException(
          "columns: %d (expected: %d, as in the header)".formatted(row.values().size(), width));
    }
    Columns columns = mapping.columns();
    Receivable receivable =
        new Receivable(
            row.line(),
            id(row, columns.account()),
            id(row, columns.invoice()),
            day(row, columns.invoiced(), true),
            amount(row),
            day(row, columns.settled(), false),
            disputed(row),
            channel(row),
            payer(row));
    checkSettled(receivable, value(row, columns.settled()));
    Integer before =
        linesOfInvoices.putIfAbsent(
            new InvoiceKey(receivable.account(), receivable.invoice()), row.line());
    if (before != null) {
      throw new RefusedRowException(
          "%s: the same as on line %d (expected: each invoice of an account once)"
              .formatted(columns.invoice(), before));
    }
    return receivable;
  }

  private void checkSettled(Receivable receivable, String settled) throws RefusedRowException {
    LocalDate settledOn = receivable.settledOn();
    if (settledOn != null && settledOn.isBefore(receivable.invoicedOn())) {
      throw RefusedRowException.of(
          mapping.columns().settled(),
          settled,
          "the day of %s or later".formatted(mapping.columns().invoiced()));
    }
  }

  /** What stands in a column; empty where it is not in the export or says nothing. */
  private String value(Row row, String column) {
    int place = column == null ? ABSENT : places.get(column);
    String value = place == ABSENT ? "" : row.values().get(place);
    return mapping.emptyWords().contains(value) ? "" : value;
  }

  private String id(Row row, String column) throws RefusedRowException {
    String value = value(row, column);
    if (value.isEmpty() || value.length() > LONGEST_ID) {
      throw RefusedRowException.of(
          column, value, "a text of 1 to %d characters".formatted(LONGEST_ID));
    }
    return value;
  }

  private LocalDate day(Row row, String column, boolean required) throws RefusedRowException {
    String value = value(row, column);
    if (value.isEmpty() && !required) {
      return null;
    }
    LocalDate day = mapping.dates().day(value);
    if (day == null) {
      throw RefusedRowException.of(column, value, mapping.dates().expected());
    }
    if (day.isBefore(FactRules.EARLIEST)) {
      throw RefusedRowException.of(column, value, FactRules.EARLIEST + " or later");
    }
    return day;
  }

  private long amount(Row row) throws RefusedRowException {
    String column = mapping.columns().amount();
    String value = value(row, column);
    Long cents = mapping.amounts().cents(value);
    if (cents == null) {
      throw RefusedRowException.of(column, value, "an amount like " + mapping.amounts().example());
    }
    if (cents <= 0) {
      throw RefusedRowException.of(
          column, value, "an amount above 0; a credit note is no receivable");
    }
    return cents;
  }

  private boolean disputed(Row row) throws RefusedRowException {
    String column = mapping.columns().disputed();
    if (column == null) {
      return false;
    }
    String value = value(row, column);
    if (mapping.disputedWords().contains(value)) {
      return true;
    }
    if (value.isEmpty() || mapping.undisputedWords().contains(value)) {
      return false;
    }
    throw RefusedRowException.of(
        column,
        value,
        "one of %s, %s, or nothing".formatted(mapping.disputedWords(), mapping.undisputedWords()));
  }

  private Channel channel(Row row) throws RefusedRowException {
    String column = mapping.columns().channel();
    String value = value(row, column);
    Channel channel = mapping.channels().get(value);
    if (channel == null && !value.isEmpty()) {
      throw RefusedRowException.of(
          column, value, "one of %s, or nothing".formatted(mapping.channels().keySet()));
    }
    return channel;
  }

  private String payer(Row row) throws RefusedRowException {
    String column = mapping.columns().payer();
    return value(row, column).isEmpty() ? null : id(row, column);
  }
}
