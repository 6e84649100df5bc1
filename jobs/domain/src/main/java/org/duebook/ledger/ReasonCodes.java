package org.duebook.ledger;

import java.util.Set;

/**
 * What the ledger has to know of claim adjustment reason codes (X12 list 139).
 *
 * @param contractual codes whose amounts are given up by contract when the group is CO, PI or OA
 * @param known every code of the list; another one counts as a denial and is reported
 */
public record ReasonCodes(Set<String> contractual, Set<String> known) {
  private static final String PRIOR_PAYER_IMPACT = "23";

  /** Keeps its own copies. */
  public ReasonCodes {
    contractual = Set.copyOf(contractual);
    known = Set.copyOf(known);
  }

  /** The category of an adjustment; the group decides before the code. */
  public AdjustmentCategory categoryOf(RemittanceAdjustment adjustment) {
    return switch (adjustment.group()) {
      case PR -> AdjustmentCategory.PATIENT;
      case OA ->
          adjustment.reasonCode().equals(PRIOR_PAYER_IMPACT)
              ? AdjustmentCategory.PRIOR_PAYER
              : contractualOrDenial(adjustment);
      case CO, PI -> contractualOrDenial(adjustment);
    };
  }

  private AdjustmentCategory contractualOrDenial(RemittanceAdjustment adjustment) {
    return contractual.contains(adjustment.reasonCode())
        ? AdjustmentCategory.CONTRACTUAL
        : AdjustmentCategory.DENIAL;
  }
}
