package org.duebook.wire;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.ModelAnnouncement;
import org.duebook.schemas.PolicyAnnouncement;

/**
 * The topics that come in and steer the running job. Their records belong to no account and are no
 * events of the business.
 */
public enum ControlTopic {
  /** Models that take over, run beside, or are taken out. */
  MODELS("models", ModelAnnouncement.class),
  /** Follow-up policies. */
  POLICIES("policies", PolicyAnnouncement.class);

  private final String topicName;
  private final Class<? extends SpecificRecord> recordClass;

  ControlTopic(String topicName, Class<? extends SpecificRecord> recordClass) {
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
