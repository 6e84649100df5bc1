package org.duebook.local.replay;

import org.apache.avro.specific.SpecificRecord;
import org.duebook.wire.EventTopic;
import org.duebook.wire.PlainJsonWireFormat;
import org.duebook.wire.RecordHeader;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;
import org.duebook.wire.WireFormat;

/**
 * The payloads of a replay: what comes in is a JSON line or, out of an Avro file, a single object;
 * what goes out is a JSON line.
 */
public final class FileWireFormat implements WireFormat {
  private static final long serialVersionUID = 1L;
  private static final byte SINGLE_OBJECT_MARK = (byte) 0xC3;

  private final SingleObjectWireFormat singleObject = new SingleObjectWireFormat();
  private final PlainJsonWireFormat plainJson = new PlainJsonWireFormat();

  /** Not safe for use by several threads. */
  public FileWireFormat() {}

  @Override
  public byte[] encode(SpecificRecord record) {
    return plainJson.encode(record);
  }

  @Override
  public <T extends SpecificRecord> T decode(byte[] payload, Class<T> recordClass)
      throws UndecodableException {
    return formatOf(payload).decode(payload, recordClass);
  }

  @Override
  public RecordHeader header(EventTopic topic, byte[] payload) throws UndecodableException {
    return formatOf(payload).header(topic, payload);
  }

  private WireFormat formatOf(byte[] payload) {
    return payload.length > 0 && payload[0] == SINGLE_OBJECT_MARK ? singleObject : plainJson;
  }
}
