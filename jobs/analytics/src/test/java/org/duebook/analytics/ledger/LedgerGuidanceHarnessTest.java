package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duebook.analytics.Events;
import org.duebook.analytics.guidance.HandmadeModels;
import org.duebook.analytics.latepayment.ScoredExample;
import org.duebook.analytics.rules.Pace;
import org.duebook.models.contract.Feature;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;
import org.duebook.models.contract.Sha256;
import org.duebook.models.scoring.LateModel;
import org.duebook.schemas.AnnouncedRole;
import org.duebook.schemas.ModelAnnouncement;
import org.duebook.schemas.ModelRole;
import org.duebook.schemas.Prediction;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.RejectionReason;
import org.duebook.schemas.TrainingExample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that take over while the ledger runs, and the examples by which they are judged. */
class LedgerGuidanceHarnessTest {
  private static final Pace.Live LIVE =
      new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));
  private static final LateModel OLD = HandmadeModels.patient("patient-old", 1);
  private static final LateModel NEW = HandmadeModels.patient("patient-new", -1);

  private Ledger ledger;
  private int accounts;

  @BeforeEach
  void start() throws Exception {
    ledger = new Ledger(LIVE);
    ledger.businessDayIs("2026-02-01");
  }

  @AfterEach
  void end() {
    ledger.close();
  }

  /** An account bills 100 dollars and is paid nine days later: one example of its release. */
  private TrainingExample anExample() throws Exception {
    String account = "account-" + ++accounts;
    ledger.gets(account, Events.selfPay(account, "claim-" + accounts, "2026-02-01"));
    ledger.gets(
        account,
        Events.received(account, "payment-" + accounts, "2026-02-10", 10_000, "claim-" + accounts));
    ledger.businessDayIs("2026-02-10");
    ledger.aMomentPasses();
    List<TrainingExample> examples = ledger.trainingExamples();
    assertThat(examples).hasSize(1);
    return examples.get(0);
  }

  private Map<ModelRole, String> whoSpeaks() throws Exception {
    return anExample().getPredictions().stream()
        .collect(Collectors.toMap(Prediction::getRole, Prediction::getModelId));
  }

  @Test
  void anExampleHoldsWhatWasKnownAtTheReleaseAndWhatBecameOfIt() throws Exception {
    TrainingExample example = anExample();

    assertThat(example.getSnapshotOn()).isEqualTo("2026-02-01");
    assertThat(example.getAgeDays()).isZero();
    assertThat(example.getOpenCents()).isEqualTo(10_000);
    assertThat(example.getLate()).isFalse();
    assertThat(example.getOutcomeOn()).isEqualTo("2026-02-10");
    assertThat(example.getContractHash()).isEqualTo(FeatureContract.current().hash());
    assertThat(example.getFeatures()).hasSize(FeatureContract.current().size()).startsWith(100.0);
    assertThat(example.getPredictions()).isEmpty();
  }

  @Test
  void anExampleIsToldOnce() throws Exception {
    anExample();
    ledger.businessDayIs("2026-03-20");
    ledger.aMomentPasses();
    assertThat(ledger.trainingExamples()).isEmpty();
  }

  @Test
  void aShareThatNobodyPaysIsToldAsLateByTimeAlone() throws Exception {
    ledger.gets("account", Events.selfPay("account", "claim", "2026-02-01"));
    ledger.aMomentPasses();
    ledger.businessDayIs("2026-05-02");
    assertThat(ledger.trainingExamples()).isEmpty();
    ledger.businessDayIs("2026-05-03");

    assertThat(ledger.trainingExamples())
        .extracting(TrainingExample::getAgeDays, TrainingExample::getLate)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, true),
            org.assertj.core.groups.Tuple.tuple(31, true),
            org.assertj.core.groups.Tuple.tuple(61, true));
  }

  @Test
  void anAnnouncedModelTakesOver() throws Exception {
    ledger.hears(HandmadeModels.announcement(OLD, AnnouncedRole.CHAMPION));
    assertThat(whoSpeaks()).isEqualTo(Map.of(ModelRole.CHAMPION, "patient-old"));

    ledger.hears(HandmadeModels.announcement(NEW, AnnouncedRole.CHAMPION));
    TrainingExample example = anExample();
    assertThat(example.getPredictions())
        .singleElement()
        .satisfies(
            prediction -> {
              assertThat(prediction.getModelId()).isEqualTo("patient-new");
              double[] features =
                  example.getFeatures().stream().mapToDouble(Double::doubleValue).toArray();
              assertThat(prediction.getProbability()).isEqualTo(NEW.probability(features, null));
            });
    assertThat(ledger.rejects()).isEmpty();
  }

  @Test
  void aChallengerRunsBesideTheChampion() throws Exception {
    ledger.hears(HandmadeModels.announcement(OLD, AnnouncedRole.CHAMPION));
    ledger.hears(HandmadeModels.announcement(NEW, AnnouncedRole.CHALLENGER));

    assertThat(whoSpeaks())
        .isEqualTo(Map.of(ModelRole.CHAMPION, "patient-old", ModelRole.CHALLENGER, "patient-new"));
  }

  @Test
  void aChallengerThatWinsDoesNotRunBesideItself() throws Exception {
    ledger.hears(HandmadeModels.announcement(OLD, AnnouncedRole.CHAMPION));
    ledger.hears(HandmadeModels.announcement(NEW, AnnouncedRole.CHALLENGER));
    ledger.hears(HandmadeModels.announcement(NEW, AnnouncedRole.CHAMPION));
    assertThat(whoSpeaks()).isEqualTo(Map.of(ModelRole.CHAMPION, "patient-new"));

    ledger.restart();
    assertThat(whoSpeaks()).isEqualTo(Map.of(ModelRole.CHAMPION, "patient-new"));
  }

  @Test
  void aRetiredModelIsNotAskedAnyMoreAlsoAfterARestart() throws Exception {
    ledger.hears(HandmadeModels.announcement(OLD, AnnouncedRole.CHAMPION));
    ledger.hears(HandmadeModels.announcement("patient-old", AnnouncedRole.RETIRED, null, null));
    assertThat(whoSpeaks()).isEmpty();

    ledger.restart();
    assertThat(whoSpeaks()).isEmpty();
  }

  @Test
  void whatWasAnnouncedOutlivesARestart() throws Exception {
    ledger.hears(HandmadeModels.announcement(OLD, AnnouncedRole.CHAMPION));
    ledger.hears(HandmadeModels.announcement(NEW, AnnouncedRole.CHALLENGER));
    ledger.restart();

    assertThat(whoSpeaks())
        .isEqualTo(Map.of(ModelRole.CHAMPION, "patient-old", ModelRole.CHALLENGER, "patient-new"));
  }

  static Stream<Arguments> unusable() {
    byte[] artifact = NEW.write();
    byte[] damaged = artifact.clone();
    damaged[damaged.length / 2] ^= 1;
    FeatureContract current = FeatureContract.current();
    List<Feature> fewer = current.features().subList(0, current.size() - 1);
    byte[] otherContract =
        HandmadeModels.model("patient-new", Party.PATIENT, 90, new FeatureContract(2, fewer), 1)
            .write();
    byte[] insurers = HandmadeModels.model("patient-new", Party.INSURER, 90, current, 1).write();
    byte[] otherHorizon =
        HandmadeModels.model("patient-new", Party.PATIENT, 30, current, 1).write();
    AnnouncedRole champion = AnnouncedRole.CHAMPION;
    return Stream.of(
        Arguments.of(
            "another digest",
            HandmadeModels.announcement(
                "patient-new", champion, artifact, Sha256.hex(new byte[] {1})),
            "sha256"),
        Arguments.of(
            "a flipped bit",
            HandmadeModels.announcement("patient-new", champion, damaged, null),
            ""),
        Arguments.of(
            "no file",
            HandmadeModels.announcement("patient-new", champion, null, null),
            "artifact"),
        Arguments.of(
            "something else",
            HandmadeModels.announcement("patient-new", champion, new byte[] {1, 2, 3}, null),
            ""),
        Arguments.of(
            "another name",
            HandmadeModels.announcement("patient-newer", champion, artifact, null),
            "modelId: patient-newer (expected: that of the artifact, patient-new)"),
        Arguments.of(
            "another contract",
            HandmadeModels.announcement("patient-new", champion, otherContract, null),
            "version 2"),
        Arguments.of(
            "another party",
            HandmadeModels.announcement("patient-new", champion, insurers, null),
            "of party INSURER (expected: PATIENT)"),
        Arguments.of(
            "another horizon",
            HandmadeModels.announcement("patient-new", champion, otherHorizon, null),
            "late after 30 days (expected: 90"),
        Arguments.of(
            "one to retire that is not in use",
            HandmadeModels.announcement("patient-new", AnnouncedRole.RETIRED, null, null),
            "patient-new (expected: a model that is in use for PATIENT)"),
        Arguments.of(
            "a role of a later release",
            HandmadeModels.announcement("patient-new", AnnouncedRole.UNKNOWN, artifact, null),
            "role"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusable")
  void anUnusableAnnouncementIsRefusedWithItsPlaceAndTheOldModelStays(
      String what, ModelAnnouncement announcement, String reason) throws Exception {
    ledger.hears(HandmadeModels.announcement(OLD, AnnouncedRole.CHAMPION));
    ledger.hears(announcement);

    assertThat(ledger.rejects())
        .as(what)
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.getReason()).isEqualTo(RejectionReason.MODEL_REFUSED);
              assertThat(rejected.getTopic()).isEqualTo("models");
              assertThat(rejected.getOffset()).isEqualTo(1);
              assertThat(rejected.getDetail()).contains(reason);
            });
    assertThat(whoSpeaks()).isEqualTo(Map.of(ModelRole.CHAMPION, "patient-old"));
  }

  @Test
  void bytesThatAreNoAnnouncementAreRefusedAndTheJobGoesOn() throws Exception {
    ledger.hears(HandmadeModels.announcement(OLD, AnnouncedRole.CHAMPION));
    ledger.hearsBytes(new byte[] {9, 9, 9});

    assertThat(ledger.rejects())
        .singleElement()
        .extracting(RejectedEvent::getReason)
        .isEqualTo(RejectionReason.MODEL_REFUSED);
    assertThat(whoSpeaks()).isEqualTo(Map.of(ModelRole.CHAMPION, "patient-old"));
  }

  @Test
  void aModelIsJudgedByWhatItCannotHaveLearntFromAndIsHandedOverOnce() throws Exception {
    ledger.hears(HandmadeModels.announcement(OLD, AnnouncedRole.CHAMPION));
    anExample();
    anExample();
    List<ScoredExample> scored = ledger.scored();
    assertThat(scored).extracting(ScoredExample::modelId).containsOnly("patient-old");
    assertThat(scored.get(0).artifact()).isNotNull();
    assertThat(scored.get(1).artifact()).isNull();

    // The model knows outcomes until 2026: this snapshot lies before.
    ledger.gets("old", Events.selfPay("old", "old-claim", "2025-12-31"));
    ledger.gets("old", Events.received("old", "old-payment", "2026-02-10", 10_000, "old-claim"));
    ledger.aMomentPasses();
    assertThat(ledger.trainingExamples()).extracting(TrainingExample::getAgeDays).contains(0, 31);
    assertThat(ledger.scored()).hasSize(1);
  }
}
