package org.duebook.analytics.latepayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duebook.analytics.serialization.StoredBytes;
import org.duebook.ledger.Party;
import org.duebook.schemas.ModelRole;
import org.junit.jupiter.api.Test;

class ScoredExampleCodecTest {
  private static final ScoredExampleCodec CODEC = new ScoredExampleCodec();

  private static void assertSame(ScoredExample actual, ScoredExample expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }

  @Property(tries = 200)
  void aScoredExamplePassesAShuffleUnchanged(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bins = new byte[random.nextInt(50)];
    random.nextBytes(bins);
    ScoredExample example =
        new ScoredExample(
            StoredBytes.anyText(random),
            StoredBytes.anyOf(ModelRole.values(), random),
            StoredBytes.anyOf(Party.values(), random),
            random.nextInt(),
            random.nextDouble(),
            random.nextBoolean(),
            bins,
            random.nextBoolean() ? null : new byte[] {1, 2, 3});
    assertSame(StoredBytes.passed(CODEC, example), example);
  }

  @Test
  void bytesOfVersion1AreRead() throws IOException {
    ScoredExample example =
        new ScoredExample(
            "patient-trees-2026-03-01-1a2b3c4d",
            ModelRole.CHALLENGER,
            Party.PATIENT,
            20_499,
            0.25,
            true,
            new byte[] {0, 3, 9},
            new byte[] {7, 7});
    assertSame(StoredBytes.golden(CODEC, 1, example), example);
  }
}
