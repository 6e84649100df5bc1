package org.duebook.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;
import org.duebook.models.evaluation.Example;
import org.duebook.models.evaluation.ExampleSet;
import org.duebook.models.evaluation.UnusableExamplesException;
import org.junit.jupiter.api.Test;

/** Examples that no honest model can be made of, and how the rest is parted. */
final class RefusalTest {
  private static final FeatureContract CONTRACT = FeatureContract.current();
  private static final List<Example> SHARES = InventedShares.of(250, 5, false);

  private static AbstractThrowableAssert<?, ?> refusalOf(List<Example> examples) {
    return assertThatThrownBy(
            () -> Training.train(examples, TrainingTest.options(), TrainingProgress.SILENT))
        .isInstanceOf(UnusableExamplesException.class);
  }

  private static List<Example> changed(UnaryOperator<Example> change) {
    return SHARES.stream().map(change).toList();
  }

  private static Example with(
      Example e, boolean late, int horizonDays, String contractHash, double[] features) {
    return new Example(
        e.party(),
        e.practiceId(),
        e.accountId(),
        e.claimId(),
        e.snapshotOn(),
        e.ageDays(),
        e.responsibleOn(),
        e.openCents(),
        e.payerId(),
        e.payerClass(),
        e.contractVersion(),
        contractHash,
        features,
        late,
        horizonDays,
        e.outcomeOn());
  }

  private static Example withLate(Example e, boolean late) {
    return with(e, late, e.horizonDays(), e.contractHash(), e.features());
  }

  @Test
  void noExamplesOfThePartyAreRefused() {
    refusalOf(List.of()).hasMessageContaining("none of PATIENT");
  }

  @Test
  void tooFewExamplesAreRefusedWithTheLimit() {
    refusalOf(InventedShares.of(30, 5, false))
        .hasMessageContaining("part (expected: at least 300")
        .hasMessageContaining("longer history");
  }

  @Test
  void oneOutcomeOnlyIsRefused() {
    refusalOf(changed(e -> withLate(e, true))).hasMessageContaining("all are late");
    refusalOf(changed(e -> withLate(e, false))).hasMessageContaining("none is late");
  }

  @Test
  void hardlyAnyLateOnesAreRefused() {
    refusalOf(changed(e -> withLate(e, e.claimId().equals("C1") && e.accountId().endsWith("77"))))
        .hasMessageContaining("part (expected: at least 20");
  }

  @Test
  void anotherContractIsRefusedWithBothNamed() {
    refusalOf(
            changed(
                e -> with(e, e.late(), e.horizonDays(), "ffffffff" + "0".repeat(56), e.features())))
        .hasMessageContaining("version 1 (ffffffff)")
        .hasMessageContaining(CONTRACT.label());
  }

  @Test
  void mixedHorizonsAreRefused() {
    List<Example> mixed = new ArrayList<>(SHARES);
    Example last = mixed.get(mixed.size() - 1);
    mixed.set(mixed.size() - 1, with(last, true, 60, last.contractHash(), last.features()));
    refusalOf(mixed).hasMessageContaining("horizons of 90 and 60 days");
  }

  @Test
  void aFeatureThatKnowsTheOutcomeIsRefusedByNameAndCanBeLeftOut() throws Exception {
    List<Example> leaking =
        changed(
            e -> {
              double[] features = e.features().clone();
              features[CONTRACT.indexOf("appeals")] = e.late() ? 1 : 0;
              return with(e, e.late(), e.horizonDays(), e.contractHash(), features);
            });
    refusalOf(leaking).hasMessageContaining("appeals").hasMessageContaining("--leave-out");
    assertThat(
            Training.train(leaking, TrainingTest.options("appeals"), TrainingProgress.SILENT)
                .report()
                .leftOut())
        .containsExactly("appeals");
  }

  @Test
  void aFeatureThatIsNoNumberIsRefusedByName() {
    refusalOf(
            changed(
                e -> {
                  double[] features = e.features().clone();
                  features[CONTRACT.indexOf("past-count")] = Double.NaN;
                  return with(e, e.late(), e.horizonDays(), e.contractHash(), features);
                }))
        .hasMessageContaining("past-count");
  }

  @Test
  void anUnknownFeatureToLeaveOutIsAMistake() {
    assertThatThrownBy(() -> TrainingTest.options("shoe-size"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shoe-size");
  }

  @Test
  void nothingThatBecameKnownOnOrAfterTheCutIsUsed() throws Exception {
    LocalDate cut = LocalDate.of(2025, 3, 1);
    ExampleSet set = ExampleSet.of(SHARES, Party.PATIENT, cut, CONTRACT);
    assertThat(set.examples()).isNotEmpty();
    for (Example example : set.examples()) {
      assertThat(example.outcomeOn()).isBefore(cut);
      assertThat(example.responsibleOn().plusDays(91)).isBefore(cut);
    }
    // The label of what is not known yet may be anything: the set stays what it is.
    List<Example> otherFuture =
        changed(e -> e.responsibleOn().plusDays(91).isBefore(cut) ? e : withLate(e, !e.late()));
    assertThat(ExampleSet.of(otherFuture, Party.PATIENT, cut, CONTRACT).hash())
        .isEqualTo(set.hash());
    assertThat(set.undecided()).isPositive();
  }

  @Test
  void aShareYoungerThanTheHorizonDoesNotCountEvenIfItWasPaid() throws Exception {
    LocalDate cut = LocalDate.of(2025, 3, 1);
    assertThat(ExampleSet.of(SHARES, Party.PATIENT, cut, CONTRACT).examples())
        .noneMatch(example -> example.responsibleOn().isAfter(LocalDate.of(2024, 11, 29)))
        .anyMatch(example -> example.responsibleOn().isAfter(LocalDate.of(2024, 11, 20)));
  }

  @Test
  void aSnapshotThatKnowsItsOutcomeIsLeftOut() throws Exception {
    ExampleSet set = ExampleSet.of(SHARES, Party.PATIENT, null, CONTRACT);
    assertThat(SHARES).anyMatch(example -> example.ageDays() == 91);
    assertThat(set.examples()).noneMatch(example -> example.ageDays() == 91);
    assertThat(set.decidedAtSnapshot()).isPositive();
  }

  @Test
  void aLaterExampleOfTheSameSnapshotReplacesTheEarlier() throws Exception {
    List<Example> twice = new ArrayList<>(changed(e -> withLate(e, !e.late())));
    twice.addAll(SHARES);
    assertThat(ExampleSet.of(twice, Party.PATIENT, null, CONTRACT).hash())
        .isEqualTo(ExampleSet.of(SHARES, Party.PATIENT, null, CONTRACT).hash());
  }

  @Test
  void partsFollowOneAnotherInTimeAndShareNoShare() throws Exception {
    ExampleSet set = ExampleSet.of(SHARES, Party.PATIENT, null, CONTRACT);
    TimeSplit split = TimeSplit.of(set);
    for (Example example : split.training()) {
      assertThat(example.responsibleOn()).isBefore(split.validationFrom());
      assertThat(example.outcomeOn()).isBefore(split.testFrom());
    }
    for (Example example : split.validation()) {
      assertThat(example.responsibleOn()).isAfterOrEqualTo(split.validationFrom());
      assertThat(example.outcomeOn()).isBefore(split.testFrom());
    }
    List<String> learnt =
        new ArrayList<>(split.training().stream().map(RefusalTest::share).toList());
    learnt.addAll(split.validation().stream().map(RefusalTest::share).toList());
    assertThat(split.test())
        .isNotEmpty()
        .allMatch(example -> !example.snapshotOn().isBefore(split.testFrom()))
        .noneMatch(example -> learnt.contains(share(example)));
    assertThat(split.unseen())
        .isNotEmpty()
        .allMatch(
            example ->
                learnt.stream().noneMatch(key -> key.startsWith(example.accountKey() + ":")));
    assertThat(
            split.training().size()
                + split.validation().size()
                + split.test().size()
                + split.undecidedAtTest())
        .isEqualTo(set.examples().size());
  }

  private static String share(Example example) {
    return example.accountKey() + ":" + example.claimId();
  }
}
