package org.duebook.models.training;

import java.util.List;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;
import org.duebook.models.evaluation.UnusableExamplesException;

/** A model of invented shares, for tests of what is written about models. */
public final class InventedModels {
  private InventedModels() {}

  /** Trains one of 500 accounts. */
  public static TrainedModel trained(boolean simulated) throws UnusableExamplesException {
    return Training.train(
        InventedShares.of(500, 9, false),
        new TrainingOptions(
            Party.PATIENT, null, 1, List.of("appeals"), simulated, FeatureContract.current()),
        TrainingProgress.SILENT);
  }
}
