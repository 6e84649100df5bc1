package org.duebook.analytics.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import org.duebook.kpi.portfolio.Measure;
import org.duebook.kpi.portfolio.PortfolioKey;
import org.duebook.kpi.portfolio.SettlementBand;
import org.junit.jupiter.api.Test;

/** What is stored by place stays in its place, whatever comes behind it. */
final class StoredPlacesTest {
  @Test
  void measuresAndDimensionsKeepTheirPlaces() {
    // Stored by place: what a savepoint calls 9 must stay what it is.
    assertThat(Measure.values())
        .extracting(Enum::name)
        .startsWith(
            "INSURER_RECEIVABLE",
            "INSURER_OPEN",
            "INSURER_CREDIT",
            "PATIENT_RECEIVABLE",
            "PATIENT_OPEN",
            "PATIENT_CREDIT",
            "UNAPPLIED",
            "ACCOUNTS",
            "CHARGES",
            "CASH",
            "COLLECTED",
            "COLLECTABLE",
            "PATIENT_SETTLED",
            "INSURER_SETTLED",
            "FIRST_REMITTANCE",
            "SHARES",
            "SHARE_CENTS",
            "FIRST_DECISIONS",
            "FIRST_DECISION_CENTS",
            "FIRST_DENIALS",
            "FIRST_DENIAL_CENTS",
            "WRITTEN_OFF",
            "RECOVERED",
            "UNDERPAID");
    assertThat(PortfolioKey.Dimension.values())
        .extracting(Enum::name)
        .startsWith("ALL", "PRACTICE", "PAYER", "PRACTICE_PAYER");
    assertThat(SettlementBand.values())
        .extracting(Enum::name)
        .containsExactly("WITHIN_30", "WITHIN_60", "WITHIN_90", "WITHIN_120", "LATER");
  }
}
