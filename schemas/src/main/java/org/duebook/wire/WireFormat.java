package org.duebook.wire;

import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a record is written as bytes. The job knows no other way to read or write a record, so that
 * another framing (a schema registry's, say) is one more implementation.
 *
 * <p>An instance is not safe for use by several threads.
 */
public interface WireFormat extends Serializable {

  /** The bytes of a record. */
  byte[] encode(SpecificRecord record);

  /**
   * The record of the bytes.
   *
   * @param payload the bytes; null and empty are refused like any others that hold no record
   * @param recordClass the expected generated class
   * @throws UndecodableException if the bytes are no such record
   */
  <T extends SpecificRecord> T decode(byte[] payload, Class<T> recordClass)
      throws UndecodableException;

  /**
   * What can be told of an event at little cost.
   *
   * @throws UndecodableException if the bytes do not tell it
   */
  RecordHeader header(EventTopic topic, byte[] payload) throws UndecodableException;

  /** The record of a topic. */
  default SpecificRecord decode(byte[] payload, EventTopic topic) throws UndecodableException {
    return decode(payload, topic.recordClass());
  }
}
