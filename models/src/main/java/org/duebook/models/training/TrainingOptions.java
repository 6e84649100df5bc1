package org.duebook.models.training;

import java.time.LocalDate;
import java.util.List;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;

/**
 * What is asked of a training.
 *
 * @param party whose shares the model is for
 * @param until nothing that became known on or after this day is used; null: all that is there
 * @param seed of what is drawn at random
 * @param leaveOut features that the model may not read
 * @param simulated whether the examples come from a simulation, which the card then says
 * @param contract the features of the examples
 */
public record TrainingOptions(
    Party party,
    LocalDate until,
    long seed,
    List<String> leaveOut,
    boolean simulated,
    FeatureContract contract) {
  /**
   * What is asked.
   *
   * @throws IllegalArgumentException if a feature to leave out is unknown
   */
  public TrainingOptions {
    leaveOut = List.copyOf(leaveOut);
    leaveOut.forEach(contract::indexOf);
  }
}
