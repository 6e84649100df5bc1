package org.duebook.models.scoring;

import java.time.LocalDate;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;

/**
 * What an artifact says about itself.
 *
 * @param modelId a readable name that data and settings determine, like {@code
 *     patient-trees-2026-03-01-1a2b3c4d}
 * @param party whose shares it knows
 * @param horizonDays a share not settled within so many days is late
 * @param knownUntil no outcome that became known on or after this day was used
 * @param contractVersion the version of the feature contract it was made for
 * @param contractHash the hash of the same
 * @param trainingCount examples it learnt from
 * @param simulated whether it learnt from a simulation
 * @param tribuoSha256 the digest of Tribuo's own file, 64 hexadecimal digits
 */
public record ModelFacts(
    String modelId,
    Party party,
    int horizonDays,
    LocalDate knownUntil,
    int contractVersion,
    String contractHash,
    long trainingCount,
    boolean simulated,
    String tribuoSha256) {
  /** The contract as messages name it. */
  String contractLabel() {
    return FeatureContract.label(contractVersion, contractHash);
  }
}
