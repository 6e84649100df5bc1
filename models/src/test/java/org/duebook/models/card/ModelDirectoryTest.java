package org.duebook.models.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.evaluation.JsonText;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.training.InventedModels;
import org.duebook.models.training.TrainedModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class ModelDirectoryTest {
  @TempDir static Path directory;
  private static TrainedModel trained;

  @BeforeAll
  static void write() throws Exception {
    trained = InventedModels.trained(true);
    ModelDirectory.write(directory, trained);
  }

  @Test
  void aModelIsSixFilesSideBySide() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "model.duebook",
              "tribuo-model.pb",
              "card.md",
              "card.json",
              "calibration.svg",
              "gain.svg");
    }
    Path artifact = ModelDirectory.artifact(directory);
    assertThat(ModelDirectory.artifact(artifact)).isEqualTo(artifact);
    assertThat(LateModel.read(Files.readAllBytes(artifact), FeatureContract.current()).facts())
        .isEqualTo(trained.model().facts());
  }

  @Test
  void theCardSaysWhatAnOfficeMustKnow() throws Exception {
    String card = Files.readString(directory.resolve("card.md"));
    assertThat(card)
        .startsWith("# patient-")
        .contains("must not be used for", "care", "charity", "payment plans")
        .contains("not settled within 90 days", trained.report().dataHash())
        .contains("base rate", "account's past late rate", "oldest first", "largest first")
        .contains("first 10 %", "first 20 %", "first 30 %")
        .contains("Calibration by tenths", "Error by class of payer", "Error by open amount")
        .contains("Accounts that training never saw")
        .contains("open-dollars: Open on this share")
        .contains("(chosen)", "boosted trees, 100 of depth 3")
        .contains("Left out on request: appeals.")
        .contains("duebook.jar train --examples YOUR-OUTPUT --party PATIENT");
    assertThat(card).doesNotContain("NaN", "ACC1", "PRACTICE");
  }

  @Test
  void aModelOfASimulationSaysSoFirstAndAnotherDoesNot() throws Exception {
    assertThat(Files.readAllLines(directory.resolve("card.md")).get(2))
        .contains("learnt from a simulation", "Retrain");
    assertThat(CardMarkdown.of(InventedModels.trained(false))).doesNotContain("simulation");
  }

  @Test
  void theCardForToolsHoldsTheSameFacts() throws Exception {
    String json = Files.readString(directory.resolve("card.json"));
    assertThat(json)
        .contains("\"modelId\": \"" + trained.model().facts().modelId() + "\"")
        .contains("\"simulated\": true")
        .contains("\"dataHash\": \"" + trained.report().dataHash() + "\"")
        .contains("\"contenders\"", "\"calibration\"", "\"byPayerClass\"", "\"unseenAccounts\"")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void thePlotsAreDrawings() throws Exception {
    for (String name : List.of("calibration.svg", "gain.svg")) {
      String svg = Files.readString(directory.resolve(name));
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
      assertThat(svg).contains("<path d=\"M").doesNotContain("NaN");
    }
    assertThat(Files.readString(directory.resolve("calibration.svg"))).contains("<circle");
  }

  @Test
  void textInJsonIsQuoted() {
    assertThat(JsonText.of(List.of("a \"b\" \\ \n", 1, true, Double.NaN)))
        .isEqualTo("[\n  \"a \\\"b\\\" \\\\ \\u000a\",\n  1,\n  true,\n  null\n]\n");
  }
}
