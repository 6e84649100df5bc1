package org.duebook.local.dashboard.book;

import org.duebook.schemas.ModelRole;
import org.duebook.schemas.Party;
import org.duebook.schemas.Prediction;
import org.duebook.schemas.TrainingExample;

/**
 * What became of a share, and what the model that decided had said of it.
 *
 * @param party who owed it
 * @param late whether it was late
 * @param probability what the deciding model said, between 0 and 1; null: none decided
 */
public record Outcome(Party party, boolean late, Double probability) {
  static Outcome of(TrainingExample example) {
    Double probability =
        example.getPredictions().stream()
            .filter(prediction -> prediction.getRole() == ModelRole.CHAMPION)
            .map(Prediction::getProbability)
            .findFirst()
            .orElse(null);
    return new Outcome(example.getParty(), example.getLate(), probability);
  }
}
