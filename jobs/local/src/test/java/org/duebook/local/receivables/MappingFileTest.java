package org.duebook.local.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.schemas.Channel;
import org.duebook.schemas.PayerClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {
  private static final String SMALLEST =
      """
      practice: north
      columns: {account: a, invoice: b, invoiced: c, amount: d, settled: e}
      """;

  @Test
  void aMappingSaysWhatTheColumnsMean() {
    ReceivablesMapping mapping = SampleMapping.mapping();

    assertThat(mapping.practiceId()).isEqualTo("north");
    assertThat(mapping.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(mapping.dates().day("1/31/2026")).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(mapping.amounts()).isEqualTo(new AmountFormat('.', ',', "$"));
    assertThat(mapping.columns().invoice()).isEqualTo("Invoice No");
    assertThat(mapping.disputedWords()).containsExactly("Yes");
    assertThat(mapping.undisputedWords()).containsExactly("No");
    assertThat(mapping.channels())
        .containsEntry("Paper", Channel.MAIL)
        .containsEntry("Electronic", Channel.EMAIL);
    assertThat(mapping.payerClass("Acme")).isEqualTo(PayerClass.COMMERCIAL);
    assertThat(mapping.payerClass("Other")).isEqualTo(PayerClass.OTHER);
  }

  @Test
  void whatIsNotStatedHasItsDefault() {
    ReceivablesMapping mapping = MappingFile.parse(SMALLEST, "smallest");

    assertThat(mapping.currency()).isEqualTo("USD");
    assertThat(mapping.zone().normalized()).isEqualTo(ZoneOffset.UTC);
    assertThat(mapping.separator()).isEqualTo(',');
    assertThat(mapping.charset()).hasToString("UTF-8");
    assertThat(mapping.dates().day("2026-01-31")).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(mapping.amounts()).isEqualTo(new AmountFormat('.', (char) 0, ""));
    assertThat(mapping.columns().disputed()).isNull();
    assertThat(mapping.columns().channel()).isNull();
    assertThat(mapping.columns().payer()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zone: UTC                           | zome: UTC                    | zome: unknown key (expected: one of practice,
          columns: {account: a                | columns: {customer: a        | columns.customer: unknown key (expected: one of account,
          amounts: {decimal: '.'}             | amounts: {point: '.'}        | amounts.point: unknown key
          payers: {others: OTHER}             | payers: {rest: OTHER}        | payers.rest: unknown key
          practice: north                     | practice: ''                 | practice: absent
          account: a,                         |                              | columns.account: absent
          settled: e                          | disputed: e                  | columns.settled: absent
          zone: UTC                           | zone: Mars                   | zone: Mars (expected: a zone
          currency: USD                       | currency: Dollar             | currency: Dollar (expected: an ISO 4217
          dates: yyyy-MM-dd                   | dates: M/yyyy                | dates: M/yyyy (expected: a pattern
          separator: ','                      | separator: ', '              | separator: ,  (expected: one character
          amounts: {decimal: '.'}             | amounts: {grouping: '.'}     | amounts.grouping: . (expected: another mark
          charset: UTF-8                      | charset: ASKII               | charset: ASKII (expected: a character set
          empty: [NULL]                       | empty: NULL-                 | empty: no list
          settled: e}                         | settled: e, disputed: f}     | disputed.yes: no words
          settled: e}                         | settled: e, channel: f}      | channels: no words
          channels: {Paper: MAIL}             | channels: {Paper: PIGEON}    | channels.Paper: PIGEON (expected: one of [MAIL,
          channels: {Paper: MAIL}             | channels: {Paper: UNKNOWN}   | channels.Paper: UNKNOWN (expected: one of [MAIL,
          payers: {others: OTHER}             | payers: {others: SOME}       | payers.others: SOME (expected: one of [COMMERCIAL,
          payers: {others: OTHER}             | payers: none                 | payers: a value (expected: a section
          practice: north                     | practice: [north]            | practice: no text
          zone: UTC                           | currency: EUR                | not YAML (expected: one map, each key once)
          """)
  void whatDoesNotHoldIsRefusedByItsKey(String stated, String instead, String message) {
    String whole =
        SMALLEST
            + """
            currency: USD
            zone: UTC
            charset: UTF-8
            separator: ','
            dates: yyyy-MM-dd
            amounts: {decimal: '.'}
            empty: [NULL]
            channels: {Paper: MAIL}
            payers: {others: OTHER}
            """;
    String changed =
        message.startsWith("channels: no words")
            ? whole.replace("channels: {Paper: MAIL}\n", "")
            : whole;
    assertThat(changed).contains(stated);

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () ->
                MappingFile.parse(changed.replace(stated, instead == null ? "" : instead), "file"))
        .withMessageContaining(message);
    assertThat(MappingFile.parse(whole, "file")).as("unchanged it holds").isNotNull();
  }

  @Test
  void whatIsNoMapIsRefused() {
    for (String yaml : new String[] {"", "- a", "text", "a: [", "a: {b: 1"}) {
      assertThatExceptionOfType(SettingsException.class)
          .as(yaml)
          .isThrownBy(() -> MappingFile.parse(yaml, "file"))
          .withMessageContaining("(expected: ");
    }
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> MappingFile.read(Path.of("no-such-mapping.yaml")))
        .withMessageStartingWith("--mapping: no-such-mapping.yaml: not there");
  }

  @Test
  void theReadyMappingHolds() {
    ReceivablesMapping mapping = MappingFile.read(Path.of("mappings/ibm-late-payments.yaml"));

    assertThat(mapping.columns().account()).isEqualTo("customerID");
    assertThat(mapping.disputedWords()).containsExactly("Yes");
    assertThat(mapping.channels()).containsOnlyKeys("Paper", "Electronic");
  }
}
