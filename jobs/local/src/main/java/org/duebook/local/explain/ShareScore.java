package org.duebook.local.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duebook.latepayment.LateFeature;
import org.duebook.latepayment.OpenShare;
import org.duebook.ledger.Party;
import org.duebook.models.scoring.LateModel;

/**
 * What a model says of one open share, and by what.
 *
 * @param claimId the claim
 * @param party who owes it
 * @param openCents what is open
 * @param responsibleOn the day its clock began
 * @param alreadyLate whether its horizon has passed: that is known, and the model is not asked
 * @param probability that it is paid late; 1 if it is late already; null without a model
 * @param modelId the model, or null without one
 * @param features what the model may know, in the order of the feature contract
 */
record ShareScore(
    String claimId,
    Party party,
    long openCents,
    LocalDate responsibleOn,
    boolean alreadyLate,
    Double probability,
    String modelId,
    List<Feature> features) {

  /**
   * One feature of a share.
   *
   * @param name in the feature contract
   * @param value as the model sees it
   * @param effect on the log-odds of paying late, or null without a model
   */
  record Feature(String name, double value, Double effect) {}

  /** Scores a share; the model may be null. */
  static ShareScore of(OpenShare share, LateModel model) {
    double[] values = share.features();
    Map<String, Double> effects = new HashMap<>();
    if (model != null) {
      model
          .strongest(values, share.payerId(), values.length)
          .forEach(effect -> effects.put(effect.feature(), effect.effect()));
    }
    List<Feature> features = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      String name = LateFeature.ALL.get(i).name();
      features.add(
          model == null
              ? new Feature(name, values[i], null)
              : new Feature(
                  name, model.value(values, i, share.payerId()), effects.getOrDefault(name, 0.0)));
    }
    Double asked = model == null ? null : model.probability(values, share.payerId());
    return new ShareScore(
        share.claimId(),
        share.party(),
        share.openCents(),
        share.responsibleOn(),
        share.isLate(),
        model == null ? null : share.isLate() ? Double.valueOf(1) : asked,
        model == null ? null : model.facts().modelId(),
        features);
  }
}
