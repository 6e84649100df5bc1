package org.duebook.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.RejectionReason;

/** A record as one line of plain JSON in UTF-8, see {@link PlainJson}. */
public final class PlainJsonWireFormat implements WireFormat {
  private static final long serialVersionUID = 1L;

  /** A format; it has no settings. */
  public PlainJsonWireFormat() {}

  @Override
  public byte[] encode(SpecificRecord record) {
    return PlainJson.writeBytes(record);
  }

  @Override
  public <T extends SpecificRecord> T decode(byte[] payload, Class<T> recordClass)
      throws UndecodableException {
    return PlainJson.read(payload, recordClass);
  }

  @Override
  public RecordHeader header(EventTopic topic, byte[] payload) throws UndecodableException {
    try (JsonParser parser = PlainJson.parser(payload)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean found = parser.currentName().equals("occurredAt");
          parser.nextToken();
          if (found) {
            return new RecordHeader(PlainJson.instant("occurredAt", parser).toEpochMilli());
          }
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw PlainJson.unreadable(e);
    }
    throw new UndecodableException(
        RejectionReason.MISSING_FIELD, "occurredAt: absent (expected: an instant)");
  }
}
