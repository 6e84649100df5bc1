package org.duebook.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.duebook.models.contract.Direction;
import org.duebook.models.contract.Feature;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;
import org.duebook.models.contract.Sha256;
import org.duebook.models.evaluation.Evaluation;
import org.duebook.models.evaluation.Example;
import org.duebook.models.scoring.Kind;
import org.duebook.models.scoring.LateModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/** Trains once on straight and once on crooked invented shares, and looks at what came of it. */
final class TrainingTest {
  private static final FeatureContract CONTRACT = FeatureContract.current();

  private static List<Example> straightShares;
  private static TrainedModel straight;
  private static TrainedModel crooked;
  private static final List<String> STEPS = new ArrayList<>();

  @BeforeAll
  static void train() throws Exception {
    straightShares = InventedShares.of(900, 1, false);
    straight =
        Training.train(
            straightShares, options(), (step, done, total) -> STEPS.add(done + "/" + total));
    crooked = Training.train(InventedShares.of(900, 2, true), options(), TrainingProgress.SILENT);
  }

  static TrainingOptions options(String... leaveOut) {
    return new TrainingOptions(Party.PATIENT, null, 7, List.of(leaveOut), true, CONTRACT);
  }

  @Test
  void whereTheTruthIsStraightTheLinearModelWinsAndWhereItIsCrookedTreesDo() {
    assertThat(straight.model().scorer().kind()).isEqualTo(Kind.LINEAR);
    assertThat(crooked.model().scorer().kind()).isEqualTo(Kind.TREES);
    assertThat(straight.report().trials()).filteredOn(Trial::chosen).hasSize(1);
  }

  @Test
  void theModelBeatsTheBaseRateTheAccountsOwnPastAndTheOrdersOfAnOffice() {
    for (TrainedModel trained : List.of(straight, crooked)) {
      Evaluation test = trained.report().test();
      double loss = test.contenders().get(0).logLoss().value();
      assertThat(test.contenders().get(2).name()).isEqualTo("account's past late rate");
      assertThat(loss).isLessThan(test.contenders().get(2).logLoss().value());
      assertThat(test.contenders().get(3).name()).isEqualTo("base rate");
      assertThat(loss).isLessThan(test.contenders().get(3).logLoss().value() - 0.02);
      assertThat(test.contenders().get(3).areaUnderCurve().value()).isEqualTo(0.5);
      double gain = test.contenders().get(0).gainAt10().value();
      assertThat(gain).isGreaterThan(test.contenders().get(4).gainAt10().value());
      assertThat(gain).isGreaterThanOrEqualTo(test.contenders().get(5).gainAt10().value());
      assertThat(test.quality().calibrationError().value()).isLessThan(0.08);
    }
  }

  @Test
  void twoTrainingsGiveTheSameBytesWhateverTheOrderOfTheFile() throws Exception {
    List<Example> shuffled = new ArrayList<>(straightShares);
    Collections.shuffle(shuffled, new Random(3));
    TrainedModel again = Training.train(shuffled, options(), TrainingProgress.SILENT);
    assertThat(Sha256.hex(again.tribuoModel())).isEqualTo(Sha256.hex(straight.tribuoModel()));
    assertThat(Sha256.hex(again.model().write())).isEqualTo(Sha256.hex(straight.model().write()));
    assertThat(again.report()).isEqualTo(straight.report());

    TrainedModel trees =
        Training.train(InventedShares.of(900, 2, true), options(), TrainingProgress.SILENT);
    assertThat(Sha256.hex(trees.tribuoModel())).isEqualTo(Sha256.hex(crooked.tribuoModel()));
    assertThat(Sha256.hex(trees.model().write())).isEqualTo(Sha256.hex(crooked.model().write()));
  }

  @Test
  void scoresAreThoseOfTribuosOwnFile() throws Exception {
    for (TrainedModel trained : List.of(straight, crooked)) {
      Model<Label> tribuo = TribuoModels.read(trained.tribuoModel());
      for (Example example : straightShares.subList(0, 2000)) {
        assertThat(trained.model().uncalibrated(example.features(), example.payerId()))
            .isCloseTo(TribuoModels.late(tribuo, trained.model(), example), within(1e-6));
      }
    }
  }

  @Test
  void tribuosFileTellsWhatItWasMadeOf() throws Exception {
    for (TrainedModel trained : List.of(straight, crooked)) {
      String provenance = TribuoModels.read(trained.tribuoModel()).getProvenance().toString();
      assertThat(provenance)
          .contains(trained.report().dataHash())
          .contains(CONTRACT.hash())
          .contains(trained.model().facts().knownUntil().toString());
      assertThat(trained.model().facts().tribuoSha256())
          .isEqualTo(Sha256.hex(trained.tribuoModel()));
    }
  }

  @Test
  void moreOfWhatRaisesTheRiskNeverLowersTheProbability() {
    Random random = new Random(4);
    for (TrainedModel trained : List.of(straight, crooked)) {
      LateModel model = trained.model();
      for (Example example : straightShares.subList(0, 300)) {
        for (int feature = 0; feature < CONTRACT.size(); feature++) {
          Feature described = CONTRACT.features().get(feature);
          if (described.direction() == Direction.NEVER_LOWERS_RISK) {
            double[] more = example.features().clone();
            more[feature] += random.nextDouble() * 3;
            assertThat(model.probability(more, example.payerId()))
                .as(described.name())
                .isGreaterThanOrEqualTo(model.probability(example.features(), example.payerId()));
          }
        }
      }
      assertThat(model.probability(straightShares.get(0).features(), "SLOW"))
          .isGreaterThan(model.probability(straightShares.get(0).features(), "QUICK"));
    }
  }

  @Test
  void theArtifactScoresAsTheModelInMemory() throws Exception {
    for (TrainedModel trained : List.of(straight, crooked)) {
      LateModel read = LateModel.read(trained.model().write(), CONTRACT);
      for (Example example : straightShares.subList(0, 500)) {
        assertThat(read.probability(example.features(), example.payerId()))
            .isEqualTo(trained.model().probability(example.features(), example.payerId()));
      }
    }
  }

  @Test
  void constantFeaturesAndThoseLeftOutOnRequestAreNotRead() throws Exception {
    assertThat(straight.report().constant()).contains("copay-part", "appeals", "payer-commercial");
    TrainedModel without =
        Training.train(
            straightShares, options("broken-promises", "payer-late-rate"), TrainingProgress.SILENT);
    assertThat(without.report().importances())
        .extracting(importance -> importance.feature().name())
        .contains("open-dollars")
        .doesNotContain("broken-promises", "payer-late-rate", "copay-part");
    double[] share = straightShares.get(0).features().clone();
    double before = without.model().probability(share, "SLOW");
    share[CONTRACT.indexOf("broken-promises")] += 5;
    assertThat(without.model().probability(share, "QUICK")).isEqualTo(before);
    assertThat(without.model().facts().modelId()).isNotEqualTo(straight.model().facts().modelId());
  }

  @Test
  void theModelIdTellsPartyKindAndDayAndFollowsFromDataAndSettings() throws Exception {
    assertThat(straight.model().facts().modelId())
        .matches("patient-linear-\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{8}");
    assertThat(crooked.model().facts().modelId()).startsWith("patient-trees-");
  }

  @Test
  void progressIsToldFromTheFirstToTheLastStep() {
    assertThat(STEPS).first().isEqualTo("0/11");
    assertThat(STEPS).last().isEqualTo("11/11");
    assertThat(STEPS).hasSize(12).doesNotHaveDuplicates();
  }
}
