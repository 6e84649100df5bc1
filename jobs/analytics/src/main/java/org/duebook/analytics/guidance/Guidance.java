package org.duebook.analytics.guidance;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.duebook.analytics.policy.PolicyFile;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.latepayment.LateHorizons;
import org.duebook.ledger.Party;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ModelRefusedException;
import org.duebook.models.scoring.ShippedModel;

/**
 * What the job judges by until something else is announced, for operators to carry.
 *
 * @param patientModel model file for patient shares, or null for none
 * @param insurerModel model file for insurer balances, or null for none
 * @param followUps whether follow-ups are planned
 * @param policy text of the follow-up policy
 * @param patientHorizonDays from when a patient share is late
 * @param insurerHorizonDays from when an insurer balance is late
 * @param trainingExamples whether examples are written
 * @param driftLimit population stability index from which on a model's world counts as changed
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in passing: never compared, never changed.
public record Guidance(
    byte[] patientModel,
    byte[] insurerModel,
    boolean followUps,
    String policy,
    int patientHorizonDays,
    int insurerHorizonDays,
    boolean trainingExamples,
    double driftLimit)
    implements Serializable {
  private static final String SHIPPED = "SHIPPED";
  private static final String NONE = "NONE";

  /**
   * What the settings name.
   *
   * @throws SettingsException if a file is not there or is not what it should be
   */
  public static Guidance of(DuebookSettings settings) {
    DuebookSettings.LatePayment late = settings.latePayment();
    LateHorizons horizons = new LateHorizons(late.patientHorizonDays(), late.insurerHorizonDays());
    String policyFile = settings.followUps().policy();
    return new Guidance(
        model("late-payment.patient-model", late.patientModel(), Party.PATIENT, horizons),
        model("late-payment.insurer-model", late.insurerModel(), Party.INSURER, horizons),
        settings.followUps().enabled(),
        policyFile.equals(SHIPPED) ? PolicyFile.documentation() : policy(policyFile),
        late.patientHorizonDays(),
        late.insurerHorizonDays(),
        late.trainingExamples(),
        late.driftLimit());
  }

  /** The days after which shares are late. */
  public LateHorizons horizons() {
    return new LateHorizons(patientHorizonDays, insurerHorizonDays);
  }

  byte[] model(Party party) {
    return party == Party.PATIENT ? patientModel : insurerModel;
  }

  private static byte[] model(String key, String value, Party party, LateHorizons horizons) {
    if (value.equals(NONE)) {
      return null;
    }
    byte[] artifact =
        value.equals(SHIPPED) ? shippedModel(party) : bytes(key, value, "SHIPPED, NONE or a file");
    try {
      LateModel model = LateModel.read(artifact, FeatureContract.current());
      ModelChecks.mustServe(model, party, horizons);
    } catch (ModelRefusedException e) {
      throw new SettingsException("%s: %s: %s".formatted(key, value, e.getMessage()), e);
    }
    return artifact;
  }

  private static byte[] shippedModel(Party party) {
    return (party == Party.PATIENT ? ShippedModel.PATIENT : ShippedModel.INSURER).artifact();
  }

  private static String policy(String file) {
    String text =
        new String(
            bytes("follow-ups.policy", file, "SHIPPED or a YAML file"), StandardCharsets.UTF_8);
    // Refused here, at the start, and not by a task.
    PolicyFile.parse(text);
    return text;
  }

  private static byte[] bytes(String key, String file, String expected) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new SettingsException(
          "%s: %s: not there (expected: %s)".formatted(key, file, expected), e);
    } catch (IOException e) {
      throw new SettingsException("%s: %s: not readable".formatted(key, file), e);
    }
  }
}
