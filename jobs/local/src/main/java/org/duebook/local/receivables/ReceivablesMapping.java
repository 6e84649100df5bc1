package org.duebook.local.receivables;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.duebook.schemas.Channel;
import org.duebook.schemas.PayerClass;

/**
 * What the columns of an export mean. A column that is null is not in the export.
 *
 * @param practiceId the practice that all rows belong to
 * @param currency ISO 4217 code of all amounts
 * @param zone of the practice's calendar days
 * @param charset of the export
 * @param separator between columns
 * @param dates how days are written
 * @param amounts how amounts are written
 * @param emptyWords what stands for nothing, beside nothing
 * @param columns which column holds what
 * @param disputedWords what says that an invoice was disputed
 * @param undisputedWords what says that it was not
 * @param channels the way an invoice went, by the word for it
 * @param payerClasses the kind of insurance of a payer, by the payer
 * @param otherPayers the kind of insurance of every other payer
 */
record ReceivablesMapping(
    String practiceId,
    String currency,
    ZoneId zone,
    Charset charset,
    char separator,
    DayFormat dates,
    AmountFormat amounts,
    Set<String> emptyWords,
    Columns columns,
    Set<String> disputedWords,
    Set<String> undisputedWords,
    Map<String, Channel> channels,
    Map<String, PayerClass> payerClasses,
    PayerClass otherPayers) {

  /**
   * Names of columns as the header has them. The first four are always there.
   *
   * @param account who owes
   * @param invoice number of the invoice
   * @param invoiced day of the invoice
   * @param amount what was billed
   * @param settled day on which it was paid in full
   * @param disputed whether it was contested
   * @param channel the way the invoice went
   * @param payer the insurer that owes it
   */
  record Columns(
      String account,
      String invoice,
      String invoiced,
      String amount,
      String settled,
      String disputed,
      String channel,
      String payer) {}

  PayerClass payerClass(String payer) {
    return payerClasses.getOrDefault(payer, otherPayers);
  }
}
