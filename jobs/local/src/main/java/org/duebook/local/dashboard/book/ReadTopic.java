package org.duebook.local.dashboard.book;

import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.ModelQuality;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.TrainingExample;
import org.duebook.schemas.Worklist;

/** The topics that the dashboard reads: everything that a job writes, and nothing else. */
public enum ReadTopic {
  /** Figures of accounts. */
  ACCOUNT_KPIS("account-kpis", AccountKpis.class),
  /** Figures of portfolios. */
  PORTFOLIO_KPIS("portfolio-kpis", PortfolioKpis.class),
  /** Figures of portfolios at the end of each day. */
  PORTFOLIO_KPIS_DAILY("portfolio-kpis-daily", PortfolioKpisDaily.class),
  /** What to do about patients' accounts. */
  PATIENT_FOLLOW_UPS("patient-follow-ups", PatientFollowUp.class),
  /** What to do about claims with their payers. */
  PAYER_FOLLOW_UPS("payer-follow-ups", PayerFollowUp.class),
  /** The first follow-ups of each practice. */
  WORKLISTS("worklists", Worklist.class),
  /** What was known of shares and what became of them. */
  TRAINING_EXAMPLES("training-examples", TrainingExample.class),
  /** How well models foresaw it, week by week. */
  MODEL_QUALITY("model-quality", ModelQuality.class),
  /** What a person should look at. */
  LEDGER_EXCEPTIONS("ledger-exceptions", LedgerException.class),
  /** Records that were refused. */
  REJECTED_EVENTS("rejected-events", RejectedEvent.class);

  private final String topicName;
  private final Class<? extends SpecificRecord> recordClass;

  ReadTopic(String topicName, Class<? extends SpecificRecord> recordClass) {
    this.topicName = topicName;
    this.recordClass = recordClass;
  }

  /** Name of the topic, without a prefix. */
  public String topicName() {
    return topicName;
  }

  /** The generated class of its records. */
  public Class<? extends SpecificRecord> recordClass() {
    return recordClass;
  }

  /** The topic of a name, if the dashboard reads it. */
  static Optional<ReadTopic> named(String topicName) {
    return Arrays.stream(values()).filter(topic -> topic.topicName.equals(topicName)).findFirst();
  }
}
