package org.duebook.models.card;

import java.util.List;
import org.duebook.models.contract.Party;
import org.duebook.models.scoring.ModelFacts;

/** Sentences that a card says in Markdown and in JSON. */
final class CardWords {
  static final List<String> NOT_FOR =
      List.of(
          "It decides nothing about care: who is seen, when, or how.",
          "It decides nothing about charity or assistance.",
          "It sets no terms of payment plans, no fees and no interest.",
          "It is no credit score, and says nothing about a person outside this office's billing.");

  static final String REPLAY =
      "java -jar duebook.jar replay --input YOUR-HISTORY --output YOUR-OUTPUT";

  private CardWords() {}

  static String purpose(ModelFacts facts) {
    return facts.party() == Party.PATIENT
        ? "Tells how likely a patient's share is not to be settled, in money, within "
            + facts.horizonDays()
            + " days of the day the patient became responsible. It orders outreach: whom to remind"
            + " or call first."
        : "Tells how likely an insurer's balance is not to be settled, in money, within "
            + facts.horizonDays()
            + " days of billing. It orders follow-ups: which claim to look after first.";
  }

  static String train(ModelFacts facts) {
    return "java -jar duebook.jar train --examples YOUR-OUTPUT --party "
        + facts.party()
        + " --output models/artifacts/YOUR-MODEL";
  }
}
