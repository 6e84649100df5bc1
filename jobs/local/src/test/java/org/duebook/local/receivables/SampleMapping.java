package org.duebook.local.receivables;

/** A mapping for the exports of these tests, with every column there is. */
final class SampleMapping {
  static final String YAML =
      """
      practice: north
      zone: America/New_York
      dates: M/d/yyyy
      amounts: {grouping: ",", symbol: "$"}
      empty: ["NULL"]
      columns:
        account: Customer
        invoice: Invoice No
        invoiced: Billed
        amount: Total
        settled: Paid
        disputed: Contested
        channel: Sent
        payer: Insurer
      disputed: {yes: ["Yes"], no: ["No"]}
      channels: {Paper: MAIL, Electronic: EMAIL}
      payers:
        classes: {Acme: COMMERCIAL}
      """;

  static final String HEADER =
      "Customer,Name,Invoice No,Billed,Total,Paid,Contested,Sent,Insurer\n";

  private SampleMapping() {}

  static ReceivablesMapping mapping() {
    return MappingFile.parse(YAML, "sample");
  }
}
