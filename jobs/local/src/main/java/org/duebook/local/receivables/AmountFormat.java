package org.duebook.local.receivables;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an export writes amounts.
 *
 * @param decimal the mark before the cents
 * @param grouping the mark between thousands; 0: there is none
 * @param symbol what may stand before or behind the digits, such as $; empty: nothing
 */
record AmountFormat(char decimal, char grouping, String symbol) {
  /** What the ledger takes at most (FactRules.MAX_CENTS) has one more; more are a slip anyway. */
  private static final int MOST_DIGITS = 11;

  /**
   * Reads an amount: at most two decimals, groups of three or none, a minus in front or parentheses
   * around for what is negative.
   *
   * @return cents of the currency, or null if the text is no such amount
   */
  Long cents(String text) {
    String digits = text.replace(symbol, "").strip();
    boolean negative = false;
    if (digits.startsWith("(") && digits.endsWith(")")) {
      negative = true;
      digits = digits.substring(1, digits.length() - 1).strip();
    } else if (digits.startsWith("-")) {
      negative = true;
      digits = digits.substring(1).strip();
    }
    Matcher matcher = pattern().matcher(digits);
    if (!matcher.matches()) {
      return null;
    }
    String whole = matcher.group(1).replace(String.valueOf(grouping), "");
    if (whole.length() > MOST_DIGITS) {
      return null;
    }
    String fraction = matcher.group(2) == null ? "" : matcher.group(2);
    long cents = Long.parseLong(whole + (fraction + "00").substring(0, 2));
    return negative ? -cents : cents;
  }

  private Pattern pattern() {
    String plain = "[0-9]+";
    String grouped = "[0-9]{1,3}(?:" + Pattern.quote(String.valueOf(grouping)) + "[0-9]{3})+";
    return Pattern.compile(
        "(%s%s)(?:%s([0-9]{1,2}))?"
            .formatted(
                grouping == 0 ? "" : grouped + "|", plain, Pattern.quote(String.valueOf(decimal))));
  }

  /** An amount as this format has it, for messages. */
  String example() {
    return (grouping == 0 ? "1234" : "1" + grouping + "234") + decimal + "50";
  }
}
