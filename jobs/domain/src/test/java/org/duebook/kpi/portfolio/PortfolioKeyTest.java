package org.duebook.kpi.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PortfolioKeyTest {
  @Test
  void aTextNamesTheDimensionAndItsIds() {
    assertThat(PortfolioKey.ALL.text()).isEqualTo("ALL");
    assertThat(PortfolioKey.ofPractice("north-clinic").text()).isEqualTo("PRACTICE:north-clinic");
    assertThat(PortfolioKey.ofPayer("acme").text()).isEqualTo("PAYER:acme");
    assertThat(PortfolioKey.of("north-clinic", "acme").text())
        .isEqualTo("PRACTICE_PAYER:north-clinic:acme");
  }

  @Test
  void aColonOrPercentSignWithinAnIdIsEscaped() {
    assertThat(PortfolioKey.of("a:b", "50%").text()).isEqualTo("PRACTICE_PAYER:a%3Ab:50%25");
    assertThat(PortfolioKey.ofPayer("a%3Ab").text()).isEqualTo("PAYER:a%253Ab");
  }

  @Test
  void twoPortfoliosOfAColonInOneIdOrTheOtherHaveTwoTexts() {
    assertThat(PortfolioKey.of("a:b", "c").text()).isNotEqualTo(PortfolioKey.of("a", "b:c").text());
    assertThat(PortfolioKey.ofPayer("a:b").text())
        .isNotEqualTo(PortfolioKey.ofPayer("a%3Ab").text());
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.strings()
        .withChars(':', '%', '3', 'A', '2', '5')
        .ofMinLength(1)
        .ofMaxLength(4);
  }

  @Property(tries = 1000)
  void noTwoPortfoliosShareAText(
      @ForAll("ids") String one, @ForAll("ids") String other, @ForAll("ids") String third) {
    Map<String, PortfolioKey> keys = new HashMap<>();
    for (String practice : List.of(one + other, one, other, third)) {
      keep(keys, PortfolioKey.ofPractice(practice));
      keep(keys, PortfolioKey.ofPayer(practice));
      for (String payer : List.of(other + third, one, other, third)) {
        keep(keys, PortfolioKey.of(practice, payer));
      }
    }
  }

  private static void keep(Map<String, PortfolioKey> keys, PortfolioKey key) {
    PortfolioKey known = keys.putIfAbsent(key.text(), key);
    assertThat(known == null || known.equals(key)).as(key.text()).isTrue();
  }
}
