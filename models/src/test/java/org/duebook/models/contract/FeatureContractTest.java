package org.duebook.models.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeatureContractTest {
  private static final FeatureContract CURRENT = FeatureContract.current();

  @Test
  void versionOneIsThisListAndNoOther() {
    assertThat(CURRENT.version()).isEqualTo(1);
    assertThat(CURRENT.size()).isEqualTo(38);
    assertThat(CURRENT.hash())
        .as("a change of any word needs a new version, since it refuses every model made before")
        .isEqualTo("e51102b18eb81dd1b06ce0eb7d66b9ec68c18887c21f93f2c223b2d4fc3f44a3");
  }

  @Test
  void everyFeatureIsFoundAtItsPlace() {
    for (int i = 0; i < CURRENT.size(); i++) {
      assertThat(CURRENT.indexOf(CURRENT.features().get(i).name())).isEqualTo(i);
    }
    assertThat(CURRENT.indexOf("open-dollars")).isZero();
    assertThat(CURRENT.indexOf("coverages")).isEqualTo(37);
  }

  @Test
  void anUnknownNameIsNamed() {
    assertThat(CURRENT.contains("shoe-size")).isFalse();
    assertThatThrownBy(() -> CURRENT.indexOf("shoe-size"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shoe-size");
  }

  @Test
  void noFeatureTellsWhoAPersonIs() {
    assertThat(CURRENT.features().stream().map(Feature::name))
        .noneMatch(name -> name.matches(".*(birth|sex|race|diagnos|postcode|zip|gender|name).*"));
  }

  @Test
  void onlyThePayersLateRateIsFilledByTheModel() {
    assertThat(
            CURRENT.features().stream()
                .filter(feature -> feature.missing() == Missing.FILLED_BY_MODEL)
                .map(Feature::name))
        .containsExactly(FeatureContract.PAYER_LATE_RATE);
  }

  @Test
  void anotherOrderMeaningUnitOrDirectionIsAnotherContract() {
    List<Feature> turned = new ArrayList<>(CURRENT.features());
    Collections.swap(turned, 0, 1);
    assertThat(new FeatureContract(1, turned).hash()).isNotEqualTo(CURRENT.hash());

    Feature first = CURRENT.features().get(0);
    for (Feature other :
        List.of(
            new Feature(first.name(), "else", first.unit(), first.missing(), first.direction()),
            new Feature(first.name(), first.meaning(), Unit.DAYS, Missing.NEVER, Direction.UNKNOWN),
            new Feature(
                first.name(), first.meaning(), first.unit(), Missing.ZERO, first.direction()),
            new Feature(
                first.name(),
                first.meaning(),
                first.unit(),
                first.missing(),
                Direction.NEVER_LOWERS_RISK))) {
      List<Feature> changed = new ArrayList<>(CURRENT.features());
      changed.set(0, other);
      assertThat(new FeatureContract(1, changed).hash()).isNotEqualTo(CURRENT.hash());
    }
    assertThat(new FeatureContract(2, CURRENT.features()).hash()).isNotEqualTo(CURRENT.hash());
    assertThat(new FeatureContract(1, CURRENT.features()).hash()).isEqualTo(CURRENT.hash());
  }

  @Test
  void twoFeaturesOfOneNameAreRefused() {
    List<Feature> twice = List.of(CURRENT.features().get(0), CURRENT.features().get(0));
    assertThatThrownBy(() -> new FeatureContract(1, twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("open-dollars");
  }
}
