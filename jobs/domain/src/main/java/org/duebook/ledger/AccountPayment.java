package org.duebook.ledger;

import java.time.LocalDate;

/**
 * A payment received or refunded, as known on the as-of day, with what became of it.
 *
 * @param payment the payment
 * @param on the business day it took effect
 * @param undoneOn the day it bounced or was charged back, or null if it stands
 * @param unappliedCents what it leaves to the account, signed like the money: positive for money
 *     received, negative for money given back; 0 once undone
 */
public record AccountPayment(
    PaymentFact payment, LocalDate on, LocalDate undoneOn, long unappliedCents) {

  /** Whether the money came in and stands. */
  public boolean isReceived() {
    return payment.type() == PaymentFact.Type.RECEIVED && undoneOn == null;
  }
}
