package org.duebook.analytics.latepayment;

import org.duebook.ledger.Party;
import org.duebook.schemas.ModelRole;

/**
 * What a model said of a share whose outcome is known now.
 *
 * @param modelId the model
 * @param role whether it decides or runs beside
 * @param party whose shares it is for
 * @param epochDay business day on which the outcome became known to the job
 * @param probability that the share would be late, as the model says
 * @param late whether it was
 * @param bins which bin of the training's distribution each feature of the model fell into, a byte
 *     each
 * @param artifact the model's file with the first example that a subtask tells of it; else null
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in passing: never compared, never changed.
public record ScoredExample(
    String modelId,
    ModelRole role,
    Party party,
    int epochDay,
    double probability,
    boolean late,
    byte[] bins,
    byte[] artifact) {

  /** Names the model in its role. */
  public String key() {
    return modelId + '@' + role;
  }

  /** The example alone. */
  ScoredExample withoutArtifact() {
    return artifact == null
        ? this
        : new ScoredExample(modelId, role, party, epochDay, probability, late, bins, null);
  }
}
