package org.duebook.local.explain;

import java.util.Locale;
import java.util.stream.Collectors;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.ledger.Fact;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;
import org.duebook.local.terminal.Money;

/** Tells a fact in one sentence. */
final class FactText {
  private FactText() {}

  /** A fact as a claim's reader wants it: what it says of that claim. */
  static String of(Fact fact) {
    if (fact instanceof ClaimFact claim) {
      return of(claim);
    }
    if (fact instanceof RemittanceFact remittance) {
      return of(remittance);
    }
    if (fact instanceof PaymentFact payment) {
      return of(payment);
    }
    if (fact instanceof WriteOffFact writeOff) {
      return of(writeOff);
    }
    return of((ActivityFact) fact);
  }

  static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String of(ClaimFact claim) {
    ClaimTerms terms = claim.terms();
    if (terms == null) {
      return "claim " + words(claim.type());
    }
    String payers =
        terms.selfPay()
            ? "self-pay"
            : "billed to "
                + terms.coverages().stream()
                    .map(it -> it.payerId() + " (" + words(it.payerClass()) + ")")
                    .collect(Collectors.joining(", then "));
    String expected =
        terms.expectedAllowedCents() == null
            ? ""
            : ", contract allows " + Money.of(terms.expectedAllowedCents());
    return "claim %s: %s for service on %s, %s%s"
        .formatted(
            words(claim.type()),
            Money.of(terms.billedCents()),
            terms.serviceDate(),
            payers,
            expected);
  }

  private static String of(RemittanceFact remittance) {
    String who = "EOB of payer " + remittance.payerSequence() + " (" + remittance.payerId() + ")";
    if (remittance.type() == RemittanceFact.Type.REVERSED) {
      return who + " taken back";
    }
    StringBuilder text = new StringBuilder(who);
    text.append(": paid ").append(Money.of(remittance.paidCents()));
    if (remittance.allowedCents() != null) {
      text.append(", allowed ").append(Money.of(remittance.allowedCents()));
    }
    remittance
        .adjustments()
        .forEach(
            it ->
                text.append(", ")
                    .append(it.group())
                    .append('-')
                    .append(it.reasonCode())
                    .append(' ')
                    .append(Money.of(it.amountCents())));
    if (!remittance.remarkCodes().isEmpty()) {
      text.append(", remarks ").append(String.join(" ", remittance.remarkCodes()));
    }
    return text.append(remittance.forwarded() ? ", sent on to the next payer" : "").toString();
  }

  private static String of(PaymentFact payment) {
    String what =
        payment.type() == PaymentFact.Type.REVERSED
            ? "money reversed"
            : "money " + words(payment.type());
    String payer = payment.payerId() == null ? "" : " (" + payment.payerId() + ")";
    String allocated =
        payment.allocations().stream()
            .map(it -> Money.of(it.amountCents()) + " on " + it.claimId())
            .collect(Collectors.joining(", "));
    return "%s: %s, %s%s by %s%s"
        .formatted(
            what,
            Money.of(payment.amountCents()),
            words(payment.source()),
            payer,
            words(payment.method()),
            allocated.isEmpty() ? "" : "; " + allocated);
  }

  private static String of(WriteOffFact writeOff) {
    return "%s: %s of the %s's, %s"
        .formatted(
            writeOff.type() == WriteOffFact.Type.REVERSED ? "write-off reversed" : "written off",
            Money.of(writeOff.amountCents()),
            words(writeOff.party()),
            words(writeOff.reason()));
  }

  private static String of(ActivityFact activity) {
    StringBuilder text = new StringBuilder(words(activity.type()));
    if (activity.channel() != null) {
      text.append(" by ").append(words(activity.channel()));
    }
    if (activity.code() != null) {
      text.append(", ").append(activity.code());
    }
    if (activity.dueOn() != null) {
      text.append(", for ").append(activity.dueOn());
    }
    return text.toString();
  }

  /** Writes facts in order, each with its day and, if it does not count, why. */
  static void list(Page page, Iterable<ToldFact> facts) {
    for (ToldFact told : facts) {
      String standing = told.standing() == null ? "" : " [" + told.standing() + "]";
      page.wrapped("    " + told.on() + "  ", of(told.fact()) + standing);
    }
  }
}
