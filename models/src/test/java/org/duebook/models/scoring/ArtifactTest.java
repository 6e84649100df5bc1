package org.duebook.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.duebook.models.contract.Feature;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArtifactTest {
  static List<LateModel> models() {
    return List.of(Models.linear(), Models.trees());
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatIsReadScoresAsWhatWasWritten(LateModel model) throws Exception {
    byte[] artifact = model.write();
    LateModel read = LateModel.read(artifact, Models.CONTRACT);
    assertThat(read.facts()).isEqualTo(model.facts());
    assertThat(read.baseRate()).isEqualTo(model.baseRate());
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      double[] share = Models.share(random.nextDouble() * 200, random.nextDouble());
      for (String payer : Arrays.asList("SLOW", "QUICK", "OTHER", null)) {
        assertThat(read.probability(share, payer)).isEqualTo(model.probability(share, payer));
        assertThat(read.strongest(share, payer, 3)).isEqualTo(model.strongest(share, payer, 3));
      }
    }
    assertThat(read.write()).isEqualTo(artifact);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFlippedBitIsRefused(LateModel model) {
    byte[] artifact = model.write();
    Random random = new Random(2);
    for (int i = 0; i < 400; i++) {
      byte[] flipped = artifact.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> LateModel.read(flipped, Models.CONTRACT))
          .isInstanceOf(ModelRefusedException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFileThatEndsTooEarlyIsRefusedEvenWithASoundChecksum(LateModel model) {
    byte[] artifact = model.write();
    for (int length = 0; length < artifact.length - Sha256.LENGTH; length += 7) {
      byte[] cut = Arrays.copyOf(artifact, length);
      assertThatThrownBy(() -> LateModel.read(cut, Models.CONTRACT))
          .isInstanceOf(ModelRefusedException.class);
      assertThatThrownBy(() -> LateModel.read(sealed(cut), Models.CONTRACT))
          .isInstanceOf(ModelRefusedException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void nonsenseWithASoundChecksumIsRefusedOrScoresButNeverFails(LateModel model) {
    byte[] content = Arrays.copyOf(model.write(), model.write().length - Sha256.LENGTH);
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      byte[] changed = content.clone();
      changed[ArtifactFormat.MARK.length + random.nextInt(content.length - 40)] =
          (byte) random.nextInt(256);
      try {
        LateModel.read(sealed(changed), Models.CONTRACT).probability(Models.share(5, 0.5), "SLOW");
      } catch (ModelRefusedException expected) {
        assertThat(expected).hasMessageStartingWith("model");
      }
    }
  }

  @Test
  void aBrokenChecksumIsNamed() {
    byte[] artifact = Models.trees().write();
    artifact[artifact.length / 2] ^= 1;
    assertThatThrownBy(() -> LateModel.read(artifact, Models.CONTRACT))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void anyOtherFileIsNoModel() {
    assertThatThrownBy(() -> LateModel.read("{}".getBytes(StandardCharsets.UTF_8), Models.CONTRACT))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("no model");
  }

  @Test
  void aModelOfAnotherContractIsRefusedWithBothNamed() {
    FeatureContract other = new FeatureContract(2, Models.CONTRACT.features());
    assertThatThrownBy(() -> LateModel.read(Models.trees().write(), other))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining(other.label())
        .hasMessageContaining(Models.CONTRACT.label());
  }

  @Test
  void theSameVersionWithAnotherMeaningIsAnotherContract() {
    List<Feature> turned = new ArrayList<>(Models.CONTRACT.features());
    Collections.swap(turned, 0, 1);
    FeatureContract other = new FeatureContract(1, turned);
    assertThatThrownBy(() -> LateModel.read(Models.linear().write(), other))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining(other.label())
        .hasMessageContaining(Models.CONTRACT.label());
  }

  @Test
  void featuresInAnotherOrderThanTheContractSaysAreRefused() {
    byte[] content = withText(Models.linear().write(), "open-dollars", "open-dollarz");
    assertThatThrownBy(() -> LateModel.read(content, Models.CONTRACT))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("open-dollarz")
        .hasMessageContaining("open-dollars");
  }

  @Test
  void aModelOfAnotherLabelIsRefused() {
    byte[] content = withText(Models.linear().write(), "late", "paid");
    assertThatThrownBy(() -> LateModel.read(content, Models.CONTRACT))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("\"paid\"");
  }

  private static byte[] withText(byte[] artifact, String text, String other) {
    String content =
        new String(
            Arrays.copyOf(artifact, artifact.length - Sha256.LENGTH), StandardCharsets.ISO_8859_1);
    assertThat(content).contains(text);
    int at = content.indexOf(text);
    String changed = content.substring(0, at) + other + content.substring(at + text.length());
    return sealed(changed.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] sealed(byte[] content) {
    byte[] artifact = Arrays.copyOf(content, content.length + Sha256.LENGTH);
    byte[] checksum = Sha256.digest().digest(content);
    System.arraycopy(checksum, 0, artifact, content.length, Sha256.LENGTH);
    return artifact;
  }
}
