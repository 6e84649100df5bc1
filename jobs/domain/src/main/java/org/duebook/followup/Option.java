package org.duebook.followup;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.duebook.ledger.ActivityFact.Channel;

/**
 * One action weighed for one key: whether it can be chosen, and what it would be.
 *
 * @param action the action
 * @param gate the gate it belongs to; lower ones come first
 * @param worth what it is worth, or null if it cannot be chosen
 * @param deadlineOn last day, or null
 * @param waitsUntil the first day on which limits of contacts allow it, if that is ahead, or null
 * @param channel how, or null
 * @param reasons why; of an action that cannot be chosen, why not
 */
record Option<A extends Enum<A>>(
    A action,
    int gate,
    Worth worth,
    LocalDate deadlineOn,
    LocalDate waitsUntil,
    Channel channel,
    List<FollowUpReason> reasons) {
  private static final String NOT_WORTH = "NOT_WORTH_ITS_COST";

  static <A extends Enum<A>> Option<A> refused(A action, String why) {
    return new Option<>(
        action, 0, null, null, null, null, List.of(new FollowUpReason("NOT_ELIGIBLE", why)));
  }

  static <A extends Enum<A>> Option<A> chosen(
      A action, int gate, Worth worth, LocalDate deadlineOn, String code, String text) {
    return new Option<>(
        action, gate, worth, deadlineOn, null, null, List.of(new FollowUpReason(code, text)));
  }

  /** A collection action, which is not proposed unless it is worth its cost. */
  static <A extends Enum<A>> Option<A> collecting(
      A action, int gate, Worth worth, LocalDate deadlineOn, String code, String text) {
    if (worth.valueCents() > 0) {
      return chosen(action, gate, worth, deadlineOn, code, text);
    }
    return new Option<>(
        action,
        0,
        null,
        null,
        null,
        null,
        List.of(
            new FollowUpReason(
                NOT_WORTH, "%s; but it would cost more than it brings".formatted(text))));
  }

  Option<A> by(Channel chosen, LocalDate until) {
    return new Option<>(action, gate, worth, deadlineOn, until, chosen, reasons);
  }

  boolean eligible() {
    return worth != null;
  }

  boolean isNow() {
    return eligible() && waitsUntil == null;
  }

  /** Whether all but its cost speaks for it. */
  boolean isNotWorthIt() {
    return !eligible() && reasons.get(0).code().equals(NOT_WORTH);
  }

  long priorityCents() {
    return worth.priorityCents();
  }

  Verdict verdict(String claimId) {
    String text = reasons.get(0).text();
    return new Verdict(
        claimId,
        action.name(),
        eligible(),
        waitsUntil == null ? text : text + "; limits of contacts allow it from " + waitsUntil,
        eligible() ? worth.amountCents() : null,
        eligible() ? worth.valueCents() : null,
        eligible() ? worth.priorityCents() : null);
  }

  /** By gate; within one by what can be done now, then by priority. */
  static <A extends Enum<A>> List<Option<A>> ranked(List<Option<A>> options) {
    Comparator<Option<A>> order = Comparator.comparingInt(Option::gate);
    order =
        order
            .thenComparing(option -> !option.isNow())
            .thenComparing(Comparator.<Option<A>>comparingLong(Option::priorityCents).reversed())
            .thenComparing(Option::action);
    return options.stream().filter(Option::eligible).sorted(order).toList();
  }
}
