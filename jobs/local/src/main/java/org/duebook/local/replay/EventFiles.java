package org.duebook.local.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.duebook.wire.EventTopic;

/**
 * The event files of a directory, by topic: {@code claims*.jsonl} and {@code claims*.avro}, and so
 * on for the other topics (contract page, section 1, "as files").
 *
 * @param byTopic files in order of their names; topics without files are absent
 */
public record EventFiles(Map<EventTopic, List<Path>> byTopic) {

  /** Looks a directory through; files of other names are left alone. */
  public static EventFiles in(Path directory) throws IOException {
    Map<EventTopic, List<Path>> byTopic = new EnumMap<>(EventTopic.class);
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(
              file -> {
                for (EventTopic topic : EventTopic.values()) {
                  if (holds(topic, file.getFileName().toString())) {
                    byTopic.computeIfAbsent(topic, t -> new ArrayList<>()).add(file);
                  }
                }
              });
    }
    return new EventFiles(byTopic);
  }

  private static boolean holds(EventTopic topic, String name) {
    return name.startsWith(topic.topicName())
        && (name.endsWith(EventFileReader.JSON_LINES) || name.endsWith(EventFileReader.AVRO));
  }

  /** Whether there is nothing to read. */
  public boolean isEmpty() {
    return byTopic.isEmpty();
  }

  /** Size of all files together, in bytes. */
  public long totalBytes() {
    return byTopic.values().stream().flatMap(List::stream).mapToLong(EventFiles::size).sum();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
