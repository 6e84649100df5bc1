package org.duebook.local.simulator;

import java.util.ArrayList;
import java.util.List;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.Party;
import org.duebook.schemas.PaymentMethod;
import org.duebook.schemas.PaymentSource;
import org.duebook.schemas.WriteOffReason;

/**
 * Who owes the patient's part of an account's claims: the balance, and the money that comes in for
 * it or goes back.
 */
final class Guarantor {
  private static final double UNALLOCATED = 0.015;
  private static final double MATCHED_LATER = 0.85;
  private static final Lag MATCHED_AFTER = new Lag(12, 0.7, 2, 60);
  private static final double PAID_TWICE = 0.008;
  private static final double RETURNED_CHECK = 0.022;
  private static final double RETURNED_DEBIT = 0.018;
  private static final double CHARGED_BACK = 0.002;
  private static final double MOST_RETURNED = 0.25;
  private static final Lag RETURNED_AFTER = new Lag(4, 0.4, 2, 10);
  // The contract page wants a patient's credit back within 30 days; some practices are late.
  private static final Lag REFUNDED_AFTER = new Lag(20, 0.4, 7, 75);

  private final AccountStory account;
  private final List<PatientShare> shares = new ArrayList<>(2);
  private final BillingOffice office;
  private long unappliedCents;
  private long lastPaymentDay = PatientShare.NO_DAY / 2;

  /** A part of a payment. */
  private record Part(PatientShare share, long cents) {}

  Guarantor(AccountStory account) {
    this.account = account;
    this.office = new BillingOffice(account, this);
  }

  BillingOffice office() {
    return office;
  }

  /** What is due over all claims, in cents. */
  long openCents() {
    long open = 0;
    for (PatientShare share : shares) {
      open += share.openCents();
    }
    return open;
  }

  /** The shares with something due, oldest first. */
  List<PatientShare> openShares() {
    List<PatientShare> open = new ArrayList<>(shares.size());
    for (PatientShare share : shares) {
      if (share.openCents() > 0) {
        open.add(share);
      }
    }
    return open;
  }

  /** Whether money of the guarantor lies here that is not, or not yet, the practice's. */
  boolean hasCredit() {
    if (unappliedCents > 0) {
      return true;
    }
    for (PatientShare share : shares) {
      if (share.creditCents() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether unapplied money is here: the guarantor believes to have paid. */
  boolean hasUnapplied() {
    return unappliedCents > 0;
  }

  long lastPaymentDay() {
    return lastPaymentDay;
  }

  /** A copay at the desk, before the claim is even out. */
  void payCopay(long now, PatientShare share, long cents) {
    receive(now, PaymentSource.PATIENT, atDesk(), List.of(new Part(share, cents)));
    keep(share);
  }

  private PaymentMethod atDesk() {
    PaymentMethod method = account.profile().method();
    return method == PaymentMethod.ACH ? PaymentMethod.CARD : method;
  }

  /** A share was released or changed: it is billed, or what is too much is given back. */
  void shareChanged(long now, PatientShare share) {
    keep(share);
    if (share.refundableCents() > 0) {
      planRefund(now, share);
    }
    office.billSoon(now);
  }

  /**
   * Pays up to {@code cents} of what is due, oldest claim first. Returns whether anything was paid.
   */
  boolean pay(long now, long cents, PaymentMethod method) {
    List<Part> parts = split(openShares(), cents, false);
    if (parts.isEmpty()) {
      return false;
    }
    Chance chance = account.chance();
    if (method != PaymentMethod.CARD && chance.happens(UNALLOCATED)) {
      payUnallocated(now, parts, method);
      return true;
    }
    Journal.Receipt receipt = receive(now, PaymentSource.PATIENT, method, parts);
    if (chance.happens(returnChance(method))) {
      account.plan(
          now, chance.days(RETURNED_AFTER), Hours.OFFICE, at -> bounce(at, receipt, parts));
    } else if (chance.happens(PAID_TWICE)) {
      account.plan(now, chance.between(1, 6), Hours.PATIENT, at -> payTwice(at, method, parts));
    }
    prune();
    return true;
  }

  /**
   * Pays what is owed on the given shares, even if it is written off. Returns whether anything was
   * paid.
   */
  boolean recover(
      long now, List<PatientShare> from, long cents, PaymentSource source, PaymentMethod method) {
    List<Part> parts = split(from, cents, true);
    if (parts.isEmpty()) {
      return false;
    }
    receive(now, source, method, parts);
    return true;
  }

  private static List<Part> split(List<PatientShare> from, long cents, boolean writtenOffToo) {
    List<Part> parts = new ArrayList<>(from.size());
    long left = cents;
    for (PatientShare share : from) {
      long part = Math.min(left, writtenOffToo ? share.owedCents() : share.openCents());
      if (part > 0) {
        parts.add(new Part(share, part));
        left -= part;
      }
    }
    return parts;
  }

  private double returnChance(PaymentMethod method) {
    double usual =
        switch (method) {
          case CHECK -> RETURNED_CHECK;
          case ACH -> RETURNED_DEBIT;
          case CARD -> CHARGED_BACK;
          case CASH, EFT, OTHER, UNKNOWN -> 0;
        };
    return Math.min(MOST_RETURNED, usual * account.profile().behaviour().bounceFactor());
  }

  private Journal.Receipt receive(
      long now, PaymentSource source, PaymentMethod method, List<Part> parts) {
    lastPaymentDay = Hours.dayOf(now);
    long total = 0;
    List<Allocation> allocations = new ArrayList<>(parts.size());
    for (Part part : parts) {
      part.share().pay(part.cents());
      allocations.add(new Allocation(part.share().claimId(), part.cents()));
      total += part.cents();
    }
    return account.journal().guarantorPaid(now, source, method, total, allocations);
  }

  private void bounce(long now, Journal.Receipt receipt, List<Part> parts) {
    account.journal().undone(now, receipt);
    for (Part part : parts) {
      part.share().pay(-part.cents());
      keep(part.share());
    }
    office.reactions().afterBounce(now);
    office.billSoon(now);
  }

  private void payTwice(long now, PaymentMethod method, List<Part> parts) {
    receive(now, PaymentSource.PATIENT, method, parts);
    for (Part part : parts) {
      shareChanged(now, part.share());
    }
  }

  private void payUnallocated(long now, List<Part> parts, PaymentMethod method) {
    Chance chance = account.chance();
    long cents = 0;
    for (Part part : parts) {
      cents += part.cents();
    }
    unappliedCents += cents;
    lastPaymentDay = Hours.dayOf(now);
    Journal.Receipt receipt =
        account.journal().guarantorPaid(now, PaymentSource.PATIENT, method, cents, List.of());
    if (chance.happens(MATCHED_LATER)) {
      account.plan(now, chance.days(MATCHED_AFTER), Hours.OFFICE, at -> match(at, receipt));
    } else {
      account.plan(
          now, chance.days(REFUNDED_AFTER), Hours.OFFICE, at -> returnUnapplied(at, receipt));
    }
  }

  /** Books unallocated money anew, for what is due by now. */
  private void match(long now, Journal.Receipt receipt) {
    List<Part> parts = split(openShares(), receipt.amountCents(), false);
    long allocated = parts.stream().mapToLong(Part::cents).sum();
    if (allocated < receipt.amountCents()) {
      // Paid by other means in the meantime.
      returnUnapplied(now, receipt);
      return;
    }
    account.journal().undone(now, receipt);
    unappliedCents -= receipt.amountCents();
    receive(now, PaymentSource.PATIENT, receipt.method(), parts);
    prune();
    office.billSoon(now);
  }

  private void returnUnapplied(long now, Journal.Receipt receipt) {
    unappliedCents -= receipt.amountCents();
    account
        .journal()
        .refunded(
            now, PaymentSource.PATIENT, null, receipt.method(), receipt.amountCents(), List.of());
    office.billSoon(now);
  }

  private void planRefund(long now, PatientShare share) {
    if (!share.isRefundPlanned()) {
      share.setRefundPlanned(true);
      account.plan(
          now, account.chance().days(REFUNDED_AFTER), Hours.OFFICE, at -> refund(at, share));
    }
  }

  private void refund(long now, PatientShare share) {
    share.setRefundPlanned(false);
    long cents = share.refundableCents();
    if (cents > 0) {
      share.pay(-cents);
      account
          .journal()
          .refunded(
              now,
              PaymentSource.PATIENT,
              null,
              PaymentMethod.CHECK,
              cents,
              List.of(new Allocation(share.claimId(), cents)));
    }
    prune();
    office.billSoon(now);
  }

  /** Gives up a part of a share; at most what is due. */
  void writeOff(long now, PatientShare share, WriteOffReason reason, long cents) {
    long given = Math.min(cents, share.openCents());
    if (given > 0) {
      share.writeOff(given);
      account.journal().writtenOff(now, share.claimId(), reason, Party.PATIENT, given);
    }
    prune();
  }

  /** Gives up all that is due. */
  void writeOffAll(long now, WriteOffReason reason) {
    for (PatientShare share : openShares()) {
      writeOff(now, share, reason, share.openCents());
    }
  }

  private void keep(PatientShare share) {
    if (!shares.contains(share)) {
      shares.add(share);
    }
  }

  private void prune() {
    shares.removeIf(share -> share.openCents() == 0 && share.creditCents() == 0);
  }
}
