package org.duebook.wire;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.PaymentEvent;

/**
 * The five kinds of event that come in (contract page, section 1). Their order is part of stored
 * bytes: append only.
 */
public enum EventTopic {
  /** What practices send to payers. */
  CLAIMS("claims", ClaimEvent.class),
  /** What payers decide. */
  EOBS("eobs", EobEvent.class),
  /** Money. */
  PAYMENTS("payments", PaymentEvent.class),
  /** Write-offs. */
  ADJUSTMENTS("adjustments", AdjustmentEvent.class),
  /** What was done and said. */
  ACTIVITIES("activities", ActivityEvent.class);

  private final String topicName;
  private final Class<? extends SpecificRecord> recordClass;

  EventTopic(String topicName, Class<? extends SpecificRecord> recordClass) {
    this.topicName = topicName;
    this.recordClass = recordClass;
  }

  /** Name of the topic, and how the names of its files begin. */
  public String topicName() {
    return topicName;
  }

  /** The generated class of its records. */
  public Class<? extends SpecificRecord> recordClass() {
    return recordClass;
  }

  /** The schema of its records in this release. */
  public Schema schema() {
    return GeneratedRecords.schemaOf(recordClass);
  }
}
