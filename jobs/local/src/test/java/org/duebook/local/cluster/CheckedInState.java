package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a version of Duebook left behind when it was stopped, with all that is needed to go on from
 * it: its savepoint, what lay in its topics, and what was sent after it. It is never written again,
 * since its state has to be read for ever.
 *
 * @param directory named after the version
 */
record CheckedInState(Path directory) {
  private static final Path FOLDER = Path.of("src/test/resources/savepoints");

  /** The state of a version, be it there or not. */
  static CheckedInState of(String version) {
    return new CheckedInState(FOLDER.resolve(version));
  }

  /** Every version whose state is there. */
  static List<CheckedInState> all() throws IOException {
    try (Stream<Path> directories = Files.list(FOLDER)) {
      return directories.filter(Files::isDirectory).sorted().map(CheckedInState::new).toList();
    }
  }

  /** Whether it has to be written now: asked for, and not there. */
  boolean isWanted() {
    return Boolean.getBoolean("duebook.check-in-state") && !Files.exists(directory);
  }

  /** The directory of the savepoint. */
  Path savepoint() {
    return directory.resolve("savepoint");
  }

  /** What lay in the topics when the job was stopped: events and outputs. */
  List<ProducerRecord<byte[], byte[]>> topics() throws IOException {
    return TopicContents.read(topicsFile());
  }

  /** The events that were sent after it. */
  List<ProducerRecord<byte[], byte[]>> sentLater() throws IOException {
    return TopicContents.read(laterFile());
  }

  private Path topicsFile() {
    return directory.resolve("topics.gz");
  }

  private Path laterFile() {
    return directory.resolve("sent-later.gz");
  }

  /** Writes it. */
  void write(
      Path stoppedAt,
      List<ProducerRecord<byte[], byte[]>> topics,
      List<ProducerRecord<byte[], byte[]>> sentLater)
      throws IOException {
    Files.createDirectories(savepoint());
    for (Path file : filesIn(stoppedAt)) {
      Path copy = savepoint().resolve(stoppedAt.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    TopicContents.write(topicsFile(), topics);
    TopicContents.write(laterFile(), sentLater);
  }

  /** Checks that nothing in the savepoint tells on which machine, or where on it, it was made. */
  void mustNameNoMachine() throws IOException {
    List<String> traces =
        List.of(
            "file:",
            "127.0.0.1",
            "localhost",
            System.getProperty("java.io.tmpdir"),
            System.getProperty("user.dir"));
    for (Path file : filesIn(savepoint())) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(traces.stream().filter(bytes::contains)).as(file.toString()).isEmpty();
    }
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Override
  public String toString() {
    return directory.getFileName().toString();
  }
}
