package org.duebook.local.simulator;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.wire.EventTopic;
import org.duebook.wire.PlainJson;

/**
 * The event files of a history, one a topic (contract page, section 1, "as files"). Files of an
 * earlier history in the directory are replaced, of whichever format they are.
 */
final class HistoryFiles implements Closeable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final Map<EventTopic, TopicFile> files = new EnumMap<>(EventTopic.class);

  /** How events are written. */
  enum Format {
    /** One event a line, in the plain JSON form. */
    JSONL,
    /** Avro container files, not compressed. */
    AVRO;

    Path file(Path directory, EventTopic topic) {
      return directory.resolve(topic.topicName() + "." + name().toLowerCase(Locale.ROOT));
    }
  }

  private interface TopicFile extends Closeable {
    void write(SpecificRecord record) throws IOException;
  }

  /** Opens the files in a directory, which is made if absent. */
  HistoryFiles(Path directory, Format format) throws IOException {
    Files.createDirectories(directory);
    for (EventTopic topic : EventTopic.values()) {
      for (Format either : Format.values()) {
        Files.deleteIfExists(either.file(directory, topic));
      }
      Path file = format.file(directory, topic);
      files.put(
          topic, format == Format.JSONL ? new JsonLines(file) : new AvroContainer(file, topic));
    }
  }

  void write(SimulatedEvent event) throws IOException {
    files.get(event.topic()).write(event.record());
  }

  @Override
  public void close() throws IOException {
    for (TopicFile file : files.values()) {
      file.close();
    }
  }

  private static final class JsonLines implements TopicFile {
    private final BufferedWriter writer;

    JsonLines(Path file) throws IOException {
      this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    @Override
    public void write(SpecificRecord record) throws IOException {
      writer.write(PlainJson.write(record));
      writer.write('\n');
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  private static final class AvroContainer implements TopicFile {
    private final DataFileWriter<SpecificRecord> writer;

    AvroContainer(Path file, EventTopic topic) throws IOException {
      OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
      SpecificData data = SpecificData.getForClass(topic.recordClass());
      this.writer = new DataFileWriter<>(new SpecificDatumWriter<>(topic.schema(), data));
      writer.create(topic.schema(), bytes, blockMark(topic));
    }

    // Avro would draw the mark between blocks; the same history is to be the same bytes.
    private static byte[] blockMark(EventTopic topic) {
      long name = topic.topicName().hashCode();
      return ByteBuffer.allocate(2 * Long.BYTES)
          .putLong(Chance.mix(name))
          .putLong(Chance.mix(~name))
          .array();
    }

    @Override
    public void write(SpecificRecord record) throws IOException {
      writer.append(record);
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
