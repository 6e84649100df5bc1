package org.duebook.connect;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** How records of one contract look to Kafka Connect. */
interface ConnectForm {
  /** Schema of every record. */
  Schema schema();

  /** A record in this form. */
  Struct of(SpecificRecord record);
}
