package org.duebook.local.replay;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableFileInput;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;

/**
 * Reads an Avro container file whose schema is, or can be resolved to, the topic's. A record's
 * number counts from 1.
 *
 * <p>A block that can't be read is one refused record; reading goes on behind the next sync marker.
 * A file that is no Avro file at all, or of a schema that can't be resolved, is one refused record.
 */
final class AvroFileReader implements EventFileReader {
  /** Stands for bytes that can't be read; it decodes in no format. */
  private static final byte[] UNREADABLE = {0};

  private final EventTopic topic;
  private final Path file;

  /** Of its own: a wire format is not safe for several threads, and files are read by several. */
  private final SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();

  private final SeekableFileInput input;
  private DataFileReader<SpecificRecord> reader;
  private long number;

  AvroFileReader(EventTopic topic, Path file) throws IOException {
    this.topic = topic;
    this.file = file;
    this.input = new SeekableFileInput(file.toFile());
  }

  @Override
  public IncomingRecord next() throws IOException {
    if (number == 0) {
      try {
        reader = new DataFileReader<>(input, new SpecificDatumReader<>(topic.schema()));
      } catch (IOException | AvroRuntimeException e) {
        return unreadable();
      }
    }
    if (reader == null) {
      return null;
    }
    try {
      if (!reader.hasNext()) {
        return null;
      }
      byte[] payload = wireFormat.encode(reader.next());
      number++;
      return EventFileReader.record(topic, file, number, payload, wireFormat);
    } catch (RuntimeException e) {
      // From where the bad block began, the next mark is the one that ends it.
      reader.sync(reader.previousSync());
      return unreadable();
    }
  }

  private IncomingRecord unreadable() {
    number++;
    return EventFileReader.record(topic, file, number, UNREADABLE, wireFormat);
  }

  @Override
  public long position() throws IOException {
    return input.tell();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
