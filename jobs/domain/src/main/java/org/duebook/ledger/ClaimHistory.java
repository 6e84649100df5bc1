package org.duebook.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * What happened to one seen claim on which day, as far as the key figures need it beside the
 * claim's position (contract page, section 3). Corrected facts are not in it; reversed ones are,
 * since their days are history. Lists are in order of their days, so that the same facts make the
 * same history.
 *
 * @param firstRemittanceOn day of the first PROCESSED explanation of any payer, reversed later or
 *     not, or null
 * @param firstPrimaryOn day of the first PROCESSED explanation of the primary payer, reversed later
 *     or not, or null
 * @param firstPrimaryDenied whether that one carries a denial and pays nothing
 * @param livePrimaryOn day of the primary payer's live explanation, or null; a voided or self-pay
 *     claim has none
 * @param underpaidCents by how much the allowed amount of that explanation stays below the expected
 *     one, 0 if either is not known
 * @param cash money on the claim: each RECEIVED, REFUNDED and REVERSED on its own day
 * @param writeOffs write-offs declared, and taken back with the sign turned, each on its own day
 * @param recoveries what payments took off write-offs in force, negative where an undone payment
 *     put it back
 */
public record ClaimHistory(
    LocalDate firstRemittanceOn,
    LocalDate firstPrimaryOn,
    boolean firstPrimaryDenied,
    LocalDate livePrimaryOn,
    long underpaidCents,
    List<DatedCents> cash,
    List<WriteOffEntry> writeOffs,
    List<DatedCents> recoveries) {
  /** Keeps its own copies of the lists. */
  public ClaimHistory {
    cash = List.copyOf(cash);
    writeOffs = List.copyOf(writeOffs);
    recoveries = List.copyOf(recoveries);
  }

  /**
   * A write-off on its day.
   *
   * @param on the day
   * @param reason why it was declared; what is taken back counts under the same reason
   * @param cents declared, or negative for a write-off taken back
   */
  public record WriteOffEntry(LocalDate on, WriteOffFact.Reason reason, long cents) {}
}
