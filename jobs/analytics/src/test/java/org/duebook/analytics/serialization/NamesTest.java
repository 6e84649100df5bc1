package org.duebook.analytics.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class NamesTest {
  @Test
  void aNameThatComesAgainIsTheOneThatIsHeld() {
    String first = Names.held(new String("payer-of-this-test"));
    assertThat(Names.held(new String("payer-of-this-test"))).isSameAs(first);
  }

  @Test
  void noNameIsNone() {
    assertThat(Names.held(null)).isNull();
  }

  @Property(tries = 100)
  void whateverElseIsHeldANameSaysWhatItSaid(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      String name = Integer.toString(random.nextInt(20_000), Character.MAX_RADIX);
      assertThat(Names.held(name)).isEqualTo(name);
    }
  }
}
