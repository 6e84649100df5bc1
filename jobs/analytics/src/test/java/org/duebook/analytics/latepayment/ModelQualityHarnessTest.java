package org.duebook.analytics.latepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.duebook.analytics.Events;
import org.duebook.analytics.Harnesses;
import org.duebook.analytics.Meters;
import org.duebook.analytics.guidance.HandmadeModels;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.record.OutputRecordCodec;
import org.duebook.analytics.rules.Pace;
import org.duebook.ledger.Party;
import org.duebook.models.scoring.LateModel;
import org.duebook.schemas.FeatureStability;
import org.duebook.schemas.ModelQuality;
import org.duebook.schemas.ModelRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the models did, week by week. 2026-03-02 is a Monday, 2026-03-08 the Sunday after it. */
class ModelQualityHarnessTest {
  private static final LateModel MODEL = HandmadeModels.patient("patient-model", 1);
  private static final int OPEN = MODEL.contract().indexOf("open-dollars");
  private static final Pace.Live LIVE =
      new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));

  private KeyedOneInputStreamOperatorTestHarness<String, ScoredExample, OutputRecord> operator;
  private Meters meters;
  private boolean introduced;

  @BeforeEach
  void open() throws Exception {
    open(LIVE);
  }

  private void open(Pace pace) throws Exception {
    meters = new Meters();
    operator =
        Harnesses.restored(
            new ModelQualityFunction(Events.RULES, pace, 0.25, Events.WIRE),
            ScoredExample::key,
            new OutputRecordCodec(),
            null,
            meters);
  }

  @AfterEach
  void close() {
    Harnesses.close(operator);
    meters.close();
  }

  /** A share whose features lie in the given bin, of four equally filled in training. */
  private void matures(String day, double probability, boolean late, int bin) throws Exception {
    matures(day, ModelRole.CHAMPION, probability, late, bin);
  }

  private void matures(String day, ModelRole role, double probability, boolean late, int bin)
      throws Exception {
    byte[] bins = new byte[MODEL.contract().size()];
    java.util.Arrays.fill(bins, (byte) bin);
    byte[] artifact = introduced && role == ModelRole.CHAMPION ? null : MODEL.write();
    introduced = true;
    operator.processElement(
        new ScoredExample(
            "patient-model",
            role,
            Party.PATIENT,
            Math.toIntExact(LocalDate.parse(day).toEpochDay()),
            probability,
            late,
            bins,
            artifact),
        0);
  }

  private void endOf(String day) throws Exception {
    operator.processWatermark(Events.endOf(day));
  }

  private List<ModelQuality> told() {
    return Harnesses.take(operator).stream()
        .map(record -> Events.decoded(record.value(), ModelQuality.class))
        .toList();
  }

  @Test
  void aWeekIsToldWhenItIsOver() throws Exception {
    matures("2026-03-02", 0.9, true, 0);
    matures("2026-03-04", 0.6, false, 1);
    matures("2026-03-08", 0.2, false, 2);
    matures("2026-03-08", 0.4, true, 3);
    operator.processWatermark(Events.endOf("2026-03-08") - 1);
    assertThat(told()).isEmpty();
    endOf("2026-03-08");

    ModelQuality week = told().get(0);
    assertThat(week.getModelId()).isEqualTo("patient-model");
    assertThat(week.getRole()).isEqualTo(ModelRole.CHAMPION);
    assertThat(week.getWeekEndsOn()).isEqualTo("2026-03-08");
    assertThat(week.getAsOf()).isEqualTo("2026-03-08");
    assertThat(week.getCount()).isEqualTo(4);
    assertThat(week.getLateCount()).isEqualTo(2);
    assertThat(week.getBaseRate()).isEqualTo(0.5);
    // Of the four pairs of late and on time, 0.9 wins both and 0.4 wins one.
    assertThat(week.getAuc()).isEqualTo(0.75);
    assertThat(week.getBrier()).isCloseTo((0.01 + 0.36 + 0.04 + 0.36) / 4, within(1e-12));
    assertThat(week.getLogLoss())
        .isCloseTo(
            -(Math.log(0.9) + Math.log(0.4) + Math.log(0.8) + Math.log(0.4)) / 4, within(1e-12));
    assertThat(week.getMeanProbability()).isCloseTo(0.525, within(1e-12));
  }

  @Test
  void aWeekWithoutOutcomesIsNotTold() throws Exception {
    matures("2026-03-02", 0.9, true, 0);
    endOf("2026-03-08");
    told();
    endOf("2026-03-22");
    assertThat(told()).isEmpty();
  }

  @Test
  void eachWeekCountsItsOwnOutcomes() throws Exception {
    matures("2026-03-05", 0.9, true, 0);
    matures("2026-03-09", 0.1, false, 0);
    matures("2026-03-10", 0.1, false, 0);
    endOf("2026-03-15");

    assertThat(told())
        .extracting(ModelQuality::getCount, week -> week.getWeekEndsOn().toString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, "2026-03-08"),
            org.assertj.core.groups.Tuple.tuple(2L, "2026-03-15"));
  }

  @Test
  void anOutcomeOfAWeekThatWasToldCountsInTheNext() throws Exception {
    matures("2026-03-05", 0.9, true, 0);
    endOf("2026-03-08");
    assertThat(told()).hasSize(1);
    matures("2026-03-06", 0.9, true, 0);
    assertThat(told()).isEmpty();
    endOf("2026-03-15");

    assertThat(told())
        .singleElement()
        .satisfies(
            week -> {
              assertThat(week.getWeekEndsOn()).isEqualTo("2026-03-15");
              assertThat(week.getCount()).isEqualTo(1);
            });
  }

  @Test
  void aWeekOfOneClassHasNoAreaUnderTheCurve() throws Exception {
    matures("2026-03-05", 0.9, true, 0);
    endOf("2026-03-08");
    assertThat(told().get(0).getAuc()).isNull();
  }

  @Test
  void championAndChallengerAreToldApart() throws Exception {
    matures("2026-03-05", ModelRole.CHAMPION, 0.9, true, 0);
    matures("2026-03-05", ModelRole.CHALLENGER, 0.8, true, 0);
    endOf("2026-03-08");
    assertThat(told())
        .extracting(ModelQuality::getRole)
        .containsExactlyInAnyOrder(ModelRole.CHAMPION, ModelRole.CHALLENGER);
  }

  @Test
  void aWorldLikeThatOfTheTrainingHasNotDrifted() throws Exception {
    for (int i = 0; i < 200; i++) {
      matures("2026-03-05", 0.5, i % 2 == 0, i % 4);
    }
    endOf("2026-03-08");
    ModelQuality week = told().get(0);
    assertThat(week.getLargestIndex()).isCloseTo(0, within(1e-9));
    assertThat(week.getDrifted()).isFalse();
  }

  @Test
  void aWorldThatChangesIsReportedFeatureByFeature() throws Exception {
    for (int i = 0; i < 200; i++) {
      matures("2026-03-05", 0.5, i % 2 == 0, i % 4);
    }
    endOf("2026-03-08");
    assertThat(told().get(0).getDrifted()).isFalse();
    // From the next week on no share is as small as a quarter of the training's.
    for (int i = 0; i < 200; i++) {
      matures("2026-03-12", 0.5, i % 2 == 0, i % 10 == 0 ? 1 : 3);
    }
    endOf("2026-03-15");

    ModelQuality week = told().get(0);
    assertThat(week.getDrifted()).isTrue();
    assertThat(week.getStability())
        .filteredOn(stability -> stability.getFeature().equals("open-dollars"))
        .singleElement()
        .satisfies(
            stability -> {
              assertThat(stability.getCount()).isEqualTo(200);
              assertThat(stability.getIndex())
                  .isCloseTo(
                      MODEL.training().index(OPEN, new long[] {0, 20, 0, 180}), within(1e-12))
                  .isGreaterThan(0.25);
            });
    assertThat(week.getLargestIndex())
        .isEqualTo(
            week.getStability().stream()
                .mapToDouble(FeatureStability::getIndex)
                .max()
                .getAsDouble());
    assertThat(meters.read("party.PATIENT.role.CHAMPION.weeks")).isEqualTo(2);
    assertThat(meters.read("party.PATIENT.role.CHAMPION.driftedWeeks")).isEqualTo(1);
    assertThat(meters.read("party.INSURER.role.CHAMPION.weeks")).isZero();
  }

  @Test
  void aFewOutcomesOutOfLineAreChanceAndNoDrift() throws Exception {
    matures("2026-03-05", 0.5, true, 3);
    matures("2026-03-05", 0.5, false, 3);
    endOf("2026-03-08");
    ModelQuality week = told().get(0);
    assertThat(week.getLargestIndex()).isGreaterThan(0.25);
    assertThat(week.getDrifted()).isFalse();
  }

  @Test
  void theLastWeekOfAReplayIsToldAsOfItsLastDay() throws Exception {
    close();
    open(new Pace.Replay(LocalDate.of(2026, 3, 4), Long.MAX_VALUE, false));
    introduced = false;
    matures("2026-03-03", 0.9, true, 0);
    operator.processWatermark(Long.MAX_VALUE);

    assertThat(told())
        .singleElement()
        .satisfies(
            week -> {
              assertThat(week.getAsOf()).isEqualTo("2026-03-04");
              assertThat(week.getWeekEndsOn()).isEqualTo("2026-03-08");
            });
  }

  @Test
  void theEndOfALiveInputEndsNoWeek() throws Exception {
    matures("2026-03-03", 0.9, true, 0);
    operator.processWatermark(Long.MAX_VALUE);
    assertThat(told()).isEmpty();
  }
}
