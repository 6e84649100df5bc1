package org.duebook.models.evaluation;

import java.time.LocalDate;
import java.util.Comparator;
import org.duebook.models.contract.Party;

/**
 * A share as it was at the end of a day, and what became of it.
 *
 * @param party who owed it
 * @param practiceId the practice; with the account it names whose it is
 * @param accountId the account
 * @param claimId the claim
 * @param snapshotOn the features are as of the end of this day
 * @param ageDays days from {@code responsibleOn} to {@code snapshotOn}; 0 is the release
 * @param responsibleOn the day the share's clock began
 * @param openCents open at the snapshot
 * @param payerId the primary payer, or null
 * @param payerClass its class, or null
 * @param contractVersion version of the feature contract
 * @param contractHash its hash
 * @param features in the contract's order
 * @param late whether it was not settled within the horizon
 * @param horizonDays days after {@code responsibleOn}
 * @param outcomeOn the day on which that became known
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, only read, never compared.
public record Example(
    Party party,
    String practiceId,
    String accountId,
    String claimId,
    LocalDate snapshotOn,
    int ageDays,
    LocalDate responsibleOn,
    long openCents,
    String payerId,
    String payerClass,
    int contractVersion,
    String contractHash,
    double[] features,
    boolean late,
    int horizonDays,
    LocalDate outcomeOn) {
  /** The order in which examples are read and hashed, whatever file they came from. */
  static final Comparator<Example> ORDER =
      Comparator.comparing(Example::snapshotOn)
          .thenComparing(Example::practiceId)
          .thenComparing(Example::accountId)
          .thenComparing(Example::claimId)
          .thenComparing(Example::ageDays);

  /** Names the account among all practices. */
  public String accountKey() {
    return practiceId + ":" + accountId;
  }

  /** Names the snapshot: a later example of the same key replaces an earlier one. */
  String snapshotKey() {
    return accountKey() + ":" + claimId + ":" + party + ":" + ageDays;
  }

  /**
   * The first day on which every share that began with this one has its outcome: late ones last.
   */
  public LocalDate maturedOn() {
    return responsibleOn.plusDays(horizonDays + 1L);
  }

  /** Whether the features could already know the outcome. */
  boolean isDecidedAtSnapshot() {
    return ageDays >= horizonDays || !outcomeOn.isAfter(snapshotOn);
  }
}
