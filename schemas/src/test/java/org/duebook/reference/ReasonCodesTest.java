package org.duebook.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.duebook.reference.ReasonCodes.Category;
import org.duebook.reference.ReasonCodes.ReasonCode;
import org.junit.jupiter.api.Test;

class ReasonCodesTest {
  private static final String HEADING = "code,category,label\n";

  private final List<ReasonCode> table = ReasonCodes.load().all();

  @Test
  void all407CodesOfTheListAreKnownEachOnce() {
    assertThat(table).hasSize(407);
    assertThat(table).extracting(ReasonCode::code).doesNotHaveDuplicates();
  }

  @Test
  void codesOfEverySeriesAreKnownAndRetiredOnesAmongThem() {
    assertThat(table)
        .extracting(ReasonCode::code)
        .contains("1", "63", "308", "A0", "A8", "B1", "B23", "D1", "D23", "P1", "P32")
        .contains("W1", "W9", "Y1", "Y3")
        .doesNotContain("0", "309", "A9", "P33");
  }

  @Test
  void exactlyTheElevenCodesOfTheContractPageAreContractual() {
    assertThat(codesOf(Category.CONTRACTUAL))
        .containsExactly("45", "59", "94", "103", "104", "131", "144", "161", "172", "237", "253");
  }

  @Test
  void onlyCode23TellsOfEarlierPayers() {
    assertThat(codesOf(Category.PRIOR_PAYER)).containsExactly("23");
  }

  @Test
  void everyOtherCodeIsADenialEvenTheUsualOnesOfThePatient() {
    assertThat(codesOf(Category.DENIAL)).hasSize(395).contains("1", "2", "3", "16", "197", "A2");
  }

  private List<String> codesOf(Category category) {
    return table.stream()
        .filter(code -> code.category() == category)
        .map(ReasonCode::code)
        .toList();
  }

  @Test
  void everyLabelIsShortAndSaysSomething() {
    assertThat(table)
        .extracting(ReasonCode::label)
        .allSatisfy(label -> assertThat(label).isNotBlank().hasSizeBetween(4, 60));
  }

  @Test
  void aTableIsReadInItsOrder() throws IOException {
    assertThat(read("B7,DENIAL,Second\n45,CONTRACTUAL,First\n"))
        .containsExactly(
            new ReasonCode("B7", Category.DENIAL, "Second"),
            new ReasonCode("45", Category.CONTRACTUAL, "First"));
  }

  @Test
  void aLabelMayHaveSixtyCharactersAndNotOneMore() throws IOException {
    assertThat(read("45,DENIAL," + "x".repeat(60) + "\n")).hasSize(1);
    assertRefused("45,DENIAL," + "x".repeat(61) + "\n", "line 2: label: 'xxx");
  }

  @Test
  void aMalformedLineIsRefusedWithItsNumberAndTheReason() {
    assertRefused("45,DENIAL\n", "line 2: 2 columns (expected: 3)");
    assertRefused("45,DENIAL,Above, fee schedule\n", "line 2: 4 columns (expected: 3)");
    assertRefused("45,DENIAL,Fine\n\n", "line 3: 1 columns (expected: 3)");
    assertRefused(
        "45,DENIED,Fine\n",
        "line 2: category: 'DENIED' (expected: one of [CONTRACTUAL, PRIOR_PAYER, DENIAL])");
    assertRefused("CO45,DENIAL,Fine\n", "line 2: code: 'CO45' (expected: at most one capital");
    assertRefused("45,DENIAL,\n", "line 2: label: '' (expected: 1 to 60 characters");
    assertRefused("45,DENIAL, Fine\n", "line 2: label: ' Fine' (expected: 1 to 60 characters");
  }

  @Test
  void aCodeThatIsThereTwiceIsRefused() {
    assertRefused("45,DENIAL,Fine\n45,CONTRACTUAL,Fine\n", "line 3: code: '45' again");
  }

  @Test
  void aTableWithoutItsHeadingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReasonCodes.read(new BufferedReader(new StringReader("45,DENIAL,Fine"))))
        .withMessageContaining("line 1: heading: '45,DENIAL,Fine'");
  }

  private static List<ReasonCode> read(String lines) throws IOException {
    return ReasonCodes.read(new BufferedReader(new StringReader(HEADING + lines))).all();
  }

  private static void assertRefused(String lines, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(lines))
        .withMessageContaining(message);
  }
}
