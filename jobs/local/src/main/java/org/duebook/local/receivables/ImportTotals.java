package org.duebook.local.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an import met. */
final class ImportTotals {
  private final Set<String> accounts = new HashSet<>();
  private final List<String> refusals = new ArrayList<>();
  private final Group settled = new Group();
  private final Group open = new Group();
  private final Group disputed = new Group();
  private final Group insured = new Group();
  private LocalDate firstInvoicedOn;
  private LocalDate lastInvoicedOn;
  private LocalDate lastSettledOn;

  /** Rows of one kind. */
  static final class Group {
    private long rows;
    private long cents;

    private void add(Receivable receivable) {
      rows++;
      cents = Math.addExact(cents, receivable.amountCents());
    }

    long rows() {
      return rows;
    }

    /** What was billed by them. */
    long cents() {
      return cents;
    }
  }

  void taken(Receivable receivable) {
    accounts.add(receivable.account());
    (receivable.settledOn() == null ? open : settled).add(receivable);
    if (receivable.disputed()) {
      disputed.add(receivable);
    }
    if (receivable.payer() != null) {
      insured.add(receivable);
    }
    firstInvoicedOn = earlier(firstInvoicedOn, receivable.invoicedOn());
    lastInvoicedOn = later(lastInvoicedOn, receivable.invoicedOn());
    lastSettledOn = later(lastSettledOn, receivable.settledOn());
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  void refused(String message) {
    refusals.add(message);
  }

  /** Rows read, refused ones too. */
  long rows() {
    return settled.rows + open.rows + refusals.size();
  }

  int accounts() {
    return accounts.size();
  }

  /** Why rows were refused, in their order. */
  List<String> refusals() {
    return refusals;
  }

  Group settled() {
    return settled;
  }

  Group open() {
    return open;
  }

  Group disputed() {
    return disputed;
  }

  Group insured() {
    return insured;
  }

  /** Day of the first invoice, or null if no row was taken. */
  LocalDate firstInvoicedOn() {
    return firstInvoicedOn;
  }

  LocalDate lastInvoicedOn() {
    return lastInvoicedOn;
  }

  /** Day of the last settlement, or null if nothing is settled. */
  LocalDate lastSettledOn() {
    return lastSettledOn;
  }
}
