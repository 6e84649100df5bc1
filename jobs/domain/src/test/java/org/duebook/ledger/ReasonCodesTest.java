package org.duebook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonCodesTest {
  /** A table that calls 23 contractual, to show that the group decides before the code. */
  private final ReasonCodes reasonCodes = new ReasonCodes(Set.of("45", "23"), Set.of("45", "23"));

  @ParameterizedTest
  @CsvSource({
    "PR, 45, PATIENT",
    "PR, 23, PATIENT",
    "PR, 16, PATIENT",
    "OA, 23, PRIOR_PAYER",
    "OA, 45, CONTRACTUAL",
    "OA, 16, DENIAL",
    "CO, 23, CONTRACTUAL",
    "CO, 45, CONTRACTUAL",
    "CO, 16, DENIAL",
    "PI, 23, CONTRACTUAL",
    "PI, 45, CONTRACTUAL",
    "PI, 16, DENIAL",
  })
  void theGroupDecidesBeforeTheCode(
      AdjustmentGroup group, String code, AdjustmentCategory category) {
    assertThat(reasonCodes.categoryOf(new RemittanceAdjustment(group, code, 1)))
        .isEqualTo(category);
  }
}
