package org.duebook.local.receivables;

import java.time.LocalDate;
import org.duebook.schemas.Channel;

/**
 * One row of an export: an invoice, and what became of it.
 *
 * @param line line of the export on which the row begins, counted from 1, the header
 * @param account who owes
 * @param invoice number of the invoice, once an account
 * @param invoicedOn when it was billed
 * @param amountCents what was billed, above 0
 * @param settledOn when it was paid in full, on or after {@code invoicedOn}; null: it is open
 * @param disputed whether it was ever contested; nobody says when
 * @param channel the way the invoice went to the patient; null: not known
 * @param payer the insurer that owes; null: the patient does
 */
record Receivable(
    int line,
    String account,
    String invoice,
    LocalDate invoicedOn,
    long amountCents,
    LocalDate settledOn,
    boolean disputed,
    Channel channel,
    String payer) {

  /** The same row as it was known at the start of a day: what settled then or later is open. */
  Receivable knownBefore(LocalDate day) {
    return settledOn == null || settledOn.isBefore(day)
        ? this
        : new Receivable(
            line, account, invoice, invoicedOn, amountCents, null, disputed, channel, payer);
  }
}
