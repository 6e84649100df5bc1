package org.duebook.analytics.guidance;

import org.duebook.latepayment.LateHorizons;
import org.duebook.ledger.Party;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ModelRefusedException;

/** Whether a model that could be read is one that this job can use. */
final class ModelChecks {
  private ModelChecks() {}

  /** Refuses a model of the other party or of another horizon. */
  static void mustServe(LateModel model, Party party, LateHorizons horizons)
      throws ModelRefusedException {
    if (!model.facts().party().name().equals(party.name())) {
      throw new ModelRefusedException(
          "model %s: of party %s (expected: %s)"
              .formatted(model.facts().modelId(), model.facts().party(), party));
    }
    if (model.facts().horizonDays() != horizons.days(party)) {
      throw new ModelRefusedException(
          "model %s: late after %d days (expected: %d, as the settings say)"
              .formatted(
                  model.facts().modelId(), model.facts().horizonDays(), horizons.days(party)));
    }
  }
}
