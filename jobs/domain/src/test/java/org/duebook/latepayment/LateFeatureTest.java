package org.duebook.latepayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.duebook.ledger.Party;
import org.junit.jupiter.api.Test;

class LateFeatureTest {
  private static List<String> keptFrom(Party party) {
    return LateFeature.ALL.stream()
        .filter(feature -> !feature.isToldTo(party))
        .map(LateFeature::name)
        .toList();
  }

  @Test
  void thePatientsSideIsNotToldHowAClaimFaresWithItsPayers() {
    assertThat(keptFrom(Party.PATIENT))
        .containsExactly(
            "claim-rejected", "claim-denied", "claim-explained", "appeals", "payer-contacts");
  }

  @Test
  void theInsurersSideIsNotToldWhatOnlyThePatientDoes() {
    assertThat(keptFrom(Party.INSURER))
        .containsExactly(
            "broken-promises",
            "missed-instalments",
            "dispute-open",
            "statements-sent",
            "reachable-channels",
            "contact-failed");
  }
}
