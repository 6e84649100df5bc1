package org.duebook.local.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.wire.EventTopic;
import org.duebook.wire.PlainJson;

/** Writes events as the files that a replay reads. */
public final class EventFileWriter {
  private EventFileWriter() {}

  /** One file a topic, in the order given; a topic without events gets none. */
  public static void writeJsonLines(Path directory, List<HistoryEvent> events) throws IOException {
    for (EventTopic topic : EventTopic.values()) {
      List<HistoryEvent> ofTopic = of(topic, events);
      if (!ofTopic.isEmpty()) {
        writeJsonLines(directory, topic.topicName() + ".jsonl", ofTopic);
      }
    }
  }

  /** One file of the given name. */
  public static void writeJsonLines(Path directory, String name, List<HistoryEvent> events)
      throws IOException {
    Files.createDirectories(directory);
    try (BufferedWriter lines = Files.newBufferedWriter(directory.resolve(name))) {
      for (HistoryEvent event : events) {
        lines.write(PlainJson.write(WireEvents.of(event)));
        lines.write('\n');
      }
    }
  }

  /** One Avro container file a topic, in the order given; a topic without events gets none. */
  public static void writeAvro(Path directory, List<HistoryEvent> events) throws IOException {
    for (EventTopic topic : EventTopic.values()) {
      List<HistoryEvent> ofTopic = of(topic, events);
      if (!ofTopic.isEmpty()) {
        writeAvro(directory, topic, topic.topicName() + ".avro", ofTopic);
      }
    }
  }

  /** One Avro container file of the given name, compressed, in blocks of a few hundred bytes. */
  public static void writeAvro(
      Path directory, EventTopic topic, String name, List<HistoryEvent> events) throws IOException {
    Files.createDirectories(directory);
    try (DataFileWriter<SpecificRecord> file =
        new DataFileWriter<>(new SpecificDatumWriter<>(topic.schema()))) {
      file.setCodec(CodecFactory.deflateCodec(6));
      file.setSyncInterval(512);
      file.create(topic.schema(), directory.resolve(name).toFile());
      for (HistoryEvent event : events) {
        file.append(WireEvents.of(event));
      }
    }
  }

  /** The events of a topic, in the order given. */
  public static List<HistoryEvent> of(EventTopic topic, List<HistoryEvent> events) {
    return events.stream().filter(event -> event.topic() == topic).toList();
  }
}
