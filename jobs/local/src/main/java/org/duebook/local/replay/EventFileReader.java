package org.duebook.local.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.wire.EventTopic;
import org.duebook.wire.UndecodableException;
import org.duebook.wire.WireFormat;

/**
 * Reads one event file, record by record. What can't be read is a record as well: the job refuses
 * it by its place.
 */
public interface EventFileReader extends Closeable {
  /** Ending of files with one JSON object a line. */
  String JSON_LINES = ".jsonl";

  /** Ending of Avro container files. */
  String AVRO = ".avro";

  /** The next record, or null at the end of the file. */
  IncomingRecord next() throws IOException;

  /** How far the file is read, in bytes. */
  long position() throws IOException;

  /** Opens a file by its ending. */
  static EventFileReader open(EventTopic topic, Path file) throws IOException {
    return file.toString().endsWith(AVRO)
        ? new AvroFileReader(topic, file)
        : new JsonLinesReader(topic, file);
  }

  /** A record with its event time, as far as the bytes tell. */
  static IncomingRecord record(
      EventTopic topic, Path file, long number, byte[] payload, WireFormat wireFormat) {
    long occurredAt;
    try {
      occurredAt = wireFormat.header(topic, payload).occurredAt();
    } catch (UndecodableException e) {
      // The intake decodes it again and refuses it with the reason.
      occurredAt = IncomingRecord.UNKNOWN_TIME;
    }
    return new IncomingRecord(topic, file.getFileName().toString(), 0, number, occurredAt, payload);
  }
}
