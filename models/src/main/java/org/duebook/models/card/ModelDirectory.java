package org.duebook.models.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.duebook.models.training.TrainedModel;

/** The files of a model, side by side in one directory. */
public final class ModelDirectory {
  /** The artifact, the only file that scoring needs. */
  public static final String ARTIFACT = "model.duebook";

  private ModelDirectory() {}

  /**
   * Writes artifact, Tribuo's file, card and plots; files of an earlier model are replaced.
   *
   * @param directory made if absent
   * @throws IOException if a file cannot be written
   */
  public static void write(Path directory, TrainedModel trained) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve(ARTIFACT), trained.model().write());
    Files.write(directory.resolve("tribuo-model.pb"), trained.tribuoModel());
    text(directory.resolve("card.md"), CardMarkdown.of(trained));
    text(directory.resolve("card.json"), CardJson.of(trained));
    text(directory.resolve("calibration.svg"), Plots.calibration(trained.report().test()));
    text(directory.resolve("gain.svg"), Plots.gain(trained.report().test()));
  }

  private static void text(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** The artifact of a path, which may be the directory of a model or the file itself. */
  public static Path artifact(Path path) {
    return Files.isDirectory(path) ? path.resolve(ARTIFACT) : path;
  }
}
