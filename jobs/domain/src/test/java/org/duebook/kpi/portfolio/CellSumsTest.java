package org.duebook.kpi.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Sums by cell are a group: what is added can be taken off again without a trace. */
class CellSumsTest {
  private static final Cell CASH = new Cell(Measure.CASH, 20_000, 0);

  private record Entry(Cell cell, long value) {}

  @Provide
  Arbitrary<CellSums> sums() {
    return Combinators.combine(
            Arbitraries.of(Measure.CASH, Measure.SHARES),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 1),
            Arbitraries.longs().between(-2, 2))
        .as((measure, day, detail, value) -> new Entry(new Cell(measure, day, detail), value))
        .list()
        .ofMaxSize(10)
        .map(CellSumsTest::sumsOf);
  }

  private static CellSums sumsOf(List<Entry> entries) {
    CellSums sums = new CellSums();
    entries.forEach(entry -> sums.add(entry.cell(), entry.value()));
    return sums;
  }

  private static CellSums sumOf(CellSums one, CellSums other) {
    CellSums sum = one.copy();
    sum.addAll(other);
    return sum;
  }

  @Test
  void aSumThatComesTo0IsNotHeld() {
    CellSums sums = new CellSums();
    sums.add(CASH, 500);
    assertThat(sums.size()).isEqualTo(1);
    sums.add(CASH, -500);
    assertThat(sums.isEmpty()).isTrue();
    sums.add(CASH, 0);
    assertThat(sums.isEmpty()).isTrue();
    assertThat(sums).isEqualTo(new CellSums());
  }

  @Test
  void cellsOfAnotherMeasureDayOrDetailAreSummedApart() {
    CellSums sums = new CellSums();
    sums.add(CASH, 1);
    sums.add(new Cell(Measure.CASH, 20_001, 0), 2);
    sums.add(new Cell(Measure.CASH, 20_000, 1), 3);
    sums.add(new Cell(Measure.CHARGES, 20_000, 0), 4);
    assertThat(sums.size()).isEqualTo(4);
    sums.removeIf(cell -> cell.equals(CASH));
    assertThat(sums.size()).isEqualTo(3);
  }

  @Test
  void aCopyIsIndependent() {
    CellSums sums = new CellSums();
    sums.add(CASH, 1);
    CellSums copy = sums.copy();
    sums.add(CASH, 1);
    assertThat(copy).isNotEqualTo(sums);
    copy.add(CASH, 1);
    assertThat(copy).isEqualTo(sums).hasSameHashCodeAs(sums);
  }

  @Property(tries = 300)
  void aDifferenceAddedToTheOtherMakesTheOne(
      @ForAll("sums") CellSums one, @ForAll("sums") CellSums other) {
    assertThat(sumOf(other, one.minus(other))).isEqualTo(one);
    assertThat(one.minus(one).isEmpty()).isTrue();
    assertThat(one.minus(new CellSums())).isEqualTo(one);
  }

  @Property(tries = 300)
  void theOrderOfAddingDoesNotMatter(
      @ForAll("sums") CellSums one,
      @ForAll("sums") CellSums other,
      @ForAll("sums") CellSums third) {
    assertThat(sumOf(one, other)).isEqualTo(sumOf(other, one));
    assertThat(sumOf(sumOf(one, other), third)).isEqualTo(sumOf(one, sumOf(other, third)));
  }

  @Property(tries = 300)
  void aDifferenceLeavesBothAsTheyWere(
      @ForAll("sums") CellSums one, @ForAll("sums") CellSums other) {
    CellSums oneBefore = one.copy();
    CellSums otherBefore = other.copy();
    one.minus(other);
    assertThat(one).isEqualTo(oneBefore);
    assertThat(other).isEqualTo(otherBefore);
  }
}
