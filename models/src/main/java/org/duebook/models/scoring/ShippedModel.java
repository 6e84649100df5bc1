package org.duebook.models.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The models that come with Duebook. They have learnt from a simulation and must be replaced. */
public enum ShippedModel {
  /** Scores patients' shares until another is named. */
  PATIENT("patient"),
  /** Scores insurers' balances until another is named. */
  INSURER("insurer"),
  /** Another one for patients' shares, learnt from half the history, to try a swap with. */
  PATIENT_CHALLENGER("patient-challenger");

  private final String directory;

  ShippedModel(String directory) {
    this.directory = directory;
  }

  /** Its file, as {@link LateModel#read} takes it. */
  public byte[] artifact() {
    String name = "/org/duebook/models/shipped/" + directory + "/model.duebook";
    try (InputStream resource = ShippedModel.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(
            name + ": not on the class path (expected: in the jar of the models)");
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
