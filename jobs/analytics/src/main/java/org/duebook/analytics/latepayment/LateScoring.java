package org.duebook.analytics.latepayment;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duebook.followup.LateScore;
import org.duebook.followup.Scores;
import org.duebook.latepayment.AccountShares;
import org.duebook.latepayment.LateFeature;
import org.duebook.latepayment.OpenShare;
import org.duebook.ledger.Party;
import org.duebook.models.scoring.LateModel;

/**
 * What the models say of one account, worked out only when it is asked for.
 *
 * <p>A share whose horizon has passed is late: that is known and no model is asked. Of several open
 * shares of a patient the probability is the part of the money that is expected to be late; the
 * explanation is that of the share from which most is expected to be late, and names no feature
 * that is the other side's own: the patient's does not say that a payer denied.
 */
public final class LateScoring implements Scores {
  private static final int REASONS = 3;
  private static final Set<String> TOLD_TO_PATIENT = toldTo(Party.PATIENT);
  private static final Set<String> TOLD_TO_INSURER = toldTo(Party.INSURER);

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

  private static Set<String> toldTo(Party party) {
    return LateFeature.ALL.stream()
        .filter(feature -> feature.isToldTo(party))
        .map(LateFeature::name)
        .collect(Collectors.toUnmodifiableSet());
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
        : score(shares().open(Party.PATIENT), patientModel, TOLD_TO_PATIENT);
  }

  @Override
  public LateScore claim(String claimId) {
    if (insurerModel == null) {
      return LateScore.missing();
    }
    OpenShare share = shares().open(claimId, Party.INSURER);
    return share == null
        ? LateScore.missing()
        : score(List.of(share), insurerModel, TOLD_TO_INSURER);
  }

  private static LateScore score(List<OpenShare> shares, LateModel model, Set<String> told) {
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
    int untold = LateFeature.ALL.size() - told.size();
    List<LateScore.Effect> effects =
        model.strongest(featuresOfMost, most.payerId(), REASONS + untold).stream()
            .filter(effect -> told.contains(effect.feature()))
            .limit(REASONS)
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
