package org.duebook.ledger;

/** Arithmetic of payments and what they are allocated to (contract page, section 2, cash). */
final class PaymentBook {
  private PaymentBook() {}

  /**
   * What a payment brings to one claim: positive when received, negative when refunded, 0 for a
   * reversal, which acts through the payment it names.
   */
  static long signedAllocation(PaymentFact payment, String claimId) {
    long cents = 0;
    for (Allocation allocation : payment.allocations()) {
      if (allocation.claimId().equals(claimId)) {
        cents += allocation.amountCents();
      }
    }
    return sign(payment) * cents;
  }

  /** 1 for money that came in, -1 for money given back, 0 for a reversal. */
  static int sign(PaymentFact payment) {
    return switch (payment.type()) {
      case RECEIVED -> 1;
      case REFUNDED -> -1;
      case REVERSED -> 0;
    };
  }
}
