package org.duebook.analytics.guidance;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Sha256;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.LinearScorer;
import org.duebook.models.scoring.ModelFacts;
import org.duebook.models.scoring.PayerTable;
import org.duebook.models.scoring.PlattCalibration;
import org.duebook.models.scoring.StabilityBins;
import org.duebook.schemas.AnnouncedRole;
import org.duebook.schemas.ModelAnnouncement;
import org.duebook.schemas.Party;

/** Models of one feature, the open amount, and their announcements. */
public final class HandmadeModels {
  private static final FeatureContract CONTRACT = FeatureContract.current();

  private HandmadeModels() {}

  /** A patient model of 90 days that learnt nothing from 2026 on. */
  public static LateModel patient(String modelId, double weight) {
    return model(modelId, org.duebook.models.contract.Party.PATIENT, 90, CONTRACT, weight);
  }

  /** A model of any kind. */
  public static LateModel model(
      String modelId,
      org.duebook.models.contract.Party party,
      int horizonDays,
      FeatureContract contract,
      double weight) {
    double[][] columns = new double[contract.size()][];
    for (int feature = 0; feature < columns.length; feature++) {
      columns[feature] = new double[] {0, 1, 2, 3};
    }
    return new LateModel(
        new ModelFacts(
            modelId,
            party,
            horizonDays,
            LocalDate.of(2026, 1, 1),
            contract.version(),
            contract.hash(),
            1_000,
            true,
            "0".repeat(64)),
        contract,
        new LinearScorer(
            contract.size(),
            contract.indexOf(FeatureContract.PAYER_LATE_RATE),
            new int[] {contract.indexOf("open-dollars")},
            new boolean[] {true},
            new double[] {4},
            new double[] {1},
            new double[] {weight},
            0),
        new PlattCalibration(1, 0),
        new PayerTable(Map.of(), 0.25),
        StabilityBins.of(columns));
  }

  /** An announcement of a patient model. */
  public static ModelAnnouncement announcement(LateModel model, AnnouncedRole role) {
    byte[] artifact = model.write();
    return announcement(model.facts().modelId(), role, artifact, Sha256.hex(artifact));
  }

  /** An announcement as somebody may write it. */
  public static ModelAnnouncement announcement(
      String modelId, AnnouncedRole role, byte[] artifact, String sha256) {
    ModelAnnouncement announcement = new ModelAnnouncement();
    announcement.setModelId(modelId);
    announcement.setParty(Party.PATIENT);
    announcement.setRole(role);
    announcement.setArtifact(artifact == null ? null : ByteBuffer.wrap(artifact));
    announcement.setSha256(sha256);
    announcement.setAnnouncedAt(Instant.parse("2026-02-01T08:00:00Z"));
    return announcement;
  }
}
