package org.duebook.analytics.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.StoredBytes;
import org.duebook.kpi.portfolio.Cell;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.Measure;
import org.duebook.kpi.portfolio.PortfolioKey;
import org.junit.jupiter.api.Test;

class PortfolioCodecsTest {
  private static PortfolioKey anyKey(Random random) {
    return new PortfolioKey(
        StoredBytes.anyOf(PortfolioKey.Dimension.values(), random),
        StoredBytes.anyTextOrNull(random),
        StoredBytes.anyTextOrNull(random));
  }

  private static <T> void assertPasses(Codec<T> codec, T value) {
    assertThat(StoredBytes.passed(codec, value)).isEqualTo(value);
    assertThat(codec.copy(value)).isEqualTo(value);
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(@ForAll long seed) {
    Random random = new Random(seed);
    assertPasses(new CellSumsCodec(), StoredBytes.anySums(random));
    assertPasses(
        new ContributionCodec(),
        new Contribution(
            StoredBytes.anyText(random),
            StoredBytes.anyText(random),
            random.nextInt(),
            StoredBytes.anySums(random)));
    assertPasses(
        new PortfolioChangeCodec(),
        new PortfolioChange(anyKey(random), random.nextInt(), StoredBytes.anySums(random)));
    assertPasses(
        new PortfolioStatusCodec(),
        new PortfolioStatus(
            anyKey(random), random.nextInt(), random.nextInt(), StoredBytes.anyLong(random)));
  }

  @Test
  void aCopyOfSumsIsIndependent() {
    CellSums sums = sampleSums();
    CellSums copy = new CellSumsCodec().copy(sums);
    sums.add(new Cell(Measure.CASH, 20_000, 0), 1);
    assertThat(copy).isEqualTo(sampleSums());
  }

  private static CellSums sampleSums() {
    CellSums sums = new CellSums();
    sums.add(new Cell(Measure.UNAPPLIED, Cell.NO_DAY, 0), -250);
    sums.add(new Cell(Measure.PATIENT_SETTLED, 20_484, 31), 2);
    sums.add(new Cell(Measure.WRITTEN_OFF, 20_500, 6), 10_000_000_000L);
    return sums;
  }

  @Test
  void bytesOfVersion1SayWhatTheySaidThen() throws IOException {
    assertGolden(new CellSumsCodec(), sampleSums());
    assertGolden(
        new ContributionCodec(), new Contribution("practice-1", "payer-1", 20_484, sampleSums()));
    assertGolden(
        new PortfolioChangeCodec(),
        new PortfolioChange(PortfolioKey.of("practice-1", "payer-1"), 20_484, sampleSums()));
    assertGolden(
        new PortfolioStatusCodec(),
        new PortfolioStatus(PortfolioKey.ofPractice("practice-1"), 20_483, 19_387, -17));
  }

  private static <T> void assertGolden(Codec<T> codec, T value) throws IOException {
    assertThat(StoredBytes.golden(codec, 1, value)).isEqualTo(value);
  }
}
