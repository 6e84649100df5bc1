package org.duebook.analytics;

/** The topics that the job writes. Their keys are text a person can read. */
public enum OutputTopic {
  /** Figures of an account, an upsert by {@code practiceId:accountId}. */
  ACCOUNT_KPIS("account-kpis", true),
  /** Figures of a portfolio, an upsert by its readable key. */
  PORTFOLIO_KPIS("portfolio-kpis", true),
  /** Figures of a portfolio at the end of a business day, keyed by {@code portfolio@day}. */
  PORTFOLIO_KPIS_DAILY("portfolio-kpis-daily", true),
  /** The next best action with a patient, an upsert by {@code practiceId:accountId}. */
  PATIENT_FOLLOW_UPS("patient-follow-ups", true),
  /** The next best action with a payer, an upsert by {@code practiceId:claimId}. */
  PAYER_FOLLOW_UPS("payer-follow-ups", true),
  /** The most pressing follow-ups of a practice, an upsert by {@code practiceId}. */
  WORKLISTS("worklists", true),
  /** Shares as they stood, with what became of them, an upsert by share and snapshot. */
  TRAINING_EXAMPLES("training-examples", true),
  /** How a model did in a business week, an upsert by model, role and week. */
  MODEL_QUALITY("model-quality", true),
  /** What a person should look at; each said once. Keyed like the accounts. */
  LEDGER_EXCEPTIONS("ledger-exceptions", false),
  /** Refused records, keyed by {@code topic:partition:offset}. */
  REJECTED_EVENTS("rejected-events", false);

  private final String topicName;
  private final boolean upsert;

  OutputTopic(String topicName, boolean upsert) {
    this.topicName = topicName;
    this.upsert = upsert;
  }

  /** Name of the topic, and of the file of a replay. */
  public String topicName() {
    return topicName;
  }

  /** Whether the latest record of a key is the truth, so that the topic may be compacted. */
  public boolean isUpsert() {
    return upsert;
  }
}
