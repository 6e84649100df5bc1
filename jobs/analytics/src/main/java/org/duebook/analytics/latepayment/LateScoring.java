package org.duebook.analytics.latepayment;

import java.util.List;
import java.util.function.Supplier;
import org.duebook.followup.LateScore;
import org.duebook.followup.Scores;
import org.duebook.latepayment.AccountShares;
import org.duebook.latepayment.OpenShare;
import org.duebook.ledger.Party;
import org.duebook.models.scoring.LateModel;

/**
 * What the models say of one account, worked out only when it is asked for.
 *
 * <p>A share whose horizon has passed is late: that is known and no model is asked. Of several open
 * shares of a patient the probability is the part of the money that is expected to be late; the
 * explanation is that of the share from which most is expected to be late.
 */
public final class LateScoring implements Scores {
  private static final int REASONS = 3;

  private final Supplier<AccountShares> shares;
  private final LateModel patientModel;
  private final LateModel insurerModel;
  private AccountShares read;

  /**
   * Scores of an account.
   *
   * @param shares reads the account's shares
   * @param patientModel for what patients owe, or null
   * @param insurerModel for what insurers owe, or null
   */
  public LateScoring(
      Supplier<AccountShares> shares, LateModel patientModel, LateModel insurerModel) {
    this.shares = shares;
    this.patientModel = patientModel;
    this.insurerModel = insurerModel;
  }

  private AccountShares shares() {
    if (read == null) {
      read = shares.get();
    }
    return read;
  }

  @Override
  public LateScore patient() {
    return patientModel == null
        ? LateScore.missing()
        : score(shares().open(Party.PATIENT), patientModel);
  }

  @Override
  public LateScore claim(String claimId) {
    if (insurerModel == null) {
      return LateScore.missing();
    }
    OpenShare share = shares().open(claimId, Party.INSURER);
    return share == null ? LateScore.missing() : score(List.of(share), insurerModel);
  }

  private static LateScore score(List<OpenShare> shares, LateModel model) {
    double expected = 0;
    long open = 0;
    double mostExpected = -1;
    double[] featuresOfMost = null;
    OpenShare most = null;
    for (OpenShare share : shares) {
      double[] features = share.features();
      double probability = share.isLate() ? 1 : model.probability(features, share.payerId());
      double expectedOfShare = probability * share.openCents();
      if (Double.isNaN(expectedOfShare)) {
        return LateScore.missing();
      }
      expected += expectedOfShare;
      open += share.openCents();
      if (expectedOfShare > mostExpected) {
        mostExpected = expectedOfShare;
        featuresOfMost = features;
        most = share;
      }
    }
    if (most == null) {
      return LateScore.missing();
    }
    List<LateScore.Effect> effects =
        model.strongest(featuresOfMost, most.payerId(), REASONS).stream()
            .map(effect -> new LateScore.Effect(effect.feature(), effect.effect()))
            .toList();
    return new LateScore(
        Math.min(1, expected / open),
        Math.round(expected),
        false,
        model.facts().modelId(),
        effects);
  }
}
