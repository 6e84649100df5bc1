package org.duebook.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the golden files of models say, see {@link GoldenRecords}. */
final class GoldenModels {
  private GoldenModels() {}

  static TrainingExample fullTrainingExample() {
    return TrainingExample.newBuilder()
        .setAsOf(LocalDate.parse("2026-05-20"))
        .setUpdatedAt(Instant.parse("2026-05-20T23:00:00.001Z"))
        .setPracticeId("practice-1")
        .setAccountId("account-1")
        .setClaimId("claim-1")
        .setParty(Party.PATIENT)
        .setSnapshotOn(LocalDate.parse("2026-03-21"))
        .setAgeDays(31)
        .setResponsibleOn(LocalDate.parse("2026-02-18"))
        .setOpenCents(7_500)
        .setPayerId("payer-1")
        .setPayerClass(PayerClass.MEDICARE)
        .setContractVersion(1)
        .setContractHash("4f2c")
        .setFeatures(List.of(75.0, -0.0, Double.NaN, 1e-9))
        .setLate(true)
        .setHorizonDays(90)
        .setOutcomeOn(LocalDate.parse("2026-05-20"))
        .setPredictions(
            List.of(
                new Prediction("model-1", ModelRole.CHAMPION, 0.625),
                new Prediction("model-2", ModelRole.CHALLENGER, 0.5)))
        .build();
  }

  static TrainingExample sparseTrainingExample() {
    return TrainingExample.newBuilder()
        .setAsOf(LocalDate.parse("2026-02-18"))
        .setUpdatedAt(Instant.parse("2026-02-18T23:00:00Z"))
        .setPracticeId("practice-1")
        .setAccountId("account-2")
        .setClaimId("claim-2")
        .setParty(Party.INSURER)
        .setSnapshotOn(LocalDate.parse("2026-02-18"))
        .setAgeDays(0)
        .setResponsibleOn(LocalDate.parse("2026-02-18"))
        .setOpenCents(9_007_199_254_740_993L)
        .setPayerId(null)
        .setPayerClass(null)
        .setContractVersion(2)
        .setContractHash("")
        .setFeatures(List.of())
        .setLate(false)
        .setHorizonDays(60)
        .setOutcomeOn(LocalDate.parse("2026-02-18"))
        .setPredictions(List.of())
        .build();
  }

  static ModelAnnouncement fullModelAnnouncement() {
    return ModelAnnouncement.newBuilder()
        .setModelId("model-1")
        .setParty(Party.PATIENT)
        .setRole(AnnouncedRole.CHALLENGER)
        .setArtifact(ByteBuffer.wrap("no model: \u00e9".getBytes(StandardCharsets.UTF_8)))
        .setSha256("0".repeat(64))
        .setAnnouncedAt(Instant.parse("2026-03-01T06:00:00.5Z"))
        .build();
  }

  static ModelAnnouncement sparseModelAnnouncement() {
    return ModelAnnouncement.newBuilder()
        .setModelId("model-1")
        .setParty(Party.INSURER)
        .setRole(AnnouncedRole.RETIRED)
        .setArtifact(null)
        .setSha256(null)
        .setAnnouncedAt(Instant.parse("2026-03-02T00:00:00Z"))
        .build();
  }

  static PolicyAnnouncement fullPolicyAnnouncement() {
    return PolicyAnnouncement.newBuilder()
        .setPolicyId("policy-1")
        .setDocument("patient:\n  note: \"\u00e9\"\n")
        .setAnnouncedAt(Instant.parse("2026-03-01T06:00:00.5Z"))
        .build();
  }

  static PolicyAnnouncement sparsePolicyAnnouncement() {
    return PolicyAnnouncement.newBuilder()
        .setPolicyId("")
        .setDocument("")
        .setAnnouncedAt(Instant.parse("1990-01-01T00:00:00Z"))
        .build();
  }

  static ModelQuality fullModelQuality() {
    return ModelQuality.newBuilder()
        .setModelId("model-1")
        .setParty(Party.PATIENT)
        .setRole(ModelRole.CHAMPION)
        .setWeekEndsOn(LocalDate.parse("2026-05-24"))
        .setUpdatedAt(Instant.parse("2026-05-22T10:00:00Z"))
        .setAsOf(LocalDate.parse("2026-05-22"))
        .setCount(3_000_000_000L)
        .setLateCount(750_000_000)
        .setBaseRate(0.25)
        .setAuc(0.875)
        .setLogLoss(0.5)
        .setBrier(0.1875)
        .setExpectedCalibrationError(0.03125)
        .setMeanProbability(0.28125)
        .setStability(
            List.of(
                new FeatureStability("open-dollars", 0.0, 3_000_000_000L),
                new FeatureStability("age-days", 0.5, 17L)))
        .setLargestIndex(0.5)
        .setDrifted(true)
        .setCalibration(
            List.of(
                new CalibrationBand(0.0, 0.5, 2L, 0.25, 0.0),
                new CalibrationBand(0.5, 1.0, 1L, 0.75, 1.0)))
        .build();
  }

  static ModelQuality sparseModelQuality() {
    return ModelQuality.newBuilder()
        .setModelId("model-2")
        .setParty(Party.INSURER)
        .setRole(ModelRole.CHALLENGER)
        .setWeekEndsOn(LocalDate.parse("2026-05-24"))
        .setUpdatedAt(Instant.parse("2026-05-25T00:00:00Z"))
        .setAsOf(LocalDate.parse("2026-05-24"))
        .setCount(0)
        .setLateCount(0)
        .setBaseRate(null)
        .setAuc(null)
        .setLogLoss(null)
        .setBrier(null)
        .setExpectedCalibrationError(null)
        .setMeanProbability(null)
        .setStability(List.of())
        .setLargestIndex(null)
        .setDrifted(false)
        .setCalibration(List.of())
        .build();
  }
}
